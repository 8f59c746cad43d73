package chatclique.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The log as its owner searches it, takes it away, proves it, and brings it back. */
class LogFileTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    private Api owner;
    private String conversation;

    @BeforeEach
    void aConversation() {
        owner = Account.signUp(Stack.shared()).api();
        conversation =
                ChatTest.talkTo(owner, PetTest.adopt(owner, "Mia").at("/id").asString());
    }

    @Test
    @Row({"X2", "C5"})
    void anExportProvesThatNothingWasLostOrChanged() throws Exception {
        IntStream.rangeClosed(1, 4).forEach(i -> ChatTest.say(owner, conversation, "Number " + i));
        owner.get("/api/v1/chat-log/seal").expect(200);
        owner.delete("/api/v1/chat-log/" + Days.today() + "/2").expect(204);

        byte[] file = export(owner, "jsonl");
        JsonNode seal = owner.get("/api/v1/chat-log/seal").expect(200).json();
        Proof proof = verify(file, seal.at("/hash").asString());
        assertThat(proof)
                .isEqualTo(new Proof(
                        0,
                        "unbroken: 5 links, 3 entries, head " + seal.at("/hash").asString()));

        byte[] changed = file.clone();
        changed[new String(file, StandardCharsets.ISO_8859_1).indexOf("Number 3")] = 'P';
        assertThat(verify(changed).code()).isEqualTo(1);
        assertThat(verify(Arrays.copyOf(file, file.length / 2)).said()).startsWith("broken in line ");
        List<String> lines = new String(file, StandardCharsets.UTF_8).lines().toList();
        String without = String.join(
                "\n",
                Stream.concat(lines.stream().limit(2), lines.stream().skip(3)).toList());
        assertThat(verify((without + "\n").getBytes(StandardCharsets.UTF_8)).said())
                .isEqualTo("broken in line 3: link 2 is missing before it");
        assertThat(new String(export(owner, "md"), StandardCharsets.UTF_8))
                .startsWith("# " + Days.today())
                .contains("> Number 1")
                .doesNotContain("Number 2");
    }

    @Test
    @Row({"X2", "C5", "C6", "C7"})
    void whatIsBroughtInKeepsItsPlaceAndIsNeverDoubled() {
        IntStream.rangeClosed(1, 3).forEach(i -> ChatTest.say(owner, conversation, "Number " + i));
        byte[] file = export(owner, "jsonl");
        Api other = Account.signUp(Stack.shared()).api();

        assertThat(bring(other, file)).isEqualTo("{\"imported\":3,\"known\":0,\"refused\":[]}");
        assertThat(bring(other, file)).isEqualTo("{\"imported\":0,\"known\":3,\"refused\":[]}");
        assertThat(bring(owner, file)).isEqualTo("{\"imported\":0,\"known\":3,\"refused\":[]}");
        assertThat(texts(other)).isEqualTo(texts(owner)).containsExactly("Number 1", "Number 2", "Number 3");
        assertThat(bring(other, "{\n{\"owner\":\"me\"}\n".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("{\"imported\":0,\"known\":0,\"refused\":[{\"line\":1,\"code\":\"unreadable\"},"
                        + "{\"line\":2,\"code\":\"unreadable\"}]}");
    }

    @Test
    @Row({"C5", "X4"})
    void wordsAreFoundSoonAfterTheyWereSaidAndNotAfterTheyWereErased() {
        ChatTest.say(owner, conversation, "Les écrevisses dansent sous la lune");
        JsonNode hit = Await.until(
                        SOON,
                        () -> search("ecrevisse"),
                        found -> !found.at("/items").isEmpty())
                .at("/items/0");
        assertThat(hit.at("/turn/prompt/text").asString()).isEqualTo("Les écrevisses dansent sous la lune");
        assertThat(hit.at("/snippets/0/marks").toString()).isEqualTo("[[4,14]]");
        assertThat(Account.signUp(Stack.shared())
                        .api()
                        .get("/api/v1/chat-log/search?q=ecrevisse")
                        .at("/items"))
                .isEmpty();
        owner.delete("/api/v1/chat-log/" + Days.today() + "/1").expect(204);
        assertThat(search("ecrevisse").at("/items")).isEmpty();
    }

    @Test
    @Row("C5")
    void everythingGoesAtOnce() {
        ChatTest.say(owner, conversation, "A secret");
        owner.delete("/api/v1/chat-log").expect(204);
        owner.delete("/api/v1/chat-log").expect(204);
        assertThat(owner.get("/api/v1/chat-log").expect(200).at("/days")).isEmpty();
        assertThat(owner.get("/api/v1/conversations").expect(200).at("/items")).isEmpty();
        assertThat(new String(export(owner, "jsonl"), StandardCharsets.UTF_8)).doesNotContain("secret");
    }

    @Test
    @Row("C10")
    void whatIsNoFileAndNoQuestionGetsAProblem() {
        owner.post("/api/v1/chat-log/import", Map.of()).expectProblem(415);
        owner.get("/api/v1/chat-log/export?format=pdf").expectProblem(400);
        owner.get("/api/v1/chat-log/search?q=").expectProblem(400);
    }

    private JsonNode search(String words) {
        return owner.get("/api/v1/chat-log/search?q=" + words).expect(200).json();
    }

    private List<String> texts(Api someone) {
        return someone.get("/api/v1/chat-log/" + Days.today())
                .expect(200)
                .at("/items")
                .valueStream()
                .map(entry -> entry.at("/prompt/text").asString())
                .toList();
    }

    private static byte[] export(Api someone, String format) {
        Api.Answer answer =
                someone.get("/api/v1/chat-log/export?format=" + format).expect(200);
        assertThat(answer.header("Content-Disposition")).startsWith("attachment");
        return answer.bytes();
    }

    private static String bring(Api someone, byte[] file) {
        return someone.with("Content-Type", "application/x-ndjson")
                .send("POST", "/api/v1/chat-log/import", new String(file, StandardCharsets.UTF_8))
                .expect(200)
                .text();
    }

    private record Proof(int code, String said) {}

    private Proof verify(byte[] file, String... head) throws IOException, InterruptedException {
        Path path = Files.write(folder.resolve("log.jsonl"), file);
        Process command = new ProcessBuilder(Stream.concat(
                                Stream.of(
                                        Stack.checkout()
                                                .resolve("deploy/verify-export")
                                                .toString(),
                                        path.toString()),
                                Stream.of(head))
                        .toList())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String said = new String(command.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(command.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Proof(command.exitValue(), said);
    }
}
