package chatclique.chat.log;

import static org.assertj.core.api.Assertions.assertThat;

import chatclique.chat.Service;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient;

class ChatLogTest extends Service {

    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);

    @Test
    void entriesAreFoundByMonthByDayAndByNumber() {
        WebTestClient client = user(someone());
        String conversation = conversation(client);
        say(client, conversation, "a", "one");
        say(client, conversation, "b", "two");
        say(client, conversation, "c", "three");

        client.get()
                .uri("/api/v1/chat-log?month={month}", today.toString().substring(0, 7))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .json("{\"days\":[{\"day\":\"%s\",\"entries\":3,\"chats\":3,\"pictures\":0}]}".formatted(today));
        assertThat(numbers(client)).containsExactly(1, 2, 3);
        client.get()
                .uri("/api/v1/chat-log/{day}/2", today)
                .exchange()
                .expectBody()
                .jsonPath("$.prompt.text")
                .isEqualTo("two");
        client.get()
                .uri("/api/v1/chat-log/{day}?limit=2&after=1", today)
                .exchange()
                .expectBody()
                .jsonPath("$.items[0].seq")
                .isEqualTo(2)
                .jsonPath("$.next")
                .doesNotExist();
    }

    @Test
    void aDeletedEntryLeavesAHoleAndItsNumberIsNeverGivenAgain() {
        WebTestClient client = user(someone());
        String conversation = conversation(client);
        say(client, conversation, "a", "one");
        say(client, conversation, "b", "two");
        say(client, conversation, "c", "three");

        delete(client, today + "/3");
        assertThat(numbers(client)).containsExactly(1, 2);
        say(client, conversation, "d", "four");
        assertThat(numbers(client)).containsExactly(1, 2, 4);
        client.get()
                .uri("/api/v1/chat-log/{day}/3", today)
                .exchange()
                .expectStatus()
                .isNotFound();
        request(client, conversation, "c", "three").exchange().expectStatus().isEqualTo(410);

        delete(client, today.toString());
        assertThat(numbers(client)).isEmpty();
        client.get()
                .uri("/api/v1/chat-log")
                .exchange()
                .expectBody()
                .jsonPath("$.days")
                .isEmpty();
        say(client, conversation, "e", "five");
        assertThat(numbers(client)).containsExactly(5);
    }

    @Test
    void aPictureIsWrittenOnceHoweverOftenItIsTold() {
        String owner = someone();
        WebTestClient service = as(ISSUER.service("image-service"));
        Map<String, Object> entry = Map.of(
                "eventId", UUID.randomUUID().toString(),
                "owner", owner,
                "zone", "Pacific/Kiritimati",
                "at", "2026-11-19T10:30:00Z",
                "kind", "PICTURE",
                "prompt", "on the moon",
                "model", "painter",
                "picture", Map.of("id", "p1", "width", 512, "height", 512));
        service.post()
                .uri("/internal/v1/log-entries")
                .bodyValue(entry)
                .exchange()
                .expectStatus()
                .isCreated();
        service.post()
                .uri("/internal/v1/log-entries")
                .bodyValue(entry)
                .exchange()
                .expectStatus()
                .isOk();

        WebTestClient client = user(owner);
        client.get()
                .uri("/api/v1/chat-log?month=2026-11")
                .exchange()
                .expectBody()
                .json("{\"days\":[{\"day\":\"2026-11-20\",\"entries\":1,\"chats\":0,\"pictures\":1}]}");
        client.get()
                .uri("/api/v1/chat-log/2026-11-20/1")
                .exchange()
                .expectBody()
                .jsonPath("$.picture.id")
                .isEqualTo("p1")
                .jsonPath("$.kind")
                .isEqualTo("PICTURE");
        delete(client, "2026-11-20/1");
        service.post()
                .uri("/internal/v1/log-entries")
                .bodyValue(entry)
                .exchange()
                .expectStatus()
                .isOk();
        client.get()
                .uri("/api/v1/chat-log/2026-11-20/1")
                .exchange()
                .expectStatus()
                .isNotFound();
    }

    private void delete(WebTestClient client, String path) {
        client.delete()
                .uri("/api/v1/chat-log/" + path)
                .exchange()
                .expectStatus()
                .isNoContent();
    }

    @SuppressWarnings("unchecked")
    private List<Integer> numbers(WebTestClient client) {
        Map<String, Object> page = client.get()
                .uri("/api/v1/chat-log/{day}", today)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody();
        return ((List<Map<String, Object>>) page.get("items"))
                .stream().map(item -> (Integer) item.get("seq")).toList();
    }
}
