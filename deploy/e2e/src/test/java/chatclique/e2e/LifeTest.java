package chatclique.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import chatclique.e2e.Stack.Part;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** An answer lives on the server: who leaves comes back to it, and what was said is kept, whoever dies meanwhile. */
class LifeTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Duration RECOVERY = Duration.ofSeconds(120);

    private final LocalProvider provider = Provided.PROVIDER;
    private final Stack stack = Provided.STACK;

    private Api owner;
    private String conversation;
    private Runnable release = () -> {};

    @BeforeEach
    void aConversation() {
        owner = Provided.talker().api();
        conversation = owner.click("/api/v1/conversations", Map.of("persona", "assistant"))
                .expect(201)
                .at("/id")
                .asString();
        provider.says("Once 🐱 ", "upon ", "a time");
    }

    @AfterEach
    void letGo() {
        release.run();
        provider.holds().run();
    }

    @Test
    @Row({"X11", "E9"})
    void aReloadGoesOnWhereItWasByteForByteAndTwoTabsSeeTheSame() {
        release = provider.holds();
        String id = begin("Tell me");
        String place;
        String before;
        try (Listener first = follow(id, "")) {
            Await.until(SOON, first::text, text -> text.equals("Once 🐱 upon "));
            place = first.events().getLast().id();
            before = first.text();
        }
        try (Listener again = follow(id, place);
                Listener other = follow(id, "")) {
            other.await("delta");
            release.run();
            assertThat(again.toTheEnd(SOON).getLast().name()).isEqualTo("done");
            assertThat(other.toTheEnd(SOON).getLast()).isEqualTo(again.events().getLast());
            assertThat(before + again.text()).isEqualTo(other.text()).isEqualTo("Once 🐱 upon a time");
        }
        assertThat(follow(id, place).toTheEnd(SOON).getLast().name()).isEqualTo("done");
        assertThat(provider.asked()).hasSize(1);
    }

    @Test
    @Row("X11")
    void aStopKeepsTheText() {
        release = provider.holds();
        String id = begin("Tell me");
        try (Listener reader = follow(id, "")) {
            Await.until(SOON, reader::text, text -> text.equals("Once 🐱 upon "));
            owner.send("POST", "/api/v1/turns/" + id + "/stop", null).expect(202);
            JsonNode stopped = reader.await("stopped").data().at("/turn");
            assertThat(stopped.at("/answer/text").asString()).isEqualTo("Once 🐱 upon ");
            assertThat(turn(id)).isEqualTo(stopped);
        }
        owner.send("POST", "/api/v1/turns/" + id + "/stop", null).expect(200);
    }

    @Test
    @Row({"E8", "X11"})
    void anotherAnswerAndOtherWordsKeepWhatThereWas() throws Exception {
        String id = ChatTest.say(owner, conversation, "Tell me").at("/id").asString();
        provider.says("Another ", "story");
        Api again = owner.with("Accept", "application/json")
                .with("Idempotency-Key", UUID.randomUUID().toString());
        List<JsonNode> same = PetTest.inParallel(
                50,
                () -> again.send("POST", "/api/v1/turns/" + id + "/regenerate", null)
                        .expect(200)
                        .json());
        assertThat(same).hasSize(50).containsOnly(same.getFirst());
        assertThat(same.getFirst().at("/version").asInt()).isEqualTo(2);
        assertThat(provider.asked()).hasSize(2);

        provider.says("To ", "that");
        Api.Answer edited = owner.with("Accept", "application/json")
                .with("Idempotency-Key", UUID.randomUUID().toString())
                .send("PUT", "/api/v1/turns/" + id + "/text", "{\"text\":\"Tell me something else\"}");
        assertThat(edited.expect(200).at("/prompt/text").asString()).isEqualTo("Tell me something else");
        assertThat(owner.get("/api/v1/turns/" + id + "/versions")
                        .expect(200)
                        .at("/items")
                        .valueStream()
                        .map(version -> version.at("/answer/text").asString()))
                .containsExactly("Once 🐱 upon a time", "Another story", "To that");
        assertThat(follow(id, "1.0.4").toTheEnd(SOON).getFirst().name()).isEqualTo("reset");

        ChatTest.say(owner, conversation, "And then?");
        owner.with("Idempotency-Key", "late")
                .send("POST", "/api/v1/turns/" + id + "/regenerate", null)
                .expectProblem(409);
    }

    @Test
    @Row({"E9", "X11"})
    void tabsHearWhatHappensAndPollingClientsReadIt() {
        String path = "/api/v1/conversations/" + conversation;
        try (Listener one = Listener.to(owner, path + "/events", "");
                Listener two = Listener.to(owner, path + "/events", "")) {
            String start = one.await("listening").id();
            two.await("listening");
            String first = ChatTest.say(owner, conversation, "One").at("/id").asString();
            String second = ChatTest.say(owner, conversation, "Two").at("/id").asString();
            for (Listener tab : List.of(one, two)) {
                Await.until(SOON, () -> ended(tab), both -> both.equals(List.of(first, second)));
            }
            try (Listener back = Listener.to(owner, path + "/events", start)) {
                Await.until(SOON, () -> ended(back), both -> both.equals(List.of(first, second)));
            }
            assertThat(owner.get(path + "/turns?since=" + first).at("/items")).hasSize(1);
            owner.delete(path).expect(204);
            one.await("gone");
            two.await("gone");
            owner.get("/api/v1/turns/" + first).expectProblem(404);
        }
        owner.get(path).expectProblem(404);
    }

    @Test
    @Row({"X11", "X2"})
    void aCrashInTheMiddleEndsTheAnswerWithWhatWasSavedAndItsReaderIsTold() {
        release = provider.holds();
        String id = begin("Tell me");
        String place;
        try (Listener reader = follow(id, "")) {
            Await.until(SOON, () -> turn(id).at("/answer/text").asString(""), text -> text.equals("Once 🐱 upon "));
            place = reader.events().getLast().id();
            stack.kill(Part.CHAT);
            assertThat(reader.toTheEnd(SOON)).extracting(Api.Event::name).doesNotContain("done", "failed");
        }
        Listener back = Await.until(RECOVERY, () -> follow(id, place), any -> true);
        Api.Event last = back.toTheEnd(RECOVERY).getLast();
        assertThat(last.name()).isEqualTo("failed");
        assertThat(last.data().at("/turn/state").asString()).isEqualTo("PARTIAL");
        assertThat(last.data().at("/problem/code").asString()).isEqualTo("reply-interrupted");
        assertThat(turn(id).at("/answer/text").asString()).isEqualTo("Once 🐱 upon ");
        assertThat(back.text()).isEmpty();
        assertThat(provider.asked()).hasSize(1);
    }

    @Test
    @Row("X11")
    void aRestartEndsStreamsWithAWordAndTheyGoOn() {
        release = provider.holds();
        String id = begin("Tell me");
        String place;
        String before;
        try (Listener reader = follow(id, "")) {
            Await.until(SOON, reader::text, text -> text.equals("Once 🐱 upon "));
            place = reader.events().getLast().id();
            before = reader.text();
            stack.terminate(Part.CHAT);
            assertThat(reader.toTheEnd(SOON).getLast().name()).isEqualTo("closing");
        }
        release.run();
        Listener back = Await.until(RECOVERY, () -> follow(id, place), any -> true);
        Api.Event last = back.toTheEnd(RECOVERY).getLast();
        assertThat(last.name()).as("the end: " + last.data()).isEqualTo("done");
        assertThat(before + back.text()).isEqualTo("Once 🐱 upon a time");
    }

    private String begin(String text) {
        return owner.with("Prefer", "respond-async")
                .click("/api/v1/conversations/" + conversation + "/turns", Map.of("text", text))
                .expect(202)
                .at("/id")
                .asString();
    }

    private Listener follow(String id, String lastEventId) {
        return Listener.to(owner, "/api/v1/turns/" + id + "/events", lastEventId);
    }

    private JsonNode turn(String id) {
        return owner.get("/api/v1/turns/" + id).expect(200).json();
    }

    private static List<String> ended(Listener tab) {
        return tab.events().stream()
                .filter(event -> event.data().at("/state").asString("").equals("DONE"))
                .map(event -> event.data().at("/turnId").asString())
                .distinct()
                .toList();
    }
}
