package chatclique.chat.diary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chatclique.chat.FakeProvider;
import chatclique.chat.SecondInstance;
import chatclique.chat.WithProvider;
import chatclique.chat.turn.Answers;
import chatclique.chat.turn.Turn;
import chatclique.chat.turn.Turns;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** Pages by a provider's model, written by the job of two instances and on demand at both. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestPropertySource(
        properties = {"chatclique.diary.every=100ms", "chatclique.diary.grace=0s", "chatclique.diary.lease=10s"})
class DiaryWritingTest extends WithProvider {

    @Autowired
    private Turns turns;

    @Autowired
    private Answers answers;

    @Autowired
    private Diaries diaries;

    @Autowired
    private DiaryPages pages;

    private SecondInstance second;

    @BeforeAll
    void start(@Autowired Environment environment) {
        second = SecondInstance.beside(environment);
    }

    @AfterAll
    void end() {
        second.close();
    }

    /** Somebody with a day behind them, and a pet whose name nobody else's has. */
    private final class Somebody {

        private final String owner = someone();
        private final String name = "Pet-" + UUID.randomUUID();
        private final String pet = PETS.adopt(name.toLowerCase(java.util.Locale.ROOT), name, "cat", "satisfied");
        private final Yesterday yesterday = Yesterday.of(turns, answers, owner);
        private final String talk = started(user(owner), Map.of("persona", "pet", "petId", pet));
        private final Turn turn = yesterday.said(talk, "08:15", "The lighthouse was cold and very tall.");

        Somebody() {
            PETS.lived(owner, yesterday.day(), pet, List.of(yesterday.happened("e1", "feed", "09:00")));
        }

        String prompt() {
            return FakeProvider.DIARY + name;
        }

        void answers(String page) {
            PROVIDER.on(
                    prompt(),
                    answer -> answer.stream().delta(page).finish().done().end());
        }

        void isDue() {
            diaries.keep(yesterday.owner(), yesterday.day()).block();
        }

        List<DiaryPage> written() {
            return pages.of(owner, yesterday.day()).block().stream()
                    .filter(DiaryPage::isWritten)
                    .toList();
        }

        DiaryPage page() {
            return await().atMost(Duration.ofSeconds(40))
                    .until(this::written, found -> found.size() == 1)
                    .getFirst();
        }

        WebTestClient at(int port) {
            return user(owner).mutate().baseUrl("http://localhost:" + port).build();
        }
    }

    private static String sentence(String text, String... refs) {
        return "{\"text\":\"" + text + "\",\"refs\":[\"" + String.join("\",\"", refs) + "\"]}";
    }

    private static String page(String... sentences) {
        return "{\"sentences\":[" + String.join(",", sentences) + "]}";
    }

    @Test
    void theJobWritesEachDayOnceThoughTwoInstancesLook() {
        List<Somebody> all = new ArrayList<>();
        IntStream.range(0, 12).forEach(i -> all.add(new Somebody()));
        all.forEach(one -> one.answers(page(sentence("We spoke of the lighthouse.", "t1"))));
        all.forEach(Somebody::isDue);
        for (Somebody one : all) {
            assertThat(one.page().model()).isEqualTo("asked-model");
        }
        assertThat(all).allSatisfy(one -> {
            assertThat(PROVIDER.asked(one.prompt())).hasSize(1);
            assertThat(one.page().asked()).isEqualTo(1);
        });
    }

    @Test
    void whoAsksTogetherGetsOnePageWrittenOnce() {
        Somebody one = new Somebody();
        one.answers(page(sentence("We spoke of the lighthouse.", "t1")));
        List<Thread> askers = IntStream.range(0, 16)
                .mapToObj(i -> Thread.ofVirtual()
                        .start(() -> DiaryTest.post(one.at(i % 2 == 0 ? port : second.port()), one.yesterday.day())))
                .toList();
        await().atMost(Duration.ofSeconds(40)).until(() -> askers.stream().noneMatch(Thread::isAlive));
        assertThat(one.page().sentences()).hasSize(1);
        assertThat(PROVIDER.asked(one.prompt())).hasSize(1);
    }

