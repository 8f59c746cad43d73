package chatclique.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class LogTest extends ServiceTest {

    @AfterEach
    void letTheLogBeWell() {
        NEIGHBOURS.refuse(0);
        NEIGHBOURS.loseFirstAnswers(false);
    }

    @Test
    void theEntryTellsThePicture() {
        String ada = someone();
        String id = ask(ada, "mon chat à la plage");
        JsonNode picture = finished(ada, id);
        await().until(() -> NEIGHBOURS.entries().containsKey("picture-" + id));
        JsonNode entry = JSON.readTree(NEIGHBOURS.entries().get("picture-" + id));
        assertThat(entry.path("kind").asString()).isEqualTo("PICTURE");
        assertThat(entry.path("prompt").asString()).isEqualTo("mon chat à la plage");
        assertThat(entry.path("at").asString())
                .isEqualTo(picture.path("createdAt").asString());
        assertThat(entry.path("zone").asString()).isEqualTo("UTC");
        assertThat(entry.path("model").asString())
                .isEqualTo(picture.path("model").asString());
        assertThat(entry.path("owner").asString()).startsWith("user-");
        assertThat(entry.path("picture").path("id").asString()).isEqualTo(id);
        assertThat(entry.path("picture").path("width").asInt()).isEqualTo(512);
        assertThat(NEIGHBOURS.bearers()).contains("Bearer service-token");
    }

    @Test
    void everyEntryIsThereOnceThoughTheLogIsAwayAndAnswersAreLost() {
        String ada = someone();
        String first = ask(ada, "the first");
        await().until(() -> NEIGHBOURS.entries().containsKey("picture-" + first));
        int tokens = NEIGHBOURS.tokens();
        NEIGHBOURS.refuse(7);
        NEIGHBOURS.loseFirstAnswers(true);
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            ids.add(ask(ada, "picture " + i));
        }
        for (String id : ids) {
            await().until(() -> NEIGHBOURS.entries().containsKey("picture-" + id));
            await().untilAsserted(() -> assertThat(deliveries(id)).isGreaterThanOrEqualTo(2));
        }
        assertThat(NEIGHBOURS.tokens()).as("the token is kept").isLessThanOrEqualTo(tokens + 1);
    }

    private static long deliveries(String id) {
        return NEIGHBOURS.deliveries().stream()
                .filter(entry -> entry.path("eventId").asString().equals("picture-" + id))
                .count();
    }
}
