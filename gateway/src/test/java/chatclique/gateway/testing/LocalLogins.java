package chatclique.gateway.testing;

import chatclique.auth.testing.TestIssuer;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.ParseException;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import tools.jackson.databind.json.JsonMapper;

/** The logins at {@link LocalKeycloak}: codes, refresh tokens that are good once, and what users say of themselves. */
final class LocalLogins {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String CLIENT = "chatclique-gateway";

    private final ConcurrentMap<String, Begun> codes = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, Login> refreshTokens = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, Map<String, List<String>>> attributes = new ConcurrentHashMap<>();

    /** Whether a request is one that Keycloak would take: our client, a code flow, with PKCE by SHA-256. */
    static boolean isOfGateway(Map<String, String> query) {
        return CLIENT.equals(query.get("client_id"))
                && "code".equals(query.get("response_type"))
                && "S256".equals(query.get("code_challenge_method"))
                && (LocalKeycloak.PUBLIC + "/auth/callback").equals(query.get("redirect_uri"));
    }

    /** The code for a login that begins. */
    String begin(Map<String, String> query) {
        String code = UUID.randomUUID().toString();
        codes.put(code, new Begun(query.get("user"), query.get("nonce"), query.get("code_challenge")));
        return code;
    }

    /** Null when the code is spent or unknown, or the verifier isn't the challenge's. */
    Granted redeem(Map<String, String> form) {
        Begun begun = codes.remove(form.getOrDefault("code", ""));
        return begun == null || !begun.challenge().equals(challenge(form.get("code_verifier")))
                ? null
                : grant(new Login(begun.user(), UUID.randomUUID().toString(), begun.nonce()));
    }

    /** Null when the token is spent or its login has ended. */
    Granted refresh(String token) {
        Login login = refreshTokens.remove(token);
        return login == null ? null : grant(login);
    }

    void end(String refreshToken) {
        refreshTokens.remove(refreshToken);
    }

    boolean hasLogin(String user) {
        return refreshTokens.values().stream().anyMatch(login -> login.user().equals(user));
    }

    void endOfIdToken(String idToken) {
        String session = claim(idToken, "sid");
        refreshTokens.values().removeIf(login -> login.session().equals(session));
    }

    /** The account of a token's user, with the change when one is given. */
    String account(String token, String change) {
        String user = claim(token, "sub");
        if (!change.isEmpty()) {
            Map<String, List<String>> changed = new LinkedHashMap<>();
            JSON.readTree(change)
                    .path("attributes")
                    .forEachEntry((name, values) ->
                            changed.put(name, List.of(values.path(0).asString())));
            attributes.put(user, changed);
        }
        return JSON.writeValueAsString(
                Map.of("username", user, "attributes", attributes.getOrDefault(user, Map.of()), "email", "kept"));
    }

    /** Shows a request that is none of the above, as it came. */
    String seen(HttpExchange exchange) {
        return JSON.writeValueAsString(Map.of(
                "method",
                exchange.getRequestMethod(),
                "target",
                exchange.getRequestURI().toString(),
                "headers",
                exchange.getRequestHeaders()));
    }

    static boolean isGateway(HttpExchange exchange) {
        String pair = Base64.getEncoder().encodeToString((CLIENT + ":" + CLIENT).getBytes(StandardCharsets.UTF_8));
        return ("Basic " + pair).equals(exchange.getRequestHeaders().getFirst("Authorization"));
    }

    private Granted grant(Login login) {
        String refreshToken = "refresh-" + UUID.randomUUID();
        refreshTokens.put(refreshToken, login);
        return new Granted(login, refreshToken, attributes.getOrDefault(login.user(), Map.of()));
    }

    private static String challenge(String verifier) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(MessageDigest.getInstance("SHA-256")
                            .digest(String.valueOf(verifier).getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String claim(String token, String name) {
        try {
            return SignedJWT.parse(token).getJWTClaimsSet().getStringClaim(name);
        } catch (ParseException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private record Begun(String user, String nonce, String challenge) {}

    private record Login(String user, String session, String nonce) {}

    /** What the token endpoint gives. */
    record Granted(Login login, String refreshToken, Map<String, List<String>> attributes) {

        String json(Date accessUntil) {
            String issuer = LocalKeycloak.PUBLIC + LocalKeycloak.REALM;
            String access = TestIssuer.shared().token(login.user(), claims -> {
                attributes.forEach((name, values) -> claims.claim(name, values.getFirst()));
                return claims.issuer(issuer)
                        .jwtID(UUID.randomUUID().toString())
                        .issueTime(Date.from(accessUntil.toInstant().minusSeconds(600)))
                        .expirationTime(accessUntil);
            });
            String id = TestIssuer.shared()
                    .token(
                            login.user(),
                            claims -> claims.issuer(issuer)
                                    .audience(CLIENT)
                                    .claim("typ", "ID")
                                    .claim("sid", login.session())
                                    .claim("nonce", login.nonce()));
            return JSON.writeValueAsString(Map.of(
                    "access_token",
                    access,
                    "refresh_token",
                    refreshToken,
                    "id_token",
                    id,
                    "token_type",
                    "Bearer",
                    "expires_in",
                    300,
                    "scope",
                    "openid profile"));
        }
    }
}
