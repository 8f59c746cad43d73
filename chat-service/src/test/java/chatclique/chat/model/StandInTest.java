package chatclique.chat.model;

import static org.assertj.core.api.Assertions.assertThat;

import chatclique.chat.FakeProvider.Answer;
import chatclique.chat.FakeProvider.Script;
import chatclique.chat.WithProvider;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** The built-in voice in place of a model that cannot be reached. */
@TestPropertySource(properties = {"chatclique.models.stand-in=true", "chatclique.ai.idle=1s"})
class StandInTest extends WithProvider {

    private static final Script DOWN = answer -> answer.refuse(500, "", "inner words");

    @Autowired
    private MeterRegistry registry;

    @Test
    void itAnswersAfterTheAttemptsAndSaysWhy() {
        String prompt = prompt(DOWN);
        JsonNode turn = said(Map.of("persona", "assistant"), prompt);
        assertThat(PROVIDER.asked(prompt)).hasSize(3);
        assertThat(turn.path("state").asString()).isEqualTo("DONE");
        assertThat(turn.path("standIn").asString()).isEqualTo("OUTAGE");
        assertThat(turn.path("model").asString()).isEqualTo("built-in-voice");
        assertThat(turn.path("failure").isNull()).isTrue();
        assertThat(turn.path("cost").isNull()).isTrue();
        assertThat(turn.at("/answer/text").asString())
                .contains("built-in helper")
                .doesNotContain("inner words");
    }

    @Test
    void aPetSaysItInCharacterAndAnswersAllTheSame() {
        PETS.adopt("mia", "Mia", "cat", "satisfied");
        JsonNode turn = said(Map.of("persona", "pet", "petId", "mia"), prompt(DOWN));
        assertThat(turn.path("standIn").asString()).isEqualTo("OUTAGE");
        assertThat(turn.at("/answer/sender").asString()).isEqualTo("pet");
        assertThat(turn.at("/answer/text").asString())
                .containsAnyOf("small everyday voice", "big thoughts", "clever half", "long sentences")
                .doesNotContain("model", "error");
    }

    @ParameterizedTest
    @CsvSource({
        "Wie sortiere ich eine Liste,eingebaute Hilfe",
        "Comment trier une liste,aide intégrée",
        "Как отсортировать список,встроенный помощник",
        "怎么给列表排序,内置助手",
        "How do I sort a list,built-in helper"
    })
    void theCoderIsPlainAboutItInEachLanguage(String question, String words) {
        String prompt = question + " " + System.nanoTime();
        PROVIDER.on(prompt, DOWN);
        JsonNode turn = said(Map.of("persona", "coder"), prompt);
        assertThat(turn.at("/answer/sender").asString()).isEqualTo("coder");
        assertThat(turn.at("/answer/text").asString().toLowerCase(Locale.ROOT))
                .contains(words.toLowerCase(Locale.ROOT));
    }

    @Test
    void whateverKeepsAFirstTokenFromComingBringsIt() {
        List<Script> scripts = List.of(
                answer -> answer.refuse(401, "", ""),
                answer -> answer.refuse(429, "Retry-After: 86400\r\n", ""),
                Answer::stall,
                answer -> {},
                answer -> answer.stream().finish().done().end(),
                answer -> answer.stream("text/html").text("<html>").end(),
                answer -> answer.stream()
                        .data("{\"error\":{\"type\":\"insufficient_quota\"}}")
                        .end());
        for (Script script : scripts) {
            Instant start = Instant.now();
            JsonNode turn = said(Map.of("persona", "assistant"), prompt(script));
            assertThat(turn.path("standIn").asString()).isEqualTo("OUTAGE");
            assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(4));
        }
    }

    @Test
    void afterTheFirstTokenNobodyTakesItsPlace() {
        JsonNode turn = said(
                Map.of("persona", "assistant"), prompt(answer -> answer.stream().delta("One ")));
        assertThat(turn.path("state").asString()).isEqualTo("PARTIAL");
        assertThat(turn.path("standIn").isNull()).isTrue();
        assertThat(turn.at("/answer/text").asString()).isEqualTo("One ");
        assertThat(turn.at("/failure/code").asString()).isEqualTo("provider-failed");
    }

    @Test
    void whoIsWellAnswersForItself() {
        JsonNode turn = said(
                Map.of("persona", "assistant"),
                prompt(answer -> answer.stream()
                        .delta("Here.")
                        .finish()
                        .usage(5, 2)
                        .done()
                        .end()));
        assertThat(turn.path("standIn").isNull()).isTrue();
        assertThat(turn.path("model").asString()).isEqualTo("asked-model");
    }

    @Test
    void requestsAndStandInsAreMeasuredWithoutAWordOfTheirs() {
        double before = registry.get("chatclique.stand.ins")
                .tag("reason", "outage")
                .counter()
                .count();
        said(Map.of("persona", "assistant"), prompt(DOWN));
        said(
                Map.of("persona", "assistant"),
                prompt(answer -> answer.stream()
                        .delta("Here.")
                        .finish()
                        .usage(50, 20)
                        .done()
                        .end()));
        assertThat(registry.get("chatclique.stand.ins")
                        .tag("reason", "outage")
                        .counter()
                        .count())
                .isEqualTo(before + 1);
        assertThat(registry.get("gen_ai.client.operation.duration")
                        .tags("gen_ai.request.model", "asked-model", "error.type", "provider-failed")
                        .timer()
                        .count())
                .isPositive();
        assertThat(registry.get("gen_ai.client.operation.time_to_first_chunk")
                        .tags("gen_ai.operation.name", "chat", "gen_ai.provider.name", "default")
                        .timer()
                        .count())
                .isPositive();
        assertThat(registry.get("gen_ai.client.token.usage")
                        .tags("gen_ai.token.type", "input", "gen_ai.request.model", "asked-model")
                        .summary()
                        .totalAmount())
                .isGreaterThanOrEqualTo(50);
        assertThat(registry.getMeters().stream()
                        .flatMap(meter -> meter.getId().getTags().stream())
                        .map(tag -> tag.getValue()))
                .noneMatch(value -> value.contains("Say ") || value.contains("said-model") || value.contains("user-"));
    }

    private JsonNode said(Map<String, ?> start, String prompt) {
        WebTestClient client = user(someone());
        List<ServerSentEvent<JsonNode>> events = stream(client, started(client, start), prompt);
        JsonNode told = events.getLast().data().path("turn");
        assertThat(turn(client, told.path("id").asString())).isEqualTo(told);
        return told;
    }
}
