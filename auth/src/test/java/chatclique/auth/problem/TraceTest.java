package chatclique.auth.problem;

import static org.assertj.core.api.Assertions.assertThat;

import chatclique.auth.testing.TestIssuer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.webtestclient.autoconfigure.AutoConfigureWebTestClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** A request can be followed by one id: in its answer when it fails, and in the log. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "spring.config.import=classpath:chatclique-auth.yaml")
@AutoConfigureWebTestClient
@ExtendWith(OutputCaptureExtension.class)
class TraceTest {

    private static final TestIssuer ISSUER = TestIssuer.shared();
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    @Autowired
    private WebTestClient client;

    @DynamicPropertySource
    static void issuer(DynamicPropertyRegistry registry) {
        ISSUER.register(registry);
    }

    @Test
    void aProblemAndItsLogLineNameTheTraceThatTheRequestCameWith(CapturedOutput output) {
        assertThat(problem("/api/broken", "00-" + TRACE + "-00f067aa0ba902b7-00")
                        .path("traceId")
                        .asString())
                .isEqualTo(TRACE);
        assertThat(output.getOut().lines())
                .filteredOn(line -> line.contains("/api/broken: internal"))
                .singleElement()
                .asString()
                .containsPattern(TRACE + "-[0-9a-f]{16}")
                .doesNotContain("00f067aa0ba902b7");
    }

    @Test
    void aRequestWithoutATraceBeginsOne() {
        String first = problem("/api/refused", null).path("traceId").asString();
        String second = problem("/api/refused", null).path("traceId").asString();
        assertThat(first).matches("[0-9a-f]{32}").isNotEqualTo(second);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "00-" + TRACE + "-00f067aa0ba902b7",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "ff-" + TRACE + "-00f067aa0ba902b7-01",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01"
            })
    void aTraceThatIsNoneIsNotGoneOnWith(String traceparent) {
        assertThat(problem("/api/refused", traceparent).path("traceId").asString())
                .matches("[0-9a-f]{32}")
                .isNotEqualTo(TRACE);
    }

    @Test
    void aStrangersRefusalNamesItsTraceToo() {
        client.get()
                .uri("/api/refused")
                .exchange()
                .expectStatus()
                .isUnauthorized()
                .expectBody()
                .jsonPath("$.traceId")
                .exists();
    }

    private JsonNode problem(String uri, String traceparent) {
        return client.get()
                .uri(uri)
                .headers(headers -> {
                    headers.setBearerAuth(ISSUER.user("ada"));
                    if (traceparent != null) {
                        headers.set("traceparent", traceparent);
                    }
                })
                .exchange()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody();
    }
}
