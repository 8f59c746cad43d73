package chatclique.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class ChatTest {

    private Api owner;
    private String pet;
    private String conversation;

    @BeforeEach
    void aConversation() {
        owner = Account.signUp(Stack.shared()).api();
        pet = PetTest.adopt(owner, "Mia").at("/id").asString();
        conversation = talkTo(owner, pet);
    }

    @Test
    @Row({"A8", "A10", "A11", "B2", "C5", "C6", "D1", "D17", "D21", "E1", "E10"})
    void theAnswerStreamsInAndIsInTheLogWhenItIsDone() {
        List<Api.Event> events =
                owner.stream("/api/v1/conversations/" + conversation + "/turns", Map.of("text", "Hello Mia"));

        assertThat(events.getFirst().name()).isEqualTo("accepted");
        assertThat(events.getLast().name()).isEqualTo("done");
        assertThat(events.stream().filter(event -> event.name().equals("delta")).count())
                .isGreaterThan(3);
        String streamed = events.stream()
                .filter(event -> event.name().equals("delta"))
                .map(event -> event.data().at("/text").asString())
                .collect(Collectors.joining());

        JsonNode turn = owner.get("/api/v1/turns/"
                        + events.getFirst().data().at("/turnId").asString())
                .expect(200)
                .json();
        assertThat(turn.at("/state").asString()).isEqualTo("DONE");
        assertThat(turn.at("/answer/text").asString()).isEqualTo(streamed).isNotBlank();
        assertThat(turn.at("/answer/sender").asString()).isEqualTo("pet");
        assertThat(turn.at("/prompt/sender").asString()).isEqualTo("user");
        assertThat(turn.at("/createdAt").asString()).endsWith("Z");
        JsonNode entry = owner.get("/api/v1/chat-log/" + turn.at("/day").asString() + "/"
                        + turn.at("/seq").asInt())
                .expect(200)
                .json();
        assertThat(entry.at("/answer/text").asString()).isEqualTo(streamed);
    }

    @ParameterizedTest
    @CsvSource({
        "Hello! Are you hungry?, \\p{IsLatin}",
        "Bonjour ! Est-ce que tu as faim ?, \\p{IsLatin}",
        "Hallo! Hast du Hunger?, \\p{IsLatin}",
        "Привет! Ты хочешь есть?, \\p{IsCyrillic}",
        "你好！你饿了吗？, \\p{IsHan}"
    })
    @Row({"A7", "D21", "X12"})
    void answersInTheLanguageOfTheOwner(String text, String script) {
        String answer = say(owner, conversation, text).at("/answer/text").asString();
        assertThat(answer).containsPattern(script);
        long foreign = answer.codePoints()
                .filter(Character::isLetter)
                .filter(c -> !Character.toString(c).matches(script))
                .count();
        assertThat(foreign).as(answer).isLessThan(answer.length() / 3);
    }

    @Test
    @Row({"A12", "D6"})
    void remembersWhatWasSaidBefore() {
        say(owner, conversation, "My name is Theodora.");
        assertThat(say(owner, conversation, "What is my name?")
                        .at("/answer/text")
                        .asString())
                .contains("Theodora");
    }

    @Test
    @Row({"C1", "C2", "D1"})
    void theAssistantIsAnotherPersona() {
        String other = owner.click("/api/v1/conversations", Map.of("persona", "assistant"))
                .expect(201)
                .at("/id")
                .asString();
        assertThat(say(owner, other, "Who are you?").at("/answer/sender").asString())
                .isEqualTo("assistant");
    }

    @Test
    @Row({"E8", "A8"})
    void fiftyParallelSubmitsMakeOneTurn() throws Exception {
        Api click = owner.with("Idempotency-Key", UUID.randomUUID().toString()).with("Accept", "application/json");

        List<String> ids = PetTest.inParallel(
                50,
                () -> click.post(turns(), Map.of("text", "Once"))
                        .expect(200)
                        .at("/id")
                        .asString());

        assertThat(ids.stream().distinct()).hasSize(1);
        assertThat(owner.get("/api/v1/conversations/" + conversation + "/turns").at("/items"))
                .hasSize(1);
        click.post(turns(), Map.of("text", "Twice")).expectProblem(422);
    }

    @Test
    @Row("X11")
    void anAnswerWhoseReaderLeftIsFinishedAndKept() throws Exception {
        HttpRequest request = owner.with("Accept", "text/event-stream")
                .with("Idempotency-Key", UUID.randomUUID().toString())
                .with("Content-Type", "application/json")
                .request(turns())
                .POST(HttpRequest.BodyPublishers.ofString("{\"text\":\"Tell me a long story\"}"))
                .build();
        HttpResponse<InputStream> response = owner.http().send(request, HttpResponse.BodyHandlers.ofInputStream());
        assertThat(response.body().read()).isNotNegative();
        response.body().close();

        JsonNode turn = Await.until(
                Duration.ofSeconds(20),
                () -> owner.get("/api/v1/conversations/" + conversation + "/turns")
                        .at("/items/0"),
                found -> found.at("/state").asString().equals("DONE"));
        assertThat(turn.at("/answer/text").asString()).isNotBlank();
    }

    @Test
    @Row({"A6", "A7", "X1"})
    void thePetsStateIsInItsVoice() {
        for (int i = 0; i < 12; i++) {
            PetTest.act(owner, pet, "feed");
            PetTest.act(owner, pet, "pet");
        }
        assertThat(owner.get("/api/v1/pets/" + pet).at("/state/band").asString())
                .isEqualTo("very-angry");
        String cross =
                say(owner, conversation, "How are you?").at("/answer/text").asString();
        String calm = say(
                        owner,
                        talkTo(owner, PetTest.adopt(owner, "Bo").at("/id").asString()),
                        "How are you?")
                .at("/answer/text")
                .asString();
        assertThat(cross).isNotEqualTo(calm);
    }

    private String turns() {
        return "/api/v1/conversations/" + conversation + "/turns";
    }

    static String talkTo(Api owner, String pet) {
        return owner.click("/api/v1/conversations", Map.of("persona", "pet", "petId", pet))
                .expect(201)
                .at("/id")
                .asString();
    }

    static JsonNode say(Api owner, String conversation, String text) {
        return owner.with("Accept", "application/json")
                .click("/api/v1/conversations/" + conversation + "/turns", Map.of("text", text))
                .expect(200)
                .json();
    }
}
