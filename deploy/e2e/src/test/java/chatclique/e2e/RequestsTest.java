package chatclique.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bad input: a clear problem, nothing stored, no word from inside, and the next good request works. */
class RequestsTest {

    private static Api owner;
    private static String pet;
    private static String conversation;

    @BeforeEach
    void someone() {
        if (owner == null) {
            owner = Account.signUp(Stack.shared()).api();
            pet = PetTest.adopt(owner, "Mia").at("/id").asString();
            conversation = ChatTest.talkTo(owner, pet);
        }
    }

    @AfterEach
    void theNextGoodRequestWorks() {
        owner.get("/api/v1/pets/" + pet).expect(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{",
                "{\"text\":",
                "\"text\"",
                "{\"text\":\"a\",\"text\":\"b\"}",
                "{\"text\":1e999}",
                "{\"text\":NaN}",
                "{\"text\":[\"a\"]}",
                "{\"text\":{\"$gt\":\"\"}}",
                "{\"text\":\"a\"} {}",
                "{\"text\":null}",
                "{\"text\":\"\"}",
                "{\"text\":\"  \\n \"}",
                "{\"text\":\"\\ud800\"}",
                "{}",
                "{\"text\":\"a\",\"owner\":\"eve\"}",
                "{\"text\":\"a\",\"seq\":7}",
                "{\"text\":\"a\",\"role\":\"system\"}",
                "{\"text\":\"a\",\"cost\":0}",
                "{\"text\":\"a\",\"money\":1000}",
                "{\"text\":\"a\",\"state\":\"DONE\"}"
            })
    @Row({"C10", "D5", "B6"})
    void aBadTurnIsRefusedAndNothingIsLogged(String body) {
        for (String path : routes()) {
            Api.Answer answer =
                    owner.with("Idempotency-Key", UUID.randomUUID().toString()).send("POST", path, body);
            assertThat(answer.status()).as(path + " " + body).isIn(400, 413, 422);
            answer.expectProblem(answer.status());
        }
        assertThat(owner.get("/api/v1/conversations/" + conversation + "/turns").at("/items"))
                .isEmpty();
        assertThat(owner.get("/api/v1/pictures").at("/items")).isEmpty();
    }

    @Test
    @Row("C10")
    void nestingTenThousandDeepIsRefused() {
        for (String path : routes()) {
            String deep = "{\"text\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}";
            Api.Answer answer =
                    owner.with("Idempotency-Key", UUID.randomUUID().toString()).send("POST", path, deep);
            answer.expectProblem(answer.status() == 413 ? 413 : 400);
        }
    }

    @Test
    @Row("C10")
    void tenMegabytesWithoutALengthAreRefused() {
        byte[] large = ("{\"text\":\"" + "x".repeat(10 * 1024 * 1024) + "\"}")
                .getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        for (String path : routes()) {
            HttpRequest request = owner.with(
                            "Idempotency-Key", UUID.randomUUID().toString())
                    .with("Content-Type", "application/json")
                    .request(path)
                    .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large)))
                    .build();
            assertThat(statusOrClosed(request)).as(path).isIn(413, -1);
        }
        assertThat(owner.get("/api/v1/conversations/" + conversation + "/turns").at("/items"))
                .isEmpty();
    }

    @Test
    @Row("C10")
    void wordsThatLookLikeCommandsAreOnlyWords() {
        for (String text :
                List.of("$where: 1", "a.b.c", "'; drop table pets", "\u200b\u202Ehidden", "😀".repeat(200))) {
            String chat = owner.click("/api/v1/conversations", Map.of("persona", "pet", "petId", pet))
                    .at("/id")
                    .asString();
            assertThat(ChatTest.say(owner, chat, text).at("/prompt/text").asString())
                    .isEqualTo(text);
        }
    }

    @Test
    @Row("C10")
    void wrongMethodsAndMediaTypesAreSaidSo() {
        assertThat(owner.send("PUT", "/api/v1/pets", "{}").status()).isEqualTo(405);
        assertThat(owner.send("TRACE", "/api/v1/pets", null).status()).isIn(400, 405, 501);
        assertThat(owner.send("FROBNICATE", "/api/v1/pets", null).status()).isIn(400, 405, 501);
        owner.with("Content-Type", "text/plain").click("/api/v1/pets", Map.of()).expectProblem(415);
        owner.with("Content-Type", "application/xml")
                .click("/api/v1/pets", Map.of())
                .expectProblem(415);
        owner.get("/api/v1/nothing-here").expectProblem(404);
        owner.get("/api/v1/pets/no-such-pet").expectProblem(404);
        owner.get("/api/v1/pets/" + pet + "/events?day=2026-02-30").expectProblem(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/pets/..%2f..%2finternal",
                "/api/v1/pets/%2e%2e/%2e%2e/actuator/env",
                "/api/v1/pets;x=y",
                "/api/v1/pets/%252e%252e%252f",
                "/api/v1/pets/a%00b",
                "/api/v1/pets/a%0d%0ab",
                "/%2e%2e/%2e%2e/etc/passwd",
                "/api/v1/pictures/..%2f..%2fcontent",
                "/art/..%2f..%2fapplication.yaml"
            })
    @Row("A20")
    void pathsThatTryToClimbReachNothing(String path) {
        Api.Answer answer = owner.get(path);
        assertThat(answer.status()).as(path).isIn(400, 403, 404);
        assertThat(answer.text()).doesNotContain("root:").doesNotContain("spring:");
    }

    private static List<String> routes() {
        return List.of(
                "/api/v1/conversations/" + conversation + "/turns",
                "/api/v1/pets/" + pet + "/actions",
                "/api/v1/pets",
                "/api/v1/conversations",
                "/api/v1/pictures");
    }

    private static int statusOrClosed(HttpRequest request) {
        try {
            return owner.answer(request).status();
        } catch (java.io.UncheckedIOException closed) {
            return -1;
        }
    }
}
