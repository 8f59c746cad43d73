package chatclique.e2e;

import java.net.http.HttpClient;
import java.util.Map;

/**
 * Keycloak's admin API on its inner port, which the gateway never shows: makes time pass faster, and does what an
 * administrator does to an account.
 */
record KeycloakAdmin(Api api) implements AutoCloseable {

    private static final int DEFAULT_SECONDS = 300;
    private static final String REALM = "/auth/admin/realms/chatclique";

    static KeycloakAdmin open(Stack stack) {
        return new KeycloakAdmin(
                new Api(HttpClient.newHttpClient(), inner(stack), Map.of("Authorization", "Bearer " + token(stack))));
    }

    /** The administrator's own token, of another realm than ours. */
    static String token(Stack stack) {
        Api.Answer token = Account.form(
                new Api(HttpClient.newHttpClient(), inner(stack), Map.of()),
                inner(stack) + "/auth/realms/master/protocol/openid-connect/token",
                Map.of(
                        "grant_type", "password",
                        "client_id", "admin-cli",
                        "username", "admin",
                        "password", stack.secret("keycloak-admin")));
        return token.expect(200).at("/access_token").asString();
    }

    KeycloakAdmin accessTokenSeconds(int seconds) {
        var answer = api.send("PUT", REALM, "{\"accessTokenLifespan\":" + seconds + "}");
        answer.expect(204);
        return this;
    }

    void enable(String username, boolean isEnabled) {
        api.send("PUT", user(username), "{\"enabled\":" + isEnabled + "}").expect(204);
    }

    /** Revokes all logins of somebody. */
    void logOut(String username) {
        api.send("POST", user(username) + "/logout", null).expect(204);
    }

    private String user(String username) {
        Api.Answer found =
                api.get(REALM + "/users?exact=true&username=" + username).expect(200);
        return REALM + "/users/" + found.at("/0/id").asString();
    }

    private static String inner(Stack stack) {
        return "http://localhost:" + stack.port(Stack.Part.KEYCLOAK);
    }

    @Override
    public void close() {
        accessTokenSeconds(DEFAULT_SECONDS);
    }
}
