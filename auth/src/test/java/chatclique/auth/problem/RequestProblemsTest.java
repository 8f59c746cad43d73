package chatclique.auth.problem;

import static org.assertj.core.api.Assertions.assertThat;

import chatclique.auth.testing.TestIssuer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.webtestclient.autoconfigure.AutoConfigureWebTestClient;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Flux;

@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "spring.config.import=classpath:chatclique-auth.yaml")
@AutoConfigureWebTestClient
@ExtendWith(OutputCaptureExtension.class)
class RequestProblemsTest {

    private static final TestIssuer ISSUER = TestIssuer.shared();

    @Autowired
    private WebTestClient client;

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void issuer(DynamicPropertyRegistry registry) {
        ISSUER.register(registry);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "null | missing-body",
                "{\"name\":\"Mi | unreadable",
                "[] | unreadable",
                "\"text\" | unreadable",
                "{\"name\":\"Mia\",\"name\":\"Tom\"} | unreadable",
                "{\"name\":\"Mia\"} {\"name\":\"Tom\"} | unreadable",
                "{\"name\":\"Mia\",\"weight\":NaN} | unreadable",
                "{\"name\":\"Mia\",\"owner\":\"someone\"} | unknown-field",
                "{\"name\":\"Mia\",\"place\":{\"secret\":1}} | unknown-field",
                "{\"name\":5} | invalid-fields",
                "{\"name\":\"Mia\",\"age\":\"5\"} | invalid-fields",
                "{\"name\":\"Mia\",\"age\":1.5} | invalid-fields",
                "{\"name\":\"Mia\",\"age\":99999999999} | invalid-fields",
                "{\"name\":\"Mia\",\"weight\":1e999} | invalid-fields",
                "{\"name\":\"Mia\",\"born\":\"2026-02-30\"} | invalid-fields",
                "{\"name\":\"Mia\",\"kind\":0} | invalid-fields",
                "{\"name\":\"Mia\",\"kind\":\"FISH\"} | invalid-fields",
                "{\"name\":\"\\ud83d\"} | invalid-fields",
                "{\"name\":\"\\udc31\\ud83d\"} | invalid-fields",
                "{\"name\":\"a\\u0000b\"} | invalid-fields",
                "{\"name\":\" \"} | invalid-fields",
                "{} | invalid-fields",
            })
    void badBodiesAreRefusedByName(String body, String code) {
        refused(post("/api/pets").bodyValue(body), 400, code);
    }

    @Test
    void whatIsWrongIsNamedByField() {
        refused(post("/api/pets").bodyValue("{\"name\":\"Mia\",\"place\":{\"secret\":1}}"), 400, "unknown-field")
                .jsonPath("$.errors[0].field")
                .isEqualTo("place.secret");
        refused(post("/api/pets").bodyValue("{\"name\":\"\"}"), 400, "invalid-fields")
                .jsonPath("$.errors[0].field")
                .isEqualTo("name")
                .jsonPath("$.errors[0].message")
                .isEqualTo("must not be blank");
        refused(get("/api/checked?limit=0"), 400, "invalid-fields")
                .jsonPath("$.errors[0].field")
                .isEqualTo("limit");
        refused(get("/api/checked?limit=many"), 400, "invalid-fields")
                .jsonPath("$.errors[0].field")
                .isEqualTo("limit");
        refused(get("/api/pets/not-a-number"), 400, "invalid-fields")
                .jsonPath("$.errors[0].field")
                .isEqualTo("id");
        refused(post("/api/keyed"), 400, "missing-value")
                .jsonPath("$.errors[0].field")
                .isEqualTo("Idempotency-Key");
    }

    @Test
    void deepNestingAndBrokenUtf8AreRefused() {
        String deep = "{\"place\":".repeat(10_000) + "1" + "}".repeat(10_000);
        refused(post("/api/pets").bodyValue(deep), 400, "unreadable");
        refused(post("/api/anything").bodyValue("[".repeat(10_000) + "]".repeat(10_000)), 400, "unreadable");
        byte[] broken = "{\"name\":\"Mi?\"}".getBytes(StandardCharsets.ISO_8859_1);
        broken[11] = (byte) 0xff;
        refused(post("/api/pets").bodyValue(broken), 400, "unreadable");
        byte[] overlong = "{\"name\":\"Mi??\"}".getBytes(StandardCharsets.ISO_8859_1);
        overlong[11] = (byte) 0xc0;
        overlong[12] = (byte) 0xaf;
        refused(post("/api/pets").bodyValue(overlong), 400, "unreadable");
        refused(post("/api/pets"), 400, "missing-body");
        post("/api/pets")
                .bodyValue("{\"name\":\"🐱 Mia\"}")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.name")
                .isEqualTo("🐱 Mia");
    }

    @Test
    void largeBodiesAreRefusedWithAndWithoutALength() {
        refused(post("/api/pets").bodyValue("{\"name\":\"" + "x".repeat(400_000) + "\"}"), 413, "too-large");
        Flux<DataBuffer> endless =
                Flux.range(0, 160).map(i -> DefaultDataBufferFactory.sharedInstance.wrap(new byte[64 * 1024]));
        refused(post("/api/pets").body(endless, DataBuffer.class), 413, "too-large");
    }

    @Test
    void theFrameworksRefusalsHaveTheSameShape() {
        refused(get("/api/nothing"), 404, "not-found").jsonPath("$.instance").isEqualTo("/api/nothing");
        refused(post("/api/nothing"), 404, "not-found");
        refused(request(HttpMethod.DELETE, "/api/pets"), 405, "method-not-allowed");
        refused(request(HttpMethod.valueOf("INVENTED"), "/api/pets"), 400, "bad-request");
        refused(request(HttpMethod.TRACE, "/api/pets"), 400, "bad-request");
        refused(post("/api/pets").contentType(MediaType.TEXT_PLAIN).bodyValue("{}"), 415, "unsupported-media-type");
        refused(get("/api/checked?limit=1", MediaType.IMAGE_PNG), 406, "not-acceptable");
        refused(get("/api/pets;jsessionid=1"), 400, "bad-request");
        refused(get("/api/%2e%2e%2fpets"), 400, "bad-request");
        request(HttpMethod.DELETE, "/api/pets").exchange().expectHeader().valueEquals("Allow", "POST");
    }

    @Test
    void ourOwnRefusalsKeepCodeHeadersAndErrors() {
        refused(get("/api/refused"), 409, "too-tired")
                .jsonPath("$.detail")
                .isEqualTo("It wants to sleep.")
                .jsonPath("$.errors[0].field")
                .isEqualTo("action");
        get("/api/refused").exchange().expectHeader().valueEquals("Retry-After", "2");
        refused(get("/api/stated"), 410, "gone").jsonPath("$.detail").isEqualTo("It moved out.");
        refused(get("/api/stated/502"), 502, "bad-gateway").jsonPath("$.detail").isEqualTo("It said no.");
    }

    @Test
    void aFaultOfOursIsToldWithoutAWordFromInsideAndLoggedOnce(CapturedOutput log) {
        refused(get("/api/broken"), 500, "internal");
        assertThat(log.getAll()).containsOnlyOnce("secret text from inside");
        get("/api/broken")
                .exchange()
                .expectBody(String.class)
                .value(body -> assertThat(body).doesNotContain("secret", "Exception", "chatclique"));
    }

    @Test
    void aStoreThatIsAwayIsA503WithRetryAfter() {
        for (String how : new String[] {"spring", "driver", "socket", "timeout"}) {
            refused(get("/api/away/" + how), 503, "unavailable");
            get("/api/away/" + how).exchange().expectHeader().valueEquals("Retry-After", "2");
        }
    }

    private WebTestClient.RequestBodySpec post(String path) {
        return request(HttpMethod.POST, path).contentType(MediaType.APPLICATION_JSON);
    }

    private WebTestClient.RequestBodySpec get(String path) {
        return request(HttpMethod.GET, path);
    }

    private WebTestClient.RequestBodySpec get(String path, MediaType accept) {
        return request(HttpMethod.GET, path).accept(accept);
    }

    private WebTestClient.RequestBodySpec request(HttpMethod method, String path) {
        return client.method(method)
                .uri(URI.create("http://localhost:" + port + path))
                .headers(headers -> headers.setBearerAuth(ISSUER.user("ada")));
    }

    private static WebTestClient.BodyContentSpec refused(
            WebTestClient.RequestHeadersSpec<?> request, int status, String code) {
        return request.exchange()
                .expectStatus()
                .isEqualTo(status)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo(code)
                .jsonPath("$.type")
                .isEqualTo("/problems/" + code)
                .jsonPath("$.status")
                .isEqualTo(status)
                .jsonPath("$.title")
                .exists()
                .jsonPath("$.detail")
                .exists();
    }
}
