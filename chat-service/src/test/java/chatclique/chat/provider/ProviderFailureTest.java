package chatclique.chat.provider;

import static org.assertj.core.api.Assertions.assertThat;

import chatclique.chat.FakeProvider;
import chatclique.chat.FakeProvider.Answer;
import chatclique.chat.FakeProvider.Script;
import chatclique.chat.WithProvider;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;

/** A provider that misbehaves, as its turn tells it. */
@TestPropertySource(properties = "chatclique.ai.idle=1s")
class ProviderFailureTest extends WithProvider {

    private static final String DONE = "DONE";
    private static final String PARTIAL = "PARTIAL";
    private static final String FAILED = "FAILED";
    private static final String WELL = "Well.";

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 502, 503, 529})
    void whatPassesIsTriedAgain(int status) {
        assertThat(outcome(once(answer -> answer.refuse(status, "", "{\"error\":{}}"))))
                .isEqualTo(new Outcome(DONE, "", WELL, 2));
    }

    @Test
    void aLastingFailureIsToldAfterThreeAttempts() {
        assertThat(outcome(answer -> answer.refuse(500, "", "inner words")))
                .isEqualTo(new Outcome(FAILED, "provider-failed", "", 3));
        assertThat(outcome(answer -> answer.refuse(429, "", "inner words")))
                .isEqualTo(new Outcome(FAILED, "provider-rate-limited", "", 3));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 422, 302})
    void aRefusalIsNotTriedAgain(int status) {
        assertThat(outcome(answer -> answer.refuse(status, "Location: /v1/elsewhere\r\n", "inner words")))
                .isEqualTo(new Outcome(FAILED, "provider-failed", "", 1));
    }

    @Test
    void aPauseInSecondsIsKept() {
        assertThat(pauseAfter("1")).isBetween(Duration.ofMillis(1_000), Duration.ofMillis(2_500));
    }

    @Test
    void aPauseUntilADateIsKept() {
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                ZonedDateTime.now(ZoneOffset.UTC).plusSeconds(2));
        assertThat(pauseAfter(date)).isBetween(Duration.ofMillis(900), Duration.ofMillis(3_000));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "soon",
                "-5",
                "1e3",
                "NaN",
                "99999999999999999999",
                "Fri, 30 Feb 2026 10:00:00 GMT",
                "Sun, 06 Nov 1994 08:49:37 GMT",
                "0"
            })
    void aPauseThatMakesNoSenseIsOurOwn(String retryAfter) {
        assertThat(pauseAfter(retryAfter)).isLessThan(Duration.ofMillis(800));
    }

    @ParameterizedTest
    @ValueSource(strings = {"86400", "999999999", "Sat, 06 Nov 2094 08:49:37 GMT"})
    void aPauseThatIsTooLongIsTheAnswer(String retryAfter) {
        assertThat(outcome(answer -> answer.refuse(429, "Retry-After: " + retryAfter + "\r\n", "")))
                .isEqualTo(new Outcome(FAILED, "provider-rate-limited", "", 1));
    }

    @Test
    void allAttemptsTogetherHaveAnEndHoweverAliveTheLaterOnesSeem() {
        Instant start = Instant.now();
        Outcome outcome = outcome(answer -> {
            if (answer.attempt() == 1) {
                answer.refuse(429, "Retry-After: 1\r\n", "");
                return;
            }
            answer.stream();
            while (true) {
                answer.text(": still thinking\n\n");
                LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
            }
        });
        assertThat(outcome).isEqualTo(new Outcome(FAILED, "provider-rate-limited", "", 2));
        assertThat(Duration.between(start, Instant.now())).isBetween(Duration.ofSeconds(3), Duration.ofSeconds(6));
    }

    @Test
    void aConnectionThatIsCutBeforeTheAnswerIsTriedAgain() {
        assertThat(outcome(once(answer -> {}))).isEqualTo(new Outcome(DONE, "", WELL, 2));
        assertThat(outcome(once(Answer::stream))).isEqualTo(new Outcome(DONE, "", WELL, 2));
        assertThat(outcome(answer -> {})).isEqualTo(new Outcome(FAILED, "provider-failed", "", 3));
    }

    @Test
    void aCutKeepsTheTextAndIsNotTriedAgain() {
        String event = "data: " + Answer.deltaOf("Größe 🐱") + "\n\n";
        byte[] bytes = event.getBytes(StandardCharsets.UTF_8);
        int inTheCat = event.substring(0, event.indexOf("🐱")).getBytes(StandardCharsets.UTF_8).length + 2;
        for (int end : List.of(1, 9, bytes.length / 2, inTheCat, bytes.length - 4)) {
            assertThat(outcome(answer ->
                            answer.stream().delta("One ").delta("two ").bytes(Arrays.copyOf(bytes, end))))
                    .as("cut after " + end)
                    .isEqualTo(new Outcome(PARTIAL, "provider-failed", "One two ", 1));
        }
        assertThat(outcome(answer -> answer.stream().delta("One ").delta("two ")))
                .isEqualTo(new Outcome(PARTIAL, "provider-failed", "One two ", 1));
    }

    @Test
    void anEndWithoutAFinishIsACut() {
        assertThat(outcome(answer -> answer.stream().delta("One ").end()))
                .isEqualTo(new Outcome(PARTIAL, "provider-failed", "One ", 1));
    }

    @Test
    void silenceEndsTheWait() {
        assertThat(outcome(Answer::stall)).isEqualTo(new Outcome(FAILED, "provider-timeout", "", 1));
        assertThat(outcome(answer -> answer.stream().delta("One ").stall()))
                .isEqualTo(new Outcome(PARTIAL, "provider-timeout", "One ", 1));
    }

    @Test
    void anErrorInsideAnAnswerIsOne() {
        assertThat(outcome(once(
                        answer -> answer.stream().data(error("server_error")).end())))
                .isEqualTo(new Outcome(DONE, "", WELL, 2));
        assertThat(outcome(answer ->
                        answer.stream().data(error("rate_limit_exceeded")).end()))
                .isEqualTo(new Outcome(FAILED, "provider-rate-limited", "", 3));
        assertThat(outcome(answer ->
                        answer.stream().data(error("insufficient_quota")).end()))
                .isEqualTo(new Outcome(FAILED, "provider-rate-limited", "", 1));
        assertThat(outcome(answer -> answer.stream()
                        .delta("One ")
                        .data(error("server_error"))
                        .done()
                        .end()))
                .isEqualTo(new Outcome(PARTIAL, "provider-failed", "One ", 1));
        assertThat(outcome(answer -> answer.stream("application/json")
                                .text(error("server_error"))
                                .end())
                        .state())
                .isEqualTo(FAILED);
    }

    @Test
    void whatIsNoAnswerIsToldSo() {
        assertThat(outcome(answer -> answer.stream("text/html")
                        .text("<html>inner words</html>")
                        .end()))
                .isEqualTo(new Outcome(FAILED, "provider-failed", "", 1));
        assertThat(outcome(answer ->
                        answer.stream().text("<html>\n<p>inner words\n").end()))
                .isEqualTo(new Outcome(FAILED, "provider-failed", "", 3));
        for (String broken :
                List.of("{\"choices\":[", "<html>", "[]", "null", "{} {}", "{\"choices\":" + "[".repeat(20_000))) {
            assertThat(outcome(answer -> answer.stream()
                            .delta("One ")
                            .data(broken)
                            .delta("two ")
                            .done()
                            .end()))
                    .isEqualTo(new Outcome(PARTIAL, "provider-failed", "One ", 1));
        }
        assertThat(outcome(answer -> answer.stream().finish().done().end()))
                .isEqualTo(new Outcome(FAILED, "provider-failed", "", 1));
    }

    @Test
    void nothingOfWhatTheProviderWroteInAnErrorIsPassedOn() {
        WebTestClient client = user(someone());
        String prompt = prompt(answer -> answer.refuse(400, "", "{\"error\":{\"message\":\"inner words\"}}"));
        String events = stream(client, conversation(client), prompt).toString();
        assertThat(events).contains("/problems/provider-failed").doesNotContain("inner words", "the-secret-key");
        assertThat(PROVIDER.asked(prompt).getFirst().headers()).containsEntry("authorization", "Bearer the-secret-key");
    }

    /** Plays a script at the first attempt, and says something at the next. */
    private static Script once(Script script) {
        return answer -> {
            if (answer.attempt() == 1) {
                script.play(answer);
            } else {
                answer.stream().delta(WELL).finish().done().end();
            }
        };
    }

    private Duration pauseAfter(String retryAfter) {
        WebTestClient client = user(someone());
        String prompt = prompt(once(answer -> answer.refuse(429, "Retry-After: " + retryAfter + "\r\n", "")));
        assertThat(stream(client, conversation(client), prompt).getLast().event())
                .isEqualTo("done");
        List<Instant> asked =
                PROVIDER.asked(prompt).stream().map(FakeProvider.Asked::at).toList();
        assertThat(asked).hasSize(2);
        return Duration.between(asked.getFirst(), asked.getLast());
    }

    private static String error(String type) {
        return "{\"error\":{\"message\":\"inner words\",\"type\":\"" + type + "\"}}";
    }
}
