package chatclique.chat.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chatclique.chat.FakeProvider;
import chatclique.chat.WithProvider;
import chatclique.chat.turn.Days;
import chatclique.chat.turn.Used;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Flux;
import tools.jackson.databind.JsonNode;

@TestPropertySource(properties = {"chatclique.reply.window-turns=8", "chatclique.memory.lease=1s"})
class SummaryTest extends WithProvider {

    @Autowired
    private Summaries summaries;

    @Autowired
    private Days days;

    private final String owner = someone();
    private final String mark = UUID.randomUUID().toString();

    private WebTestClient client() {
        return user(owner);
    }

    @Test
    void tellsWhatIsOlderAndTheTurnsAfterItAreToldInFull() {
        String talk = conversation(client());
        summariseWith("They spoke of \"old trains\".");
        for (int i = 1; i <= 8; i++) {
            say(client(), talk, "k" + i, mark + " number " + i);
        }
        Summary summary = await().until(() -> find(talk), Optional::isPresent).orElseThrow();
        assertThat(summary.text()).contains("old trains");
        say(client(), talk, "last", mark + " the last");
        JsonNode messages = PROVIDER.asked(mark + " the last").getFirst().body().path("messages");
        assertThat(messages.get(0).path("content").asString()).contains("\"They spoke of old trains .\"");
        List<String> told = messages.valueStream()
                .filter(message -> message.path("role").asString().equals("user"))
                .map(message -> message.path("content").asString())
                .toList();
        assertThat(told).hasSizeBetween(3, 7).endsWith(mark + " number 8", mark + " the last");
        assertThat(told).doesNotContain(mark + " number 1");
    }

    @Test
    void isPaidBesideTheAnswersThatItWasWrittenFor() {
        String talk = conversation(client());
        AtomicInteger written = summariseWith("They spoke of trains.");
        int answers = 0;
        for (int i = 1; i <= 8; i++) {
            answers += ((Map<?, ?>) say(client(), talk, "k" + i, mark + " number " + i)
                                            .get("usage"))
                                    .get("completionTokens")
                            instanceof Integer tokens
                    ? tokens
                    : 0;
        }
        await().until(() -> find(talk), Optional::isPresent);
        int paid = answers;
        Used used = await().until(this::used, sum -> sum.completionTokens() > paid);
        assertThat(paid).isPositive();
        assertThat(used.turns()).isEqualTo(8);
        assertThat(written).hasPositiveValue();
    }

    @Test
    void isGoneWithATurnThatItToldOfAndMadeAgainWithoutIt() {
        String talk = conversation(client());
        AtomicInteger written = summariseWith("A summary.");
        for (int i = 1; i <= 8; i++) {
            say(client(), talk, "k" + i, mark + " number " + i);
        }
        await().until(() -> find(talk), Optional::isPresent);
        int before = written.get();
        client().delete()
                .uri("/api/v1/chat-log/{day}/1", LocalDate.now(ZoneOffset.UTC))
                .exchange()
                .expectStatus()
                .isNoContent();
        assertThat(find(talk)).isEmpty();
        say(client(), talk, "k9", mark + " number 9");
        say(client(), talk, "k10", mark + " number 10");
        await().until(() -> find(talk), Optional::isPresent);
        assertThat(written.get()).isGreaterThan(before);
        assertThat(lastTask()).contains(mark + " number 2").doesNotContain(mark + " number 1\\\"");
    }

    @Test
    void thatFailsIsTriedAgainLaterAndDisturbsNoAnswer() {
        String talk = conversation(client());
        AtomicInteger asked = new AtomicInteger();
        PROVIDER.on(FakeProvider.SUMMARY, answer -> {
            if (asked.incrementAndGet() == 1) {
                answer.refuse(400, "", "{}");
            } else {
                answer.stream().delta("At last.").finish().done().end();
            }
        });
        int i = 0;
        while (find(talk).isEmpty()) {
            i++;
            assertThat(i).isLessThan(60);
            assertThat(say(client(), talk, "k" + i, mark + " number " + i).get("state"))
                    .isEqualTo("DONE");
            await().pollDelay(Duration.ofMillis(i > 6 ? 200 : 1)).until(() -> true);
        }
        assertThat(asked.get()).isGreaterThan(1);
    }

    @Test
    void isClaimedByOneOfManyAndByAnotherWhenThatOneIsLost() {
        String talk = "talk-" + UUID.randomUUID();
        List<Summary> claims = Flux.range(0, 20)
                .flatMap(i -> summaries.claim(owner, talk, Duration.ofSeconds(3)))
                .collectList()
                .block();
        assertThat(claims).hasSize(1);
        Summary next = await().until(
                        () -> summaries
                                .claim(owner, talk, Duration.ofSeconds(30))
                                .blockOptional(),
                        Optional::isPresent)
                .orElseThrow();
        summaries.release(claims.getFirst()).block();
        assertThat(summaries.claim(owner, talk, Duration.ofSeconds(30)).block()).isNull();
        summaries.forget(owner, List.of(), List.of(talk)).block();
        assertThat(summaries.release(next).block()).isNull();
        assertThat(summaries.claim(owner, talk, Duration.ofSeconds(30)).block()).isNotNull();
    }

    private AtomicInteger summariseWith(String text) {
        AtomicInteger written = new AtomicInteger();
        PROVIDER.on(FakeProvider.SUMMARY, answer -> {
            written.incrementAndGet();
            answer.stream().delta(text).finish().done().end();
        });
        return written;
    }

    private String lastTask() {
        List<FakeProvider.Asked> tasks = PROVIDER.asked(FakeProvider.SUMMARY);
        return tasks.getLast().body().toString();
    }

    private Used used() {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        return days.use(owner, today, today).block().getFirst().models().values().stream()
                .reduce(Used::plus)
                .orElseThrow();
    }

    private Optional<Summary> find(String talk) {
        return summaries.find(owner, talk).block();
    }
}
