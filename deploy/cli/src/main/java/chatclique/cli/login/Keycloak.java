package chatclique.cli.login;

import chatclique.cli.http.Answer;
import chatclique.cli.http.Server;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** The login's own addresses, behind the gateway. */
record Keycloak(Server server) {

    private static final String BASE = "/auth/realms/chatclique/protocol/openid-connect/";
    private static final String CLIENT = "chatclique-cli";

    /** The session of a device doesn't end with the browser's in which its code was typed. */
    private static final String SCOPE = "offline_access";

    private static final String DEVICE_GRANT = "urn:ietf:params:oauth:grant-type:device_code";

    /** A code to type into a browser: RFC 8628, section 3.1. */
    Answer device(Pkce pkce) {
        return post(
                "auth/device",
                Map.of("scope", SCOPE, "code_challenge", pkce.challenge(), "code_challenge_method", "S256"));
    }

    /** Tokens, if the person has said yes by now: RFC 8628, section 3.4. */
    Answer tokens(String deviceCode, Pkce pkce) {
        return post(
                "token",
                Map.of("grant_type", DEVICE_GRANT, "device_code", deviceCode, "code_verifier", pkce.verifier()));
    }

    Answer refresh(String refreshToken) {
        return post("token", Map.of("grant_type", "refresh_token", "refresh_token", refreshToken));
    }

    /** Ends the login that a refresh token stands for: RFC 7009. */
    Answer revoke(String refreshToken) {
        return post("revoke", Map.of("token", refreshToken, "token_type_hint", "refresh_token"));
    }

    private Answer post(String path, Map<String, String> fields) {
        String form = "client_id=" + CLIENT
                + fields.entrySet().stream()
                        .map(field -> "&" + field.getKey() + "="
                                + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining());
        return server.send(server.request(BASE + path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json")
                .POST(BodyPublishers.ofString(form))
                .build());
    }
}
