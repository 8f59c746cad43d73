package chatclique.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The pet's diary, through the gateway. A day is over at once for who travels from Niue to Kiritimati, 25 hours ahead. */
class DiaryTest {

    private static final Duration A_WHILE = Duration.ofSeconds(90);

    private final Stack stack = Stack.shared();
    private Account account;
    private String pet;
    private String day;

    @BeforeEach
    void someoneWithADayBehindThem() {
        account = Account.signUp(stack);
        day = past(account, "en");
        pet = account.api().get("/api/v1/pets").at("/items/0/id").asString();
    }

    /** Lets somebody talk with a pet, care for it and have a picture painted, and gives the day, which is over by now. */
    static String past(Account account, String language) {
        account.page()
                .patch("/api/v1/me", Map.of("zone", "Pacific/Niue", "locale", language))
                .expect(200);
        Api owner = account.api();
        String day = LocalDate.now(ZoneId.of("Pacific/Niue")).toString();
        String pet = PetTest.adopt(owner, "Mia").at("/id").asString();
        String talk = ChatTest.talkTo(owner, pet);
        ChatTest.say(owner, talk, "Hello Mia, how are you?");
        ChatTest.say(owner, talk, "I found a lighthouse behind the garden today.");
        PetTest.act(owner, pet, "feed").expect(200);
        PetTest.act(owner, pet, "pet").expect(200);
        PetTest.act(owner, pet, "play").expect(200);
        String picture = owner.click("/api/v1/pictures", Map.of("prompt", "my cat on the moon", "petId", pet))
                .expect(202)
                .at("/id")
                .asString();
        PicturesTest.ready(owner, picture);
        Await.until(
                A_WHILE, () -> owner.get("/api/v1/chat-log/" + day).at("/items").size(), entries -> entries == 3);
        account.page().patch("/api/v1/me", Map.of("zone", "Pacific/Kiritimati")).expect(200);
        return day;
    }

    @Test
    @Row({"X7", "C6"})
    void theJobWritesADayThatIsOverAndEachSentenceLeadsToWhatItTellsOf() {
        Api owner = account.api();
        // What tells the diary where its owner is by now.
        ChatTest.say(owner, ChatTest.talkTo(owner, pet), "Here I am");
        JsonNode diary = Await.until(
                A_WHILE, () -> diary(owner), told -> told.at("/pages").size() == 1);

        assertThat(diary.at("/over").asBoolean()).isTrue();
        JsonNode page = diary.at("/pages/0");
        assertThat(page.at("/petId").asString()).isEqualTo(pet);
        assertThat(page.at("/sentences").size()).isBetween(5, 12);
        String events = owner.get("/api/v1/pets/" + pet + "/events?day=" + day)
                .expect(200)
                .text();
        for (JsonNode sentence : page.at("/sentences")) {
            assertThat(sentence.at("/text").asString()).isNotBlank();
            assertThat(sentence.at("/entries").size()).isPositive();
            for (JsonNode entry : sentence.at("/entries")) {
                if (entry.at("/seq").isNumber()) {
                    owner.get("/api/v1/chat-log/" + day + "/" + entry.at("/seq").asInt())
                            .expect(200);
                } else {
                    assertThat(events).contains(entry.at("/eventId").asString());
                }
            }
        }
        assertThat(kinds(page)).contains("talk", "picture", "feed", "pet", "play");
        assertThat(page.toString()).contains("my cat on the moon");
    }

    @Test
    @Row("X7")
    void whoOpensADayHasItWrittenOnceHoweverOftenTheyAsk() throws Exception {
        Api owner = account.api();
        List<JsonNode> all = PetTest.inParallel(8, () -> written(owner));
        JsonNode first = written(owner);
        assertThat(first.at("/pages").size()).isEqualTo(1);
        assertThat(all).allSatisfy(told -> {
            if (!told.at("/beingWritten").asBoolean()) {
                assertThat(told.at("/pages")).isEqualTo(first.at("/pages"));
            }
        });
        String today = LocalDate.now(ZoneId.of("Pacific/Kiritimati")).toString();
        JsonNode notYet = owner.post("/api/v1/chat-log/" + today + "/diary", Map.of())
                .expect(200)
                .json();
        assertThat(notYet.at("/over").asBoolean()).isFalse();
        assertThat(notYet.at("/pages").size()).isZero();
        owner.get("/api/v1/chat-log/2026-02-30/diary").expectProblem(400);
        Api.stranger(stack).get("/api/v1/chat-log/" + day + "/diary").expectProblem(401);
    }

    @Test
    @Row({"X7", "C7"})
    void nothingThatWasDeletedIsToldOfAnyMore() {
        Api owner = account.api();
        assertThat(written(owner).toString()).contains("I found a lighthouse behind the garden today");
        owner.delete("/api/v1/chat-log/" + day + "/2").expect(204);
        assertThat(diary(owner).at("/pages").size()).isZero();
        assertThat(written(owner).at("/pages").size()).isEqualTo(1);
        assertThat(written(owner).toString()).doesNotContain("lighthouse").doesNotContain("\"seq\":2,");

        owner.delete("/api/v1/chat-log/" + day).expect(204);
        assertThat(written(owner).at("/pages").size()).isZero();
    }

    private JsonNode diary(Api owner) {
        return owner.get("/api/v1/chat-log/" + day + "/diary").expect(200).json();
    }

    private JsonNode written(Api owner) {
        return owner.post("/api/v1/chat-log/" + day + "/diary", Map.of())
                .expect(200)
                .json();
    }

    private static List<String> kinds(JsonNode page) {
        return page.at("/sentences")
                .valueStream()
                .flatMap(sentence -> sentence.at("/entries").valueStream())
                .map(entry -> entry.at("/kind").asString())
                .distinct()
                .toList();
    }
}
