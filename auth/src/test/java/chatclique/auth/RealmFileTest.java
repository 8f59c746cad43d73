package chatclique.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What must hold in the realm's files, whoever edits them. */
class RealmFileTest {

    private static final Path REALM = Path.of("realm/chatclique-realm.json");
    private static final Path OVERLAY = Path.of("realm/local-overlay");
    private static final Path MESSAGES = Path.of("theme/chatclique/login/messages");

    @Test
    void redirectsAreExactAndTheCodeFlowNeedsS256() throws IOException {
        JsonNode gateway = client("chatclique-gateway");
        assertThat(gateway.get("rootUrl").asString()).isEqualTo("${authBaseUrl}");
        assertThat(texts(gateway.get("redirectUris"))).containsExactly("/callback");
        JsonNode attributes = gateway.get("attributes");
        assertThat(attributes.get("post.logout.redirect.uris").asString()).isEqualTo("/signed-out");
        assertThat(attributes.get("pkce.code.challenge.method").asString()).isEqualTo("S256");
    }

    @Test
    void nobodyGetsATokenForAPasswordOutsideTheOverlay() throws IOException {
        for (JsonNode client : json(REALM).get("clients")) {
            assertThat(client.get("directAccessGrantsEnabled").asBoolean())
                    .as(client.get("clientId").asString())
                    .isFalse();
            assertThat(client.get("fullScopeAllowed").asBoolean()).isFalse();
        }
        assertThat(Files.readString(REALM)).doesNotContain("chatclique-trial", "credentials", "\"demo\"");
    }

    @Test
    void theCommandLineGetsInByACodeOnlyAndMayOnlyWhatAUserMay() throws IOException {
        JsonNode cli = client("chatclique-cli");
        assertThat(cli.get("publicClient").asBoolean()).isTrue();
        for (String way : List.of("standardFlowEnabled", "implicitFlowEnabled", "serviceAccountsEnabled")) {
            assertThat(cli.get(way).asBoolean()).as(way).isFalse();
        }
        assertThat(cli.get("redirectUris")).isEmpty();
        assertThat(cli.get("webOrigins")).isEmpty();
        JsonNode attributes = cli.get("attributes");
        assertThat(attributes.propertyNames())
                .containsExactlyInAnyOrder("oauth2.device.authorization.grant.enabled", "pkce.code.challenge.method");
        assertThat(attributes.get("pkce.code.challenge.method").asString()).isEqualTo("S256");
        assertThat(texts(cli.get("optionalClientScopes"))).containsExactly("offline_access");
        JsonNode audience = cli.get("protocolMappers").get(0);
        assertThat(audience.get("protocolMapper").asString()).isEqualTo("oidc-audience-mapper");
        assertThat(audience.at("/config/included.custom.audience").asString()).isEqualTo("chatclique");
        for (JsonNode mapping : json(REALM).get("scopeMappings")) {
            if (mapping.get("client").asString().equals("chatclique-cli")) {
                assertThat(texts(mapping.get("roles"))).containsExactlyInAnyOrder("user", "offline_access");
            }
        }
        assertThat(json(REALM).get("clientScopeMappings").toString()).doesNotContain("chatclique-cli");
    }

    @Test
    void onlyTheDeviceLoginStaysWithoutABrowserAndNotForEver() throws IOException {
        JsonNode realm = json(REALM);
        for (JsonNode client : realm.get("clients")) {
            if (!client.get("clientId").asString().equals("chatclique-cli")) {
                assertThat(texts(client.get("optionalClientScopes"))).isEmpty();
                assertThat(client.path("attributes").has("oauth2.device.authorization.grant.enabled"))
                        .isFalse();
            }
        }
        assertThat(realm.get("offlineSessionMaxLifespanEnabled").asBoolean()).isTrue();
        assertThat(realm.get("offlineSessionMaxLifespan").asInt()).isLessThanOrEqualTo(90 * 24 * 3600);
        assertThat(realm.get("offlineSessionIdleTimeout").asInt()).isLessThanOrEqualTo(30 * 24 * 3600);
        assertThat(realm.get("accessTokenLifespan").asInt()).isLessThanOrEqualTo(300);
        assertThat(realm.get("oauth2DeviceCodeLifespan").asInt()).isLessThanOrEqualTo(600);
    }

    @Test
    void aSecretThatIsNotSetStopsTheImport() throws IOException {
        for (String id : List.of("chatclique-gateway", "chatclique-chat-service", "chatclique-image-service")) {
            String secret = client(id).get("secret").asString();
            assertThat(secret).startsWith("${CHATCLIQUE_").endsWith("}");
            String otherwise = secret.substring(secret.indexOf(':') + 1, secret.length() - 1);
            assertThat(otherwise.length()).as("longer than Keycloak's column").isGreaterThan(255);
        }
    }

    @Test
    void theTrialClientHasOnePlaceToBePutIn() throws IOException {
        assertThat(Files.readString(REALM).split("\"clients\": \\[", -1)).hasSize(2);
        JsonNode trial = json(OVERLAY.resolve("trial-client.json"));
        assertThat(trial.get("clientId").asString()).isEqualTo("chatclique-trial");
        assertThat(json(OVERLAY.resolve("chatclique-users-0.json")).get("realm").asString())
                .isEqualTo("chatclique");
    }

    @Test
    void serviceAccountsAreNotUsers() throws IOException {
        for (JsonNode user : json(REALM).get("users")) {
            assertThat(user.has("serviceAccountClientId")).isTrue();
            assertThat(texts(user.get("realmRoles"))).containsExactly("service");
        }
    }

    @Test
    void eachLanguageSaysEverything() throws IOException {
        Set<String> english = keys(MESSAGES.resolve("messages_en.properties"));
        try (Stream<Path> languages = Files.list(MESSAGES)) {
            assertThat(languages)
                    .hasSize(5)
                    .allSatisfy(language -> assertThat(keys(language)).containsAll(english));
        }
    }

    private static JsonNode client(String id) throws IOException {
        for (JsonNode client : json(REALM).get("clients")) {
            if (client.get("clientId").asString().equals(id)) {
                return client;
            }
        }
        throw new AssertionError(id + " is missing");
    }

    private static JsonNode json(Path file) throws IOException {
        return JsonMapper.shared().readTree(Files.readString(file));
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }

    private static Set<String> keys(Path messages) throws IOException {
        Properties properties = new Properties();
        try (var reader = Files.newBufferedReader(messages, StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        return new TreeSet<>(properties.stringPropertyNames());
    }
}
