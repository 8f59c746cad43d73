package chatclique.chat.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chatclique.chat.FakeProvider;
import chatclique.chat.FakeProvider.Asked;
import chatclique.chat.FakeProvider.Script;
import chatclique.chat.Service;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** An endpoint that speaks as YandexGPT's OpenAI-compatible one does, set up as the README tells it. */
@TestPropertySource(
        properties = {
            "chatclique.models.providers.yandex.api-key=AQVN-key",
            "chatclique.models.providers.yandex.auth=api-key",
            "chatclique.models.providers.yandex.headers.OpenAI-Project=b1g-folder",
            "chatclique.models.providers.yandex.headers.x-folder-id=b1g-folder",
            "chatclique.models.providers.yandex.first-pause=20ms",
            "chatclique.models.catalogue[0].name=yandexgpt",
            "chatclique.models.catalogue[0].provider=yandex",
            "chatclique.models.catalogue[0].id=gpt://b1g-folder/yandexgpt/latest",
            "chatclique.models.catalogue[0].title=YandexGPT Pro",
            "chatclique.models.catalogue[0].prices.input=800",
            "chatclique.models.catalogue[0].prices.output=800",
            "chatclique.models.catalogue[0].prices.currency=RUB",
            "chatclique.models.catalogue[0].prices.date=2026-11-01",
            "chatclique.models.stand-in=false",
            "chatclique.models.probe=200ms"
        })
class YandexTest extends Service {

    private static final FakeProvider YANDEX = new FakeProvider();
    private static final String HEAD =
            "{\"id\":\"0199-ab\",\"object\":\"chat.completion.chunk\",\"created\":1763700000,"
                    + "\"model\":\"gpt://b1g-folder/yandexgpt/latest\",\"system_fingerprint\":null,";

    @DynamicPropertySource
    static void address(DynamicPropertyRegistry registry) {
        registry.add("chatclique.models.providers.yandex.base-url", YANDEX::url);
    }

    @Test
    void itsStreamAndItsCountsAreRead() {
        String prompt = "Скажи " + UUID.randomUUID();
        YANDEX.on(
                prompt,
                answer -> answer.stream("text/event-stream; charset=utf-8")
                        .data(HEAD + "\"choices\":[{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":\"\"},"
                                + "\"finish_reason\":null,\"logprobs\":null}],\"usage\":null}")
                        .data(HEAD
                                + "\"choices\":[{\"index\":0,\"delta\":{\"content\":\"Мя\"},\"finish_reason\":null}]}")
                        .data(
                                HEAD
                                        + "\"choices\":[{\"index\":0,\"delta\":{\"content\":\"у.\"},\"finish_reason\":\"stop\"}]}")
                        .data(HEAD + "\"choices\":[],\"usage\":{\"prompt_tokens\":\"19\",\"total_tokens\":\"25\","
                                + "\"completion_tokens\":\"6\",\"prompt_tokens_details\":{\"cached_tokens\":\"0\"}}}")
                        .done()
                        .end());
        JsonNode turn = say(prompt, 200);

        assertThat(turn.at("/answer/text").asString()).isEqualTo("Мяу.");
        assertThat(turn.path("model").asString()).isEqualTo("yandexgpt");
        assertThat(turn.path("usage")).hasToString("{\"promptTokens\":19,\"completionTokens\":6,\"cachedTokens\":0}");
        assertThat(turn.path("cost"))
                .hasToString("{\"micros\":20000,\"currency\":\"RUB\",\"pricedAt\":\"2026-11-01\"}");
        Asked asked = YANDEX.asked(prompt).getFirst();
        assertThat(asked.headers())
                .containsEntry("authorization", "Api-Key AQVN-key")
                .containsEntry("openai-project", "b1g-folder")
                .containsEntry("x-folder-id", "b1g-folder");
        assertThat(asked.body().path("model").asString()).isEqualTo("gpt://b1g-folder/yandexgpt/latest");
        assertThat(asked.body().path("max_tokens").asInt()).isEqualTo(2_048);
        assertThat(asked.body().at("/messages/0/role").asString()).isEqualTo("system");
    }

    @ParameterizedTest
    @CsvSource({
        "401,16,Unauthorized,502,provider-failed,1",
        "403,7,Forbidden,502,provider-failed,1",
        "404,5,Not Found,502,provider-failed,1",
        "429,8,Too Many Requests,429,provider-rate-limited,3",
        "500,13,Internal Server Error,502,provider-failed,3"
    })
    void itsErrorsAreToldApart(int status, int grpc, String words, int told, String code, int attempts) {
        String error = error(grpc, status, words);
        String prompt = "Скажи " + UUID.randomUUID();
        YANDEX.on(prompt, answer -> answer.refuse(status, "Content-Type: application/json\r\n", error));
        JsonNode problem = say(prompt, told);
        assertThat(problem.path("code").asString()).isEqualTo(code);
        assertThat(problem.toString()).doesNotContain("inner words", "AQVN", "b1g-folder");
        assertThat(YANDEX.asked(prompt)).hasSize(attempts);
    }

    @Test
    void anErrorInsideItsStreamIsOne() {
        String prompt = "Скажи " + UUID.randomUUID();
        Script script = answer ->
                answer.stream().data(error(8, 429, "Too Many Requests")).end();
        YANDEX.on(prompt, script);
        assertThat(say(prompt, 429).path("code").asString()).isEqualTo("provider-rate-limited");
        assertThat(YANDEX.asked(prompt)).hasSize(3);
    }

    @Test
    void itsListOfModelsIsUnderstood() {
        YANDEX.on(FakeProvider.MODELS, listing("gpt://b1g-folder/yandexgpt-lite/latest"));
        await().until(() -> why().equals("unknown-model"));
        YANDEX.on(FakeProvider.MODELS, listing("gpt://b1g-folder/yandexgpt/latest"));
        await().until(() -> why().isEmpty());
    }

    private static Script listing(String id) {
        return answer -> answer.refuse(
                200,
                "Content-Type: application/json\r\n",
                "{\"object\":\"list\",\"data\":[{\"id\":\"" + id + "\",\"object\":\"model\",\"created\":0}]}");
    }

    private String why() {
        return user(someone())
                .get()
                .uri("/api/v1/models")
                .exchange()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody()
                .at("/items/0/why")
                .asString("");
    }

    private JsonNode say(String prompt, int status) {
        WebTestClient client = user(someone());
        return request(client, conversation(client), "k", prompt)
                .accept(MediaType.APPLICATION_JSON)
                .exchange()
                .expectStatus()
                .isEqualTo(status)
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody();
    }

    private static String error(int grpc, int status, String words) {
        return "{\"error\":{\"grpcCode\":%d,\"httpCode\":%d,\"message\":\"inner words\",\"httpStatus\":\"%s\",\"details\":[]}}"
                .formatted(grpc, status, words);
    }
}
