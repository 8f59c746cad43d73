package chatclique.chat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** The service with two providers and a catalogue of their models. */
@TestPropertySource(
        properties = {
            "chatclique.models.providers.near.api-key=near-key",
            "chatclique.models.providers.near.idle=1s",
            "chatclique.models.providers.near.first-pause=20ms",
            "chatclique.models.providers.near.max-tokens-field=max_completion_tokens",
            "chatclique.models.providers.near.headers.X-Team=cats",
            "chatclique.models.providers.far.api-key=far-key",
            "chatclique.models.providers.far.auth=api-key",
            "chatclique.models.providers.far.idle=1s",
            "chatclique.models.providers.far.first-pause=20ms",
            "chatclique.models.providers.far.usage=false",
            "chatclique.models.providers.nowhere.base-url=http://localhost:9/v1",
            "chatclique.models.providers.nowhere.attempts=1",
            "chatclique.models.catalogue[0].name=quick.1",
            "chatclique.models.catalogue[0].provider=near",
            "chatclique.models.catalogue[0].id=quick-1-2026",
            "chatclique.models.catalogue[0].title=Quick one",
            "chatclique.models.catalogue[0].use=pet,assistant",
            "chatclique.models.catalogue[0].context-tokens=32000",
            "chatclique.models.catalogue[0].prices.input=0.5",
            "chatclique.models.catalogue[0].prices.cached-input=0.05",
            "chatclique.models.catalogue[0].prices.output=2",
            "chatclique.models.catalogue[0].prices.date=2026-11-01",
            "chatclique.models.catalogue[0].fallbacks=deep,built-in-voice",
            "chatclique.models.catalogue[1].name=deep",
            "chatclique.models.catalogue[1].provider=far",
            "chatclique.models.catalogue[1].prices.input=120.00",
            "chatclique.models.catalogue[1].prices.output=120.00",
            "chatclique.models.catalogue[1].prices.currency=RUB",
            "chatclique.models.catalogue[1].prices.date=2026-10-01",
            "chatclique.models.catalogue[2].name=lost",
            "chatclique.models.catalogue[2].provider=nowhere",
            "chatclique.models.catalogue[2].fallbacks=quick.1",
            "chatclique.models.catalogue[3].name=unheard-of",
            "chatclique.models.catalogue[3].provider=near",
            "chatclique.models.first-token=3s",
            "chatclique.models.after-failure=2500ms",
            "chatclique.models.probe=300ms"
        })
public abstract class WithCatalogue extends Service {

    protected static final FakeProvider NEAR = new FakeProvider();
    protected static final FakeProvider FAR = new FakeProvider();

    private static final ParameterizedTypeReference<ServerSentEvent<JsonNode>> EVENT =
            new ParameterizedTypeReference<>() {};

    @DynamicPropertySource
    static void providers(DynamicPropertyRegistry registry) {
        NEAR.on(
                FakeProvider.MODELS,
                answer -> answer.refuse(200, "", "{\"data\":[{\"id\":\"quick-1-2026\"},{\"id\":3}]}"));
        registry.add("chatclique.models.providers.near.base-url", NEAR::url);
        registry.add("chatclique.models.providers.far.base-url", FAR::url);
    }

    /** A prompt with what both providers answer to it. */
    protected static String prompt(FakeProvider.Script near, FakeProvider.Script far) {
        String prompt = "Say " + UUID.randomUUID();
        NEAR.on(prompt, near);
        FAR.on(prompt, far);
        return prompt;
    }

    protected static FakeProvider.Script saying(String text) {
        return answer ->
                answer.stream().delta(text).finish().usage(100, 10).done().end();
    }

    /** Says something and gives the turn as the last event tells it. */
    protected JsonNode said(WebTestClient client, Map<String, ?> start, String text) {
        return saidIn(client, started(client, start), text);
    }

    protected JsonNode saidIn(WebTestClient client, String conversation, String text) {
        List<ServerSentEvent<JsonNode>> events = request(
                        client, conversation, UUID.randomUUID().toString(), text)
                .accept(MediaType.TEXT_EVENT_STREAM)
                .exchange()
                .expectStatus()
                .isOk()
                .returnResult(EVENT)
                .getResponseBody()
                .collectList()
                .block(Duration.ofSeconds(30));
        return events.getLast().data().path("turn");
    }

    protected JsonNode json(WebTestClient client, String uri) {
        return client.get()
                .uri(uri)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody();
    }
}
