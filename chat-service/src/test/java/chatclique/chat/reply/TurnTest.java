package chatclique.chat.reply;

import static org.assertj.core.api.Assertions.assertThat;

import chatclique.chat.Service;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.test.web.reactive.server.WebTestClient;

class TurnTest extends Service {

    private static final ParameterizedTypeReference<ServerSentEvent<Map<String, Object>>> EVENT =
            new ParameterizedTypeReference<>() {};

    @Test
    void anAnswerComesAsEventsInOrderAndTheTurnIsStoredBeforeTheFirst() {
        WebTestClient client = user(someone());
        List<ServerSentEvent<Map<String, Object>>> events =
                events(request(client, conversation(client), "k", "hello you"));

        assertThat(events.getFirst().event()).isEqualTo("accepted");
        assertThat(events.getFirst().data())
                .containsEntry("seq", 1)
                .containsEntry("version", 1)
                .containsKeys("turnId", "day");
        assertThat(events.getLast().event()).isEqualTo("done");
        assertThat(events.subList(1, events.size() - 1))
                .allSatisfy(event -> assertThat(event.event()).isEqualTo("delta"))
                .hasSizeGreaterThan(1);
        assertThat(events).extracting(ServerSentEvent::id).isEqualTo(placesOf(events));
        Map<?, ?> turn = (Map<?, ?>) events.getLast().data().get("turn");
        String text = (String) ((Map<?, ?>) turn.get("answer")).get("text");
        assertThat(text)
                .isEqualTo(events.stream()
                        .filter(event -> "delta".equals(event.event()))
                        .map(event -> (String) event.data().get("text"))
                        .reduce("", String::concat));
        client.get()
                .uri("/api/v1/turns/{id}", turn.get("id"))
                .exchange()
                .expectBody()
                .jsonPath("$.state")
                .isEqualTo("DONE")
                .jsonPath("$.answer.text")
                .isEqualTo(text)
                .jsonPath("$.owner")
                .doesNotExist();
    }

    @Test
    void aTurnCanBeAwaitedAsJson() {
        WebTestClient client = user(someone());
        String conversation = conversation(client);
        Map<String, Object> turn = say(client, conversation, "k", "hello");
        assertThat(turn).containsEntry("state", "DONE").containsEntry("conversationId", conversation);
        assertThat(turn.get("prompt")).isEqualTo(Map.of("sender", "user", "text", "hello"));
    }

    /** Each event names what its reader has by then. */
    private static List<String> placesOf(List<ServerSentEvent<Map<String, Object>>> events) {
        List<String> places = new ArrayList<>();
        int characters = 0;
        for (ServerSentEvent<Map<String, Object>> event : events) {
            characters += ((String) event.data().getOrDefault("text", "")).length();
            places.add("1.0." + characters);
        }
        return places;
    }

    static List<ServerSentEvent<Map<String, Object>>> events(WebTestClient.RequestHeadersSpec<?> request) {
        return request.accept(MediaType.TEXT_EVENT_STREAM)
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentTypeCompatibleWith(MediaType.TEXT_EVENT_STREAM)
                .returnResult(EVENT)
                .getResponseBody()
                .collectList()
                .block(Duration.ofSeconds(20));
    }

    static String key() {
        return UUID.randomUUID().toString();
    }
}
