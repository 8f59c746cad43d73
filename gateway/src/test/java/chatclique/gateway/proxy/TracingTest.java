package chatclique.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import chatclique.gateway.testing.Browser;
import chatclique.gateway.testing.GatewayTest;
import chatclique.gateway.testing.Upstream;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class TracingTest extends GatewayTest {

    private static final String TRACE = "00-([0-9a-f]{32})-[0-9a-f]{16}-0[0-3]";
    private static final String CLIENTS = "4bf92f3577b34da6a3ce929d0e0e4736";

    @Autowired
    private ObjectProvider<SpanExporter> exporters;

    @Test
    void aTraceGoesOnToTheService() throws InterruptedException {
        get().expect(200);
        String first = SERVICE.next().header("traceparent");
        assertThat(first).matches(TRACE);
        get().expect(200);
        assertThat(trace(SERVICE.next())).isNotEqualTo(first.replaceFirst(TRACE, "$1"));
    }

    @Test
    void nobodyOutsideChoosesTheTraceOrWhetherItIsRecorded() throws InterruptedException {
        for (int i = 0; i < 10; i++) {
            get(
                            "traceparent", "00-" + CLIENTS + "-00f067aa0ba902b7-01",
                            "tracestate", "evil=1",
                            "baggage", "user=evil",
                            "b3", CLIENTS + "-00f067aa0ba902b7-1",
                            "X-B3-TraceId", CLIENTS,
                            "X-B3-SpanId", "00f067aa0ba902b7",
                            "X-B3-Sampled", "1")
                    .expect(200);
            Upstream.Received request = SERVICE.next();
            assertThat(request.header("traceparent")).matches(TRACE);
            assertThat(request.headers().toString()).doesNotContain(CLIENTS, "evil");
            assertThat(request.headers()).doesNotContainKeys("tracestate", "baggage", "b3", "X-B3-Sampled");
        }
    }

    @Test
    void aProblemNamesTheTraceThatItsLogLinesBear(CapturedOutput output) {
        KEYCLOAK.tokensLive(Duration.ofSeconds(-5));
        Browser browser = loggedIn("ada");
        KEYCLOAK.refreshesFailWith(500);
        String trace = browser.get("/api/v1/me", "traceparent", "00-" + CLIENTS + "-00f067aa0ba902b7-01")
                .expectProblem(503, "login-unavailable")
                .json()
                .path("traceId")
                .asString();
        assertThat(trace).isNotEqualTo(CLIENTS);
        assertThat(output.getAll().lines())
                .filteredOn(line -> line.contains("A login can't be refreshed"))
                .singleElement()
                .asString()
                .contains("\"traceId\":\"" + trace + "\"", "\"spanId\":\"");
    }

    @Test
    void spansLeaveOnlyForAnEndpointThatIsConfigured() {
        assertThat(exporters.stream()).isEmpty();
    }

    private Browser.Answer get(String... headers) {
        String[] all = new String[headers.length + 2];
        System.arraycopy(headers, 0, all, 0, headers.length);
        all[headers.length] = "Authorization";
        all[headers.length + 1] = "Bearer " + KEYCLOAK.accessToken("ada");
        return stranger().get("/api/v1/pets", all);
    }

    private static String trace(Upstream.Received request) {
        return request.header("traceparent").replaceFirst(TRACE, "$1");
    }
}
