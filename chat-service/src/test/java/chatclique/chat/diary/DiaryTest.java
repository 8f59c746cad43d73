package chatclique.chat.diary;

import static org.assertj.core.api.Assertions.assertThat;

import chatclique.chat.Service;
import chatclique.chat.turn.Answers;
import chatclique.chat.turn.Turn;
import chatclique.chat.turn.Turns;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** A day's page as its owner reads it, by the built-in voice. */
class DiaryTest extends Service {

    private final String owner = someone();
    private final String pet = PETS.adopt("pet-" + UUID.randomUUID(), "Mia", "cat", "satisfied");

    @Autowired
    private Turns turns;

    @Autowired
    private Answers answers;

    private Yesterday yesterday;
    private String talk;

    @BeforeEach
    void aTalk() {
        yesterday = Yesterday.of(turns, answers, owner);
        talk = started(client(), Map.of("persona", "pet", "petId", pet));
    }

    @AfterEach
    void answerAgain() {
        PETS.refuseServicesWith(0);
    }

    @Test
    void eachSentenceTellsOfEntriesThatThereAre() {
        Turn said = yesterday.said(talk, "08:15", "I saw a very small owl on the roof today.");
        Turn painted = yesterday.painted("18:40", "my cat on the moon");
        PETS.lived(owner, yesterday.day(), pet, List.of(yesterday.happened("e1", "feed", "09:00")));
        assertThat(read().path("pages")).isEmpty();
        JsonNode page = write().path("pages").get(0);
        assertThat(page.path("petName").asString()).isEqualTo("Mia");
        assertThat(page.path("language").asString()).isEqualTo("en");
        assertThat(page.path("sentences")).allSatisfy(sentence -> {
            assertThat(sentence.path("text").asString()).isNotBlank();
            assertThat(sentence.path("entries")).isNotEmpty();
        });
        assertThat(page.path("sentences").toString())
                .contains("“I saw a very small owl on the roof today”")
                .contains("“my cat on the moon”");
        List<JsonNode> sources = page.path("sentences")
                .valueStream()
                .flatMap(sentence -> sentence.path("entries").valueStream())
                .toList();
        assertThat(sources)
                .anyMatch(source -> source.path("kind").asString().equals("talk")
                        && source.path("seq").asInt() == said.seq())
                .anyMatch(source -> source.path("kind").asString().equals("picture")
                        && source.path("seq").asInt() == painted.seq())
                .anyMatch(source -> source.path("kind").asString().equals("feed")
                        && source.path("eventId").asString().equals("e1"));
        assertThat(write()).isEqualTo(read());
        assertThat(write().path("pages").get(0)).isEqualTo(page);
    }

    @Test
    void aDayWithoutAnythingHasNoPageAndTodayHasNoneYet() {
        PETS.lived(owner, yesterday.day(), pet, List.of());
        assertThat(write().path("pages")).isEmpty();
        assertThat(write().path("beingWritten").asBoolean()).isFalse();
        say(client(), talk, "k", "hello");
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        assertThat(write(today).path("over").asBoolean()).isFalse();
        assertThat(write(today).path("pages")).isEmpty();
        assertThat(PETS.asked(owner, today)).isZero();
    }

    @Test
    void aSentenceDoesNotOutliveItsEntry() {
        Turn secret = yesterday.said(talk, "08:15", "My secret is a drawer full of string.");
        yesterday.said(talk, "10:00", "The window is open now.");
        PETS.lived(owner, yesterday.day(), pet, List.of());
        assertThat(write().toString()).contains("drawer full of string");
        delete("/api/v1/chat-log/" + yesterday.day() + "/" + secret.seq());
        assertThat(read().path("pages")).isEmpty();
        assertThat(write().toString())
                .doesNotContain("drawer full of string")
                .doesNotContain("\"seq\":" + secret.seq() + ",")
                .contains("The window is open now");
        delete("/api/v1/conversations/" + talk);
        assertThat(write().path("pages")).isEmpty();
    }

