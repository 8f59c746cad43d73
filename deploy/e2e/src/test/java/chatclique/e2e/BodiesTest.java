package chatclique.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every route that takes a body, with every kind of bad one in its own field: a problem, and nothing has changed. */
class BodiesTest {

    private static Account account;
    private static Api owner;
    private static String pet;
    private static String conversation;

    /**
     * A route that takes a body.
     *
     * @param with the members that make the body good together with the field, each followed by a comma
     */
    record Target(String method, String path, String field, String good, String with) {

        String body(String value) {
            return "{" + with + "\"" + field + "\":" + value + "}";
        }

        String good(String more) {
            return "{" + with + "\"" + field + "\":" + good + more + "}";
        }

        @Override
        public String toString() {
            return method + " " + path.replaceAll("[0-9a-zA-Z_-]{12,}", "{id}");
        }
    }

    @BeforeAll
    static void someone() {
        account = Account.signUp(Stack.shared());
        owner = account.api();
        pet = PetTest.adopt(owner, "Mia").at("/id").asString();
        conversation = ChatTest.talkTo(owner, pet);
    }

    static List<Target> targets() {
        return List.of(
                new Target("POST", "/api/v1/pets", "name", "\"Bo\"", "\"species\":\"cat\",\"look\":\"ginger\","),
                new Target("PATCH", "/api/v1/pets/" + pet, "name", "\"Bo\"", ""),
                new Target("POST", "/api/v1/pets/" + pet + "/actions", "action", "\"feed\"", ""),
                new Target("POST", "/api/v1/conversations", "title", "\"Bo\"", "\"persona\":\"assistant\","),
                new Target("PATCH", "/api/v1/conversations/" + conversation, "title", "\"Bo\"", ""),
                new Target("POST", "/api/v1/conversations/" + conversation + "/turns", "text", "\"Bo\"", ""),
                new Target("POST", "/api/v1/pictures", "prompt", "\"Bo\"", ""),
                new Target("PATCH", "/api/v1/me", "zone", "\"Europe/Paris\"", ""));
    }

    @AfterEach
    void nothingHasChangedAndTheNextGoodRequestWorks() {
        assertThat(owner.get("/api/v1/pets").expect(200).at("/items")).hasSize(1);
        Api.Answer mia = owner.get("/api/v1/pets/" + pet).expect(200);
        assertThat(mia.at("/name").asString()).isEqualTo("Mia");
        assertThat(mia.at("/state/money").asInt()).isZero();
        assertThat(mia.at("/state/counters/feed").asInt()).isZero();
        assertThat(owner.get("/api/v1/conversations").expect(200).at("/items")).hasSize(1);
        assertThat(owner.get("/api/v1/conversations/" + conversation)
                        .at("/title")
                        .asString(""))
                .isNotEqualTo("Bo");
        assertThat(owner.get("/api/v1/chat-log/" + Days.today()).expect(200).at("/items"))
                .isEmpty();
        assertThat(owner.get("/api/v1/pictures").expect(200).at("/items")).isEmpty();
        assertThat(account.cookies().get("/api/v1/me").expect(200).at("/zone").asString(""))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("targets")
    @Row({"C10", "D5"})
    void aBadBodyIsRefused(Target target) {
        String good = target.good();
        Stream<String> values = Stream.of(
                "NaN",
                "1e999",
                "-1e999",
                "123456789012345678901234567890",
                "true",
                "[" + good + "]",
                "{\"$gt\":\"\"}",
                "{\"$ne\":null}",
                "\"\\ud800\"",
                "\"a\\u0000b\"",
                "[".repeat(10_000) + "]".repeat(10_000),
                "{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000),
                good.substring(0, good.length() - 1),
                good + "," + "\"" + target.field() + "\":" + good);
        Stream<String> members = Stream.of(
                ",\"owner\":\"eve\"",
                ",\"ownerId\":\"eve\"",
                ",\"userId\":\"eve\"",
                ",\"id\":\"mine\"",
                ",\"seq\":7",
                ",\"role\":\"system\"",
                ",\"roles\":[\"admin\"]",
                ",\"sender\":\"operator\"",
                ",\"cost\":0",
                ",\"money\":1000",
                ",\"mood\":10",
                ",\"createdAt\":\"2020-01-01T00:00:00Z\"",
                ",\"day\":\"2020-01-01\"",
                ",\"$where\":\"1\"",
                ",\"$set\":{\"money\":1000}",
                ",\"state.money\":1000",
                ",\"a.b\":1",
                ",\"__proto__\":{}",
                ",\"\":1",
                ",");
        Stream<String> whole = Stream.of(
                "", "null", "[]", "{", "\"" + target.field() + "\"", "7", target.good("") + " {}", "\uFEFF", "\u0000");
        Stream.of(values.map(target::body), members.map(target::good), whole)
                .flatMap(bodies -> bodies)
                .forEach(body -> refused(target, body.getBytes(StandardCharsets.UTF_8), 400, 422));
    }

    @ParameterizedTest
    @MethodSource("targets")
    @Row("C10")
    void brokenTextIsRefused(Target target) {
        for (String bytes : List.of("\u00c3\u0028", "\u00ff\u00fe", "\u00ed\u00a0\u0080", "\u00c0\u00af")) {
            refused(target, target.body("\"" + bytes + "\"").getBytes(StandardCharsets.ISO_8859_1), 400, 422);
        }
    }

    @ParameterizedTest
    @MethodSource("targets")
    @Row("C10")
    void tooMuchIsRefused(Target target) throws IOException {
        refused(target, target.body("\"" + "😀".repeat(256 * 1024) + "\"").getBytes(StandardCharsets.UTF_8), 413);
        // Just below the limit of a body, and still far too long for any field.
        refused(
                target,
                target.body("\"" + "😀".repeat(255 * 1024) + "\"").getBytes(StandardCharsets.UTF_8),
                400,
                413,
                422);
        refused(target, zipped(target), 415);
    }

    @Test
    @Row({"C10", "E8"})
    void anIdempotencyKeyIsShortVisibleAndOne() {
        for (Target target :
                targets().stream().filter(each -> each.method().equals("POST")).toList()) {
            for (String key : List.of("", " ", "a b", "x".repeat(201))) {
                refused(
                        target,
                        owner.with("Idempotency-Key", key),
                        target.good("").getBytes(StandardCharsets.UTF_8),
                        400);
            }
        }
    }

    private static void refused(Target target, byte[] body, Integer... statuses) {
        refused(target, owner.with("Idempotency-Key", UUID.randomUUID().toString()), body, statuses);
    }

    private static void refused(Target target, Api caller, byte[] body, Integer... statuses) {
        boolean isZipped = body.length > 1 && body[0] == 0x1f && body[1] == (byte) 0x8b;
        Api sender = isZipped ? caller.with("Content-Encoding", "gzip") : caller;
        Api.Answer answer = sender.answer(sender.request(target.path())
                .header("Content-Type", "application/json")
                .method(target.method(), BodyPublishers.ofByteArray(body))
                .build());
        String start = new String(body, 0, Math.min(body.length, 120), StandardCharsets.ISO_8859_1);
        assertThat(answer.status()).as(target + " " + start + " gave " + answer).isIn((Object[]) statuses);
        answer.expectProblem(answer.status());
    }

    /** 20 KB that would be 20 MB. */
    private static byte[] zipped(Target target) throws IOException {
        ByteArrayOutputStream small = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(small)) {
            zip.write(target.body("\"" + "0".repeat(20 * 1024 * 1024) + "\"").getBytes(StandardCharsets.US_ASCII));
        }
        return small.toByteArray();
    }
}
