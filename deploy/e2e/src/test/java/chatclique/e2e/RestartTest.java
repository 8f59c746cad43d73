package chatclique.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class RestartTest {

    @Test
    @Row({"A21", "C4", "C5", "X12"})
    void everythingIsStillThereAfterARestart() {
        Stack stack = Stack.shared();
        Account account = Account.signUp(stack);
        Api before = account.api();
        String pet = PetTest.adopt(before, "Mia").at("/id").asString();
        PetTest.act(before, pet, "feed").expect(200);
        String conversation = ChatTest.talkTo(before, pet);
        String answer =
                ChatTest.say(before, conversation, "Hello").at("/answer/text").asString();
        String picture = before.click("/api/v1/pictures", Map.of("prompt", "a cat", "petId", pet))
                .at("/id")
                .asString();
        String sha = PicturesTest.ready(before, picture).at("/sha256").asString();

        stack.stop();
        stack.start();

        Api after = account.api();
        assertThat(after.get("/api/v1/pets/" + pet).at("/state/counters/feed").asInt())
                .isEqualTo(1);
        assertThat(after.get("/api/v1/chat-log/" + Days.today() + "/1")
                        .at("/answer/text")
                        .asString())
                .isEqualTo(answer);
        assertThat(after.get("/api/v1/pictures/" + picture + "/content")
                        .expect(200)
                        .header("ETag"))
                .contains(sha);
    }
}
