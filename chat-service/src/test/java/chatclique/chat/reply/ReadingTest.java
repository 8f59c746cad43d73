package chatclique.chat.reply;

import static org.assertj.core.api.Assertions.assertThat;

import chatclique.chat.turn.Draft;
import chatclique.chat.turn.Turn;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** An answer that is read from any place is the same answer. */
class ReadingTest {

    private final RunningReply reply = new RunningReply(turn(), "pet", 10_000, gap -> {});

    @Test
    void whatTheModelDidComesAtItsPlaceInTheText() {
        reply.act(action("play"));
        reply.append("Nom ");
        reply.append("nom");
        Turn.Action fed = reply.act(action("feed"));
        reply.append("!");
        assertThat(fed.place()).isEqualTo(7);
        assertThat(told(null)).containsExactly("accepted", "play", "Nom ", "nom", "feed", "!");
        assertThat(ids(null)).containsExactly("1.0.0", "1.1.0", "1.1.4", "1.1.7", "1.2.7", "1.2.8");
        assertThat(told("1.1.4")).containsExactly("nom", "feed", "!");
        assertThat(told("1.1.5")).containsExactly("om", "feed", "!");
        assertThat(told("1.1.7")).containsExactly("feed", "!");
        assertThat(told("1.2.8")).isEmpty();
        assertThat(told("1.3.8")).containsExactly("reset", "play", "Nom ", "nom", "feed", "!");
        assertThat(told("2.0.0")).startsWith("reset");
    }

    @Test
    void aReaderWhoComesBackAtAnyPlaceHasTheSameAsOneWhoStayed() {
        Random random = new Random(20);
        for (int i = 0; i < 500; i++) {
            if (random.nextInt(20) == 0) {
                reply.act(action("act" + i));
            }
            reply.append(random.nextInt(8) == 0 ? "🐱" : "word" + i + " ");
        }
        String all = String.join("", told(null));
        for (ReplyEvent event : next(new Reading(null))) {
            String id = String.valueOf(event.id());
            String before = upTo(id);
            assertThat(before + String.join("", told(id))).isEqualTo(all);
        }
    }

    @Test
    void aReaderWhoIsFarBehindGetsLongerPieces() {
        for (int i = 0; i < 1_000; i++) {
            reply.append("word ");
        }
        assertThat(told(null)).hasSizeBetween(60, 65);
        assertThat(told("1.0.4990")).containsExactly("word ", "word ");
    }

    @Test
    void whatHasBeenDoneIsSavedAtOnceAndTextWhenItIsTime() {
        Duration anHour = Duration.ofHours(1);
        reply.append("Nom");
        assertThat(reply.unsaved(anHour)).isNull();
        reply.act(action("feed"));
        assertThat(reply.unsaved(anHour)).satisfies(saved -> {
            assertThat(saved.answer().text()).isEqualTo("Nom");
            assertThat(saved.actions()).extracting(Turn.Action::name).containsExactly("feed");
        });
        assertThat(reply.unsaved(anHour)).isNull();
        reply.append(" nom");
        assertThat(reply.unsaved(Duration.ZERO)).isNotNull();
    }

    private String upTo(String id) {
        List<String> had = new ArrayList<>();
        for (ReplyEvent event : next(new Reading(null))) {
            had.add(word(event));
            if (id.equals(String.valueOf(event.id()))) {
                break;
            }
        }
        return String.join("", had);
    }

    private List<String> told(String had) {
        return next(new Reading(Progress.parse(had).orElse(null))).stream()
                .map(ReadingTest::word)
                .toList();
    }

    private List<String> ids(String had) {
        return next(new Reading(Progress.parse(had).orElse(null))).stream()
                .map(event -> String.valueOf(event.id()))
                .toList();
    }

    private List<ReplyEvent> next(Reading reading) {
        return reply.next(reading);
    }

    private static String word(ReplyEvent event) {
        return switch (event) {
            case ReplyEvent.Delta delta -> delta.text();
            case ReplyEvent.Acted acted -> acted.action().name();
            case ReplyEvent.Accepted accepted -> "accepted";
            case ReplyEvent.Reset reset -> "reset";
            case ReplyEvent.Ended ended -> "ended";
            case ReplyEvent.Closing closing -> "closing";
        };
    }

    private static Turn turn() {
        return Draft.chat("someone", ZoneOffset.UTC, Instant.EPOCH, "key k", "h", "hello", "c", "pet", "here")
                .numbered(1);
    }

    private static Turn.Action action(String name) {
        return new Turn.Action(name, 0, true, Map.of("outcome", "done"));
    }
}
