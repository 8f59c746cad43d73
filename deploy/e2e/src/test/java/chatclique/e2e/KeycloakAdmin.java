package chatclique.e2e;

import java.util.Map;

/** Keycloak's admin API on its inner port, which the gateway never shows; used only to make time pass faster. */
record KeycloakAdmin(Api api) implements AutoCloseable {

    private static final int DEFAULT_SECONDS = 300;

    static KeycloakAdmin open(Stack stack) {
        String inner = "http://localhost:" + stack.port(Stack.Part.KEYCLOAK);
        Api.Answer token = Account.form(
                new Api(java.net.http.HttpClient.newHttpClient(), inner, Map.of()),
                inner + "/auth/realms/master/protocol/openid-connect/token",
                Map.of(
                        "grant_type", "password",
                        "client_id", "admin-cli",
                        "username", "admin",
                        "password", stack.secret("keycloak-admin")));
        String access = token.expect(200).at("/access_token").asString();
        return new KeycloakAdmin(
                new Api(java.net.http.HttpClient.newHttpClient(), inner, Map.of("Authorization", "Bearer " + access)));
    }

    KeycloakAdmin accessTokenSeconds(int seconds) {
        var answer = api.send("PUT", "/auth/admin/realms/chatclique", "{\"accessTokenLifespan\":" + seconds + "}");
        answer.expect(204);
        return this;
    }

    @Override
    public void close() {
        accessTokenSeconds(DEFAULT_SECONDS);
    }
}
