package chatclique.chat.reply;

import static org.assertj.core.api.Assertions.assertThat;

import chatclique.chat.store.OwnerTag;
import chatclique.chat.turn.Turn;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.awaitility.Awaitility;
import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.messages.Message;
import org.springframework.ai.chat.messages.SystemMessage;
import org.springframework.ai.chat.messages.ToolResponseMessage;
import org.springframework.ai.chat.messages.UserMessage;

class WindowTest {

    private static final Tokens TOKENS = new Tokens();

    /** With its vocabulary, which is loaded beside. */
    private final Tokens.Meter meter = Awaitility.await()
            .atMost(Duration.ofMinutes(1))
            .until(() -> TOKENS.meter("gpt-5-mini"), found -> found.family().equals("O200K_BASE"));

    @Property(tries = 300)
    void isNeverOverTheBudgetAndHoldsTheLatestWholeTurnsOnly(
            @ForAll("turns") List<Turn> oldestFirst, @ForAll @IntRange(max = 800) int budget, @ForAll boolean tools) {
        List<Turn> latestFirst = oldestFirst.reversed();
        SystemMessage system = new SystemMessage("You are a cat.");
        Window window = Window.of(system, latestFirst, "Hello", tools, new Window.Room(budget, 24, 0), meter);
        int least = meter.of(List.of(system, new UserMessage("Hello")));
        assertThat(window.tokens()).isEqualTo(meter.of(window.messages()));
        assertThat(window.tokens()).isLessThanOrEqualTo(Math.max(budget, least));
        assertThat(window.messages().getFirst()).isSameAs(system);
        assertThat(window.messages().getLast().getText()).isEqualTo("Hello");
        List<Message> told = window.messages().subList(1, window.messages().size() - 1);
        assertThat(texts(told)).isEqualTo(texts(latest(latestFirst, told, tools)));
        int before = 0;
        for (Message message : told) {
            boolean result = message instanceof ToolResponseMessage;
            assertThat(result).isEqualTo(before > 0);
            before = message instanceof AssistantMessage answer
                    ? answer.getToolCalls().size()
                    : 0;
        }
        assertThat(before).isZero();
    }

    /** As many of the latest turns as make so many messages. */
    private static List<Message> latest(List<Turn> latestFirst, List<Message> told, boolean tools) {
        List<Message> expected = new ArrayList<>();
        for (Turn turn : latestFirst) {
            List<Message> messages = Window.messages(turn, tools);
            if (expected.size() == told.size()) {
                break;
            }
            expected.addAll(0, messages);
        }
        return expected;
    }

    private static List<String> texts(List<Message> messages) {
        return messages.stream()
                .map(message -> message.getMessageType() + " " + message.getText())
                .toList();
    }

    @Property(tries = 200)
    void leavesNothingOutBeforeItIsDueForASummary(@ForAll("turns") List<Turn> oldestFirst) {
        List<Turn> told = oldestFirst.stream()
                .filter(turn -> !Window.messages(turn, false).isEmpty())
                .toList();
        Window window = Window.of(
                new SystemMessage("s"), oldestFirst.reversed(), "x", false, new Window.Room(400, 24, 0), meter);
        if (window.overdue() == null) {
            assertThat(window.messages()).hasSize(2 + 2 * told.size());
        } else {
            assertThat(told).contains(window.overdue());
        }
    }

    @Provide
    Arbitrary<List<Turn>> turns() {
        Arbitrary<String> text =
                Arbitraries.strings().withChars("abc défg хорошо 喵🐟\n").ofMaxLength(80);
        Arbitrary<Turn.State> state = Arbitraries.of(Turn.State.class);
        Arbitrary<Integer> acts = Arbitraries.integers().between(0, 3);
        return Combinators.combine(text, text, state, acts)
                .as(Made::new)
                .list()
                .ofMaxSize(20)
                .map(made -> {
                    List<Turn> turns = new ArrayList<>();
                    made.forEach(one -> turns.add(one.turn(turns.size() + 1)));
                    return turns;
                });
    }

    private record Made(String said, String answered, Turn.State state, int acts) {

        Turn turn(int seq) {
            List<Turn.Action> actions = new ArrayList<>();
            for (int i = 0; i < acts; i++) {
                actions.add(new Turn.Action("feed", answered.length() * i / 3, true, Map.of("outcome", "good")));
            }
            return TurnOf.turn(
                    "t-" + seq + "-" + OwnerTag.hash(said + answered + acts),
                    Instant.EPOCH.plusSeconds(seq),
                    state,
                    said,
                    answered,
                    actions);
        }
    }

    @Example
    void ofAConversationThatGrowsIsSummarisedNowAndThen() {
        List<Turn> since = new ArrayList<>();
        int summaries = 0;
        for (int i = 1; i <= 200; i++) {
            since.add(TurnOf.turn(
                    "t-" + i,
                    Instant.EPOCH.plusSeconds(i),
                    Turn.State.DONE,
                    "word ".repeat(20),
                    "word ".repeat(20),
                    List.of()));
            Window window = Window.of(
                    new SystemMessage("s"), since.reversed(), "x", false, new Window.Room(1000, 24, 0), meter);
            assertThat(window.messages()).hasSize(2 + 2 * since.size());
            if (window.overdue() != null) {
                summaries++;
                since.subList(0, since.indexOf(window.overdue()) + 1).clear();
            }
        }
        assertThat(summaries).isBetween(10, 70);
    }

    @Example
    void tokensAreCorrectedByWhatTheProviderReports() {
        int counted = meter.of("The quick brown fox jumps over the lazy dog.");
        assertThat(counted).isEqualTo(10);
        TOKENS.learn("other-model", 100, 130);
        assertThat(TOKENS.meter("other-model").of("The quick brown fox jumps over the lazy dog."))
                .isEqualTo(13);
        for (int i = 0; i < 40; i++) {
            TOKENS.learn("other-model", 100, 200);
        }
        assertThat(TOKENS.meter("other-model").ratio()).isBetween(1.95, 2.0);
        TOKENS.learn("wild-model", 1, 1_000_000);
        assertThat(TOKENS.meter("wild-model").ratio()).isEqualTo(3);
        TOKENS.learn("broken-model", 0, 0);
        assertThat(TOKENS.meter("broken-model").ratio()).isEqualTo(1);
    }
}
