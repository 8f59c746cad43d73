package chatclique.chat.tool;

import static org.assertj.core.api.Assertions.assertThat;

import chatclique.chat.FakeProvider;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** A provider's model that wants what it can't have. */
class ToolRefusalTest extends WithTools {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "feed | {\"food\":7} | invalid-arguments",
                "feed | {\"food\":\"tuna\",\"money\":1000} | invalid-arguments",
                "feed | {\"petId\":\"another\"} | invalid-arguments",
                "feed | {\"food\":\"a\",\"food\":\"b\"} | invalid-arguments",
                "feed | {\"food\": | invalid-arguments",
                "feed | {} {} | invalid-arguments",
                "feed | [] | invalid-arguments",
                "feed | null | invalid-arguments",
                "feed | tuna | invalid-arguments",
                "remember | {\"kind\":\"wish\",\"text\":\"x\"} | invalid-arguments",
                "remember | {\"kind\":1,\"text\":\"x\"} | invalid-arguments",
                "remember | {\"kind\":\"like\"} | invalid-arguments",
                "remember | {\"kind\":\"like\",\"text\":\" \"} | invalid-arguments",
                "mint | {\"amount\":100} | unknown-tool",
                "FEED | {} | unknown-tool"
            })
    void ofAnotherSchemaAreToldToTheModelAndNotUsed(String name, String arguments, String code) {
        String prompt = prompt(answer -> {
            if (answer.attempt() == 1) {
                answer.stream()
                        .data(call(0, "c1", name, arguments))
                        .finish()
                        .done()
                        .end();
            } else {
                answer.stream().delta("Well.").finish().done().end();
            }
        });
        JsonNode turn = told(petTalk(), prompt);
        assertThat(turn.path("state").asString()).isEqualTo("DONE");
        assertThat(names(turn)).isEmpty();
        assertThat(PETS.cares(pet)).isEmpty();
        JsonNode messages = PROVIDER.asked(prompt).get(1).body().path("messages");
        assertThat(messages.get(messages.size() - 1).path("content").asString())
                .contains("\"done\":false", "\"" + code + "\"");
    }

    @Test
    void ofAPetAreNotForThoseWithoutOne() {
        String prompt = prompt(answer -> {
            if (answer.attempt() == 1) {
                answer.stream()
                        .data(call(0, "c1", "feed", "{}"))
                        .finish()
                        .done()
                        .end();
            } else {
                answer.stream().delta("Well.").finish().done().end();
            }
        });
        JsonNode turn = told(conversation(client()), prompt);
        assertThat(names(turn)).isEmpty();
        assertThat(PROVIDER.asked(prompt).getFirst().body().path("tools").size())
                .isEqualTo(1);
        assertThat(PROVIDER.asked(prompt).get(1).body().toString()).contains("no-pet");
    }

    @Test
    void endAtACapAndThenTheModelCanOnlyTalk() {
        String prompt = prompt(answer -> {
            answer.stream();
            if (answer.attempt() <= 4) {
                answer.data(call(0, "a", "feed", "{}")).data(call(1, "b", "pet", "{}"));
            } else {
                answer.delta("Enough.");
            }
            answer.finish().done().end();
        });
        JsonNode turn = told(petTalk(), prompt);
        assertThat(turn.path("answer").path("text").asString()).isEqualTo("Enough.");
        assertThat(names(turn)).containsExactly("feed", "pet", "feed", "pet");
        assertThat(PETS.done(pet)).isEqualTo(4);
        List<FakeProvider.Asked> asked = PROVIDER.asked(prompt);
        assertThat(asked).hasSize(5);
        assertThat(asked.get(3).body().has("tools")).isTrue();
        assertThat(asked.get(4).body().has("tools")).isFalse();
        assertThat(asked.get(4).body().toString()).contains("enough-for-now");
    }

    @ParameterizedTest
    @CsvSource({"409,too-tired,409,too-tired", "500,oops,503,pets-unavailable", "403,not-yours,403,not-yours"})
    void thatAreRefusedLeaveAReceiptThatSaysWhy(int status, String code, int toldStatus, String toldCode) {
        String prompt = prompt(answer -> {
            if (answer.attempt() == 1) {
                answer.stream()
                        .data(call(0, "c1", "play", "{\"game\":\"ball\"}"))
                        .finish()
                        .done()
                        .end();
            } else {
                answer.stream().delta("Not now.").finish().done().end();
            }
        });
        String talk = petTalk();
        PETS.refuseWith(status, code);
        JsonNode turn = told(talk, prompt);
        assertThat(turn.path("state").asString()).isEqualTo("DONE");
        JsonNode action = turn.path("actions").get(0);
        assertThat(action.path("done").asBoolean()).isFalse();
        assertThat(action.path("receipt").path("code").asString()).isEqualTo(toldCode);
        assertThat(action.path("receipt").path("status").asInt()).isEqualTo(toldStatus);
        assertThat(PROVIDER.asked(prompt).get(1).body().toString()).contains(toldCode);
    }
}
