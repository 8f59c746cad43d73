package chatclique.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import chatclique.e2e.Stack.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What an operator sees: metrics that a real Prometheus scrapes, logs as JSON, one page of API documents. */
class OperationsTest {

    private static final Map<Part, String> SCRAPED = Map.of(
            Part.GATEWAY_MANAGEMENT, "/actuator/prometheus",
            Part.PET_MANAGEMENT, "/actuator/prometheus",
            Part.CHAT_MANAGEMENT, "/actuator/prometheus",
            Part.IMAGE_MANAGEMENT, "/actuator/prometheus",
            Part.KEYCLOAK_MANAGEMENT, "/auth/metrics",
            Part.STORE_MANAGEMENT, "/metrics");

    private final Stack stack = Stack.shared();

    @Test
    @Row({"C9", "E13"})
    void aRealPrometheusScrapesAllParts(@TempDir Path folder) throws Exception {
        Path binary = Path.of("/usr/bin/prometheus");
        Assumptions.assumeTrue(Files.isExecutable(binary), "Prometheus is not installed");
        int port = Stack.freePorts();
        Path configuration = folder.resolve("prometheus.yml");
        Files.writeString(
                configuration,
                "global: {scrape_interval: 1s, scrape_timeout: 1s}\nscrape_configs:\n"
                        + SCRAPED.entrySet().stream()
                                .map(part ->
                                        "  - {job_name: %s, metrics_path: %s, static_configs: [{targets: ['localhost:%d']}]}\n"
                                                .formatted(
                                                        part.getKey().id(), part.getValue(), stack.port(part.getKey())))
                                .collect(Collectors.joining()));
        Process prometheus = new ProcessBuilder(
                        binary.toString(),
                        "--config.file=" + configuration,
                        "--storage.tsdb.path=" + folder.resolve("data"),
                        "--web.listen-address=127.0.0.1:" + port)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("prometheus.log").toFile())
                .start();
        try {
            Api api = new Api(java.net.http.HttpClient.newHttpClient(), "http://localhost:" + port, Map.of());
            JsonNode up = Await.until(
                    Duration.ofSeconds(60),
                    () -> api.get("/api/v1/query?query=up%20%3D%3D%201")
                            .expect(200)
                            .at("/data/result"),
                    result -> result.size() == SCRAPED.size());
            assertThat(up).hasSize(6);
        } finally {
            prometheus.destroy();
            prometheus.waitFor();
        }
    }

    @Test
    @Row({"C9", "A23", "D4"})
    void logsAreJsonAndHoldNoPromptNoTokenAndNoSecret() throws IOException {
        Account account = Account.signUp(stack);
        Api owner = account.api();
        String pet = PetTest.adopt(owner, "Mia").at("/id").asString();
        String secretWords = "the secret words are xylophone marmalade";
        ChatTest.say(owner, ChatTest.talkTo(owner, pet), secretWords);
        PicturesTest.ready(
                owner,
                owner.click("/api/v1/pictures", Map.of("prompt", secretWords))
                        .at("/id")
                        .asString());
        owner.send("POST", "/api/v1/pets", "{\"name\":\"xylophone marmalade\"");

        try (Stream<Path> files = Files.walk(stack.logs())) {
            for (Path log : files.filter(Files::isRegularFile).toList()) {
                String text = Files.readString(log);
                assertThat(text).as(log.toString()).doesNotContain("xylophone").doesNotContain(account.password());
                assertThat(text).as(log.toString()).doesNotContain("eyJhbGciOi").doesNotContain(account.name());
            }
        }
        for (String service : List.of("gateway", "pet-service", "chat-service", "image-service")) {
            try (Stream<String> lines = Files.lines(stack.logs().resolve(service + ".log"))) {
                assertThat(lines.filter(line -> !line.isBlank()).toList())
                        .isNotEmpty()
                        .allSatisfy(line -> assertThat(Api.JSON.readTree(line).has("@timestamp"))
                                .isTrue());
            }
        }
    }

    @Test
    @Row("E14")
    void allServicesAreDocumentedOnOnePage() {
        Account account = Account.signUp(stack);
        assertThat(account.cookies().get("/docs").expect(200).text()).contains("swagger-ui");
        for (String service : List.of("pet-service", "chat-service", "image-service")) {
            JsonNode document =
                    account.cookies().get("/v3/api-docs/" + service).expect(200).json();
            assertThat(document.at("/paths")).isNotEmpty();
            assertThat(document.toString()).doesNotContain("/internal/");
        }
    }

    @Test
    @Row("A25")
    void healthForALoadBalancerTellsNoDetail() {
        for (String path : List.of("/livez", "/readyz")) {
            assertThat(Api.stranger(stack).get(path).expect(200).text().length())
                    .isLessThan(40);
        }
    }
}
