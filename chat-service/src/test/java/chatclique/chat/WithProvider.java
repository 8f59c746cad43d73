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

/** The service with a provider that does what a test tells it to, and with less patience than usual. */
@TestPropertySource(
        properties = {
            "chatclique.ai.api-key=the-secret-key",
            "chatclique.ai.chat-model=asked-model",
            "chatclique.ai.idle=10s",
            "chatclique.ai.first-pause=20ms",
            "chatclique.ai.longest-pause=3s",
            "chatclique.ai.retries=4s",
            "chatclique.models.stand-in=false",
            "chatclique.reply.checkpoint=100ms",
            "chatclique.reply.heartbeat=200ms",
            "chatclique.reply.lease=1s"
        })
public abstract class WithProvider extends Service {

    protected static final FakeProvider PROVIDER = new FakeProvider();

    private static final ParameterizedTypeReference<ServerSentEvent<JsonNode>> EVENT =
            new ParameterizedTypeReference<>() {};

    @DynamicPropertySource
    static void provider(DynamicPropertyRegistry registry) {
        registry.add("chatclique.ai.base-url", PROVIDER::url);
    }

    /** A prompt that no other test has, with what is answered to it. */
    protected static String prompt(FakeProvider.Script script) {
        String prompt = "Say " + UUID.randomUUID();
        PROVIDER.on(prompt, script);
        return prompt;
    }

    /** Says something as a stream and gives all its events. */
    protected List<ServerSentEvent<JsonNode>> stream(WebTestClient client, String conversation, String text) {
        return request(client, conversation, UUID.randomUUID().toString(), text)
                .accept(MediaType.TEXT_EVENT_STREAM)
                .exchange()
                .expectStatus()
                .isOk()
                .returnResult(EVENT)
                .getResponseBody()
                .collectList()
                .block(Duration.ofSeconds(30));
    }

    /** A turn as it is stored. */
    protected JsonNode turn(WebTestClient client, String id) {
        return client.get()
                .uri("/api/v1/turns/{id}", id)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody();
    }

    /** Takes a turn in without waiting for its answer. */
    protected String begin(WebTestClient client, String conversation, String text) {
        return request(client, conversation, UUID.randomUUID().toString(), text)
                .accept(MediaType.APPLICATION_JSON)
                .headers(headers -> headers.set("Prefer", "respond-async"))
                .exchange()
                .expectStatus()
                .isAccepted()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody()
                .path("id")
                .asString();
    }

    /** What a turn and its stream came to. */
    public record Outcome(String state, String code, String text, int asked) {}

    /** Has the provider play a script, and tells what came of it: to the reader and in the store alike. */
    protected Outcome outcome(FakeProvider.Script script) {
        WebTestClient client = user(someone());
        String prompt = prompt(script);
        List<ServerSentEvent<JsonNode>> events = stream(client, conversation(client), prompt);
        JsonNode last = events.getLast().data();
        JsonNode stored = turn(client, events.getFirst().data().path("turnId").asString());
        String text = events.stream()
                .filter(event -> "delta".equals(event.event()))
                .map(event -> event.data().path("text").asString())
                .reduce("", String::concat);
        if (!last.path("turn").equals(stored)
                || !stored.path("answer").path("text").asString("").equals(text)) {
            throw new AssertionError("Told " + last + " and " + text + ", stored " + stored);
        }
        return new Outcome(
                stored.path("state").asString(),
                stored.path("failure").path("code").asString(""),
                text,
                PROVIDER.asked(prompt).size());
    }

    /** A map of a body, for what has no type. */
    protected static Map<String, String> text(String text) {
        return Map.of("text", text);
    }
}