    @Test
    void aDeletedDayIsNotToldAgainAlsoNotFromThePetsOwnHistory() {
        yesterday.said(talk, "08:15", "hello");
        PETS.lived(owner, yesterday.day(), pet, List.of(yesterday.happened("e1", "feed", "09:00")));
        assertThat(write().path("pages")).hasSize(1);
        delete("/api/v1/chat-log/" + yesterday.day());
        assertThat(read().path("pages")).isEmpty();
        assertThat(write().path("pages")).isEmpty();
    }

    @Test
    void everythingGoesWithEverything() {
        yesterday.said(talk, "08:15", "hello");
        PETS.lived(owner, yesterday.day(), pet, List.of(yesterday.happened("e1", "feed", "09:00")));
        assertThat(write().path("pages")).hasSize(1);
        delete("/api/v1/chat-log");
        assertThat(read().path("pages")).isEmpty();
        assertThat(write().path("pages")).isEmpty();
    }

    @Test
    void nobodyReadsAnothersDiary() {
        yesterday.said(talk, "08:15", "hello");
        PETS.lived(owner, yesterday.day(), pet, List.of());
        assertThat(write().path("pages")).hasSize(1);
        WebTestClient other = user(someone());
        assertThat(get(other, yesterday.day()).path("pages")).isEmpty();
        assertThat(post(other, yesterday.day()).path("pages")).isEmpty();
        stranger()
                .get()
                .uri("/api/v1/chat-log/{day}/diary", yesterday.day())
                .exchange()
                .expectStatus()
                .isUnauthorized();
    }

    @Test
    void withoutThePetsADayIsWrittenLaterAndANonsenseDayIsRefused() {
        yesterday.said(talk, "08:15", "hello");
        PETS.refuseServicesWith(503);
        client().post()
                .uri("/api/v1/chat-log/{day}/diary", yesterday.day())
                .exchange()
                .expectStatus()
                .isEqualTo(503)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("pets-unavailable");
        client().get()
                .uri("/api/v1/chat-log/2026-02-30/diary")
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("invalid-day");
    }

    @Test
    void eachPetWritesOfItselfAndOneOfThemOfPicturesAlone() {
        String other = PETS.adopt("pet-" + UUID.randomUUID(), "Rex", "dog", "satisfied");
        yesterday.said(talk, "08:15", "The garden gate squeaks again.");
        PETS.lived(owner, yesterday.day(), pet, List.of());
        PETS.lived(owner, yesterday.day(), other, List.of());
        assertThat(write().path("pages")).hasSize(1);
        LocalDate before = yesterday.day().minusDays(1);
        Yesterday quiet = new Yesterday(turns, answers, yesterday.owner(), before);
        quiet.painted("12:00", "a castle in the snow");
        PETS.lived(owner, before, pet, List.of());
        PETS.lived(owner, before, other, List.of());
        JsonNode pages = write(before).path("pages");
        assertThat(pages).hasSize(1);
        assertThat(pages.get(0).path("petId").asString()).isEqualTo(pet);
    }

    private WebTestClient client() {
        return user(owner);
    }

    private JsonNode read() {
        return get(client(), yesterday.day());
    }

    private JsonNode write() {
        return write(yesterday.day());
    }

    private JsonNode write(LocalDate day) {
        return post(client(), day);
    }

    private static JsonNode get(WebTestClient client, LocalDate day) {
        return body(client.get().uri("/api/v1/chat-log/{day}/diary", day).exchange());
    }

    static JsonNode post(WebTestClient client, LocalDate day) {
        return body(client.post().uri("/api/v1/chat-log/{day}/diary", day).exchange());
    }

    private static JsonNode body(WebTestClient.ResponseSpec answer) {
        return answer.expectStatus()
                .isOk()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody();
    }

    private void delete(String path) {
        client().delete().uri(path).exchange().expectStatus().isNoContent();
    }
}
