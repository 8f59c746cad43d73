package chatclique.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class LogTest {

    private Account account;
    private Api owner;
    private String conversation;

    @BeforeEach
    void aConversation() {
        account = Account.signUp(Stack.shared());
        owner = account.api();
        conversation =
                ChatTest.talkTo(owner, PetTest.adopt(owner, "Mia").at("/id").asString());
    }

    @Test
    @Row({"C5", "C6", "C7", "X4"})
    void listsMonthsDaysAndEntries() {
        IntStream.rangeClosed(1, 3).forEach(i -> ChatTest.say(owner, conversation, "Number " + i));

        JsonNode month = owner.get("/api/v1/chat-log?month=" + Days.thisMonth())
                .expect(200)
                .json();
        JsonNode today = month.at("/days")
                .valueStream()
                .filter(day -> day.at("/day").asString().equals(Days.today().toString()))
                .findFirst()
                .orElseThrow();
        assertThat(today.at("/entries").asInt()).isEqualTo(3);
        JsonNode day = owner.get("/api/v1/chat-log/" + Days.today()).expect(200).at("/items");
        assertThat(day.valueStream().map(entry -> entry.at("/seq").asInt())).containsExactly(1, 2, 3);
        assertThat(owner.get("/api/v1/chat-log/" + Days.today() + "/2")
                        .at("/prompt/text")
                        .asString())
                .isEqualTo("Number 2");
    }

    @Test
    @Row("C7")
    void deletingAnEntryNeverRenumbersTheOthers() {
        IntStream.rangeClosed(1, 3).forEach(i -> ChatTest.say(owner, conversation, "Number " + i));

        owner.delete("/api/v1/chat-log/" + Days.today() + "/3").expect(204);
        owner.delete("/api/v1/chat-log/" + Days.today() + "/2").expect(204);
        JsonNode next = ChatTest.say(owner, conversation, "Number 4");

        assertThat(next.at("/seq").asInt()).isEqualTo(4);
        assertThat(owner.get("/api/v1/chat-log/" + Days.today())
                        .at("/items")
                        .valueStream()
                        .map(entry -> entry.at("/seq").asInt()))
                .containsExactly(1, 4);
        owner.get("/api/v1/chat-log/" + Days.today() + "/2").expectProblem(404);
    }

    @Test
    @Row("C6")
    void theDayIsTheOwnersOwn() {
        // Kiritimati is always a day ahead of Niue, whatever the hour.
        for (String zone : List.of("Pacific/Kiritimati", "Pacific/Niue")) {
            account.page().patch("/api/v1/me", Map.of("zone", zone)).expect(200);
            JsonNode turn = ChatTest.say(account.api(), conversation, "What day is it?");
            assertThat(turn.at("/zone").asString()).isEqualTo(zone);
            assertThat(turn.at("/day").asString())
                    .isEqualTo(
                            java.time.LocalDate.now(java.time.ZoneId.of(zone)).toString());
        }
    }

    @Test
    @Row("C10")
    void datesThatAreNoneGetAProblem() {
        for (String bad : List.of("2026-02-30", "2026-13-01", "9999999-01-01", "today", "2026-11-20%00")) {
            assertThat(owner.get("/api/v1/chat-log/" + bad).status()).as(bad).isBetween(400, 404);
        }
        owner.get("/api/v1/chat-log?month=2026-13").expectProblem(400);
        owner.get("/api/v1/chat-log/" + Days.today() + "/0").expectProblem(404);
        owner.get("/api/v1/chat-log/" + Days.today() + "/99999999999999999999").expectProblem(400);
    }
}
