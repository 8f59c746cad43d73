package chatclique.e2e;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.node.ObjectNode;

/** Tokens that must open nothing: of another kind, realm, client or maker. */
final class Tokens {

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private Tokens() {}

    /** Each with what is wrong with it. */
    static List<Map.Entry<String, String>> bad(Stack stack, String good) {
        List<Map.Entry<String, String>> all = new ArrayList<>();
        all.add(Map.entry("garbage", "garbage"));
        all.add(Map.entry("three parts of nothing", "a.b.c"));
        all.add(Map.entry("an ID token", granted(stack, trial("id_token"), "id_token")));
        all.add(Map.entry("a refresh token", granted(stack, trial("refresh_token"), "refresh_token")));
        all.add(Map.entry("no audience", granted(stack, withoutAudience(), "access_token")));
        all.add(Map.entry("a service, not a user", ofAService(stack)));
        all.add(Map.entry("another realm", KeycloakAdmin.token(stack)));
        all.addAll(forged(stack, good));
        return all;
    }

    /** The token with which pictures are delivered to the log: role service, and no user. */
    static String ofAService(Stack stack) {
        return granted(
                stack,
                Map.of(
                        "grant_type", "client_credentials",
                        "client_id", "chatclique-image-service",
                        "client_secret", stack.secret("image-client")),
                "access_token");
    }

    private static List<Map.Entry<String, String>> forged(Stack stack, String good) {
        String[] parts = good.split("\\.");
        String kid = Api.JSON.readTree(decoded(parts[0])).at("/kid").asString();
        ObjectNode claims = (ObjectNode) Api.JSON.readTree(decoded(parts[1]));
        String same = encoded(claims.toString());
        String another = encoded(claims.deepCopy()
                .put("sub", "00000000-0000-0000-0000-000000000000")
                .toString());
        String publicKey = Account.browser(stack)
                .get("/auth/realms/chatclique")
                .expect(200)
                .at("/public_key")
                .asString();
        return List.of(
                Map.entry("another subject under a good signature", parts[0] + "." + another + "." + parts[2]),
                Map.entry("no signature", encoded("{\"alg\":\"none\",\"typ\":\"JWT\"}") + "." + same + "."),
                Map.entry("no signature, oddly written", encoded("{\"alg\":\"nOnE\"}") + "." + same + "."),
                Map.entry("the good signature cut off", parts[0] + "." + parts[1] + "."),
                Map.entry("signed by a stranger's key", signed(kid, same)),
                Map.entry("signed by the public key as a secret", sealed(kid, same, publicKey)));
    }

    private static Map<String, String> trial(String kind) {
        return Account.trial("demo", "demo", kind.equals("id_token") ? "openid" : "profile");
    }

    /** Keycloak's own client for its command line, whose tokens name no audience of ours. */
    private static Map<String, String> withoutAudience() {
        return Map.of("grant_type", "password", "client_id", "admin-cli", "username", "demo", "password", "demo");
    }

    private static String granted(Stack stack, Map<String, String> form, String kind) {
        return Account.token(stack, form).expect(200).at("/" + kind).asString();
    }

    private static String signed(String kid, String claims) {
        String head = encoded("{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"" + kid + "\"}") + "." + claims;
        try {
            KeyPairGenerator keys = KeyPairGenerator.getInstance("RSA");
            keys.initialize(2048);
            PrivateKey own = keys.generateKeyPair().getPrivate();
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(own);
            signature.update(head.getBytes(StandardCharsets.US_ASCII));
            return head + "." + BASE64.encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String sealed(String kid, String claims, String publicKey) {
        String head = encoded("{\"alg\":\"HS256\",\"typ\":\"JWT\",\"kid\":\"" + kid + "\"}") + "." + claims;
        try {
            Mac seal = Mac.getInstance("HmacSHA256");
            seal.init(new SecretKeySpec(Base64.getDecoder().decode(publicKey), "HmacSHA256"));
            return head + "." + BASE64.encodeToString(seal.doFinal(head.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String json) {
        return BASE64.encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] decoded(String part) {
        return Base64.getUrlDecoder().decode(part);
    }
}