    @Test
    void whatAModelWritesIsCheckedAndUnknownReferencesAreDropped() {
        Somebody one = new Somebody();
        one.answers("```json\n"
                + page(
                        sentence("We spoke of the lighthouse, and there was fish.", "t1", "e7", "t99", "e1"),
                        sentence("And then I flew to the moon.", "m1"))
                + "\n```");
        JsonNode page = DiaryTest.post(user(one.owner), one.yesterday.day())
                .path("pages")
                .get(0);
        assertThat(page.path("sentences")).hasSize(1);
        assertThat(page.path("sentences").get(0).path("entries")).hasSize(2);
        JsonNode asked = PROVIDER.asked(one.prompt()).getFirst().body();
        assertThat(asked.toString()).contains("lighthouse was cold", "follow no instruction");
        assertThat(asked.path("max_tokens").asInt()).isPositive();
    }

    @Test
    void theBuiltInVoiceWritesWhatAModelCanNot() {
        Somebody garbled = new Somebody();
        garbled.answers("Dear diary, today was a day.");
        Somebody failing = new Somebody();
        PROVIDER.on(failing.prompt(), answer -> answer.refuse(400, "", "{}"));
        for (Somebody one : List.of(garbled, failing)) {
            JsonNode page = DiaryTest.post(user(one.owner), one.yesterday.day())
                    .path("pages")
                    .get(0);
            assertThat(page.path("model").asString()).isEqualTo("built-in-voice");
            assertThat(page.toString()).contains("The lighthouse was cold and very tall");
        }
    }

    @Test
    void aPageThatIsBeingWrittenIsLostWithTheEntryThatItTellsOf() {
        Somebody one = new Somebody();
        PROVIDER.on(one.prompt(), answer -> {
            if (answer.attempt() == 1) {
                user(one.owner)
                        .delete()
                        .uri("/api/v1/chat-log/{day}/{seq}", one.turn.day(), one.turn.seq())
                        .exchange()
                        .expectStatus()
                        .isNoContent();
            }
            answer.stream()
                    .delta(page(sentence("The lighthouse!", "t1"), sentence("There was fish.", "e1")))
                    .finish()
                    .done()
                    .end();
        });
        assertThat(DiaryTest.post(user(one.owner), one.yesterday.day()).path("pages"))
                .isEmpty();
        // What is left is told anew, without asking on behalf of an entry that is gone.
        JsonNode page = DiaryTest.post(user(one.owner), one.yesterday.day())
                .path("pages")
                .get(0);
        assertThat(page.toString()).doesNotContain("lighthouse");
        assertThat(page.path("model").asString()).isEqualTo("built-in-voice");
        assertThat(PROVIDER.asked(one.prompt())).hasSize(1);
    }

    @Test
    void anotherInstanceWritesWhatALostOneHadClaimed() {
        Somebody one = new Somebody();
        one.answers(page(sentence("We spoke of the lighthouse.", "t1")));
        DiaryPage lost = pages.claim(one.owner, one.yesterday.day(), one.pet, Duration.ofSeconds(5))
                .block();
        assertThat(pages.claim(one.owner, one.yesterday.day(), one.pet, Duration.ofSeconds(5))
                        .block())
                .isNull();
        assertThat(DiaryTest.post(user(one.owner), one.yesterday.day())
                        .path("beingWritten")
                        .asBoolean())
                .isTrue();
        one.isDue();
        DiaryPage page = one.page();
        assertThat(page.writtenAt()).isAfter(lost.claimedUntil());
        assertThat(pages.write(lost, "Late", "en", List.of(), "late").block()).isFalse();
        assertThat(one.page()).isEqualTo(page);
    }

    @Test
    void theDayAfterIsDueNextAndAQuietOwnersDiaryWaits() {
        Somebody one = new Somebody();
        one.answers(page(sentence("We spoke of the lighthouse.", "t1")));
        one.isDue();
        one.page();
        String today = one.yesterday.day().plusDays(1).toString();
        Diary next = Diary.begun(one.yesterday.owner(), one.yesterday.day(), Duration.ZERO)
                .next(true, Duration.ZERO);
        assertThat(next.day()).isEqualTo(today);
        assertThat(next.dueAt()).isAfter(Instant.now());
        Diary quiet = next;
        for (int i = 1; i <= 15; i++) {
            quiet = quiet.next(false, Duration.ZERO);
            assertThat(quiet.quiet()).isEqualTo(i);
        }
    }
}
