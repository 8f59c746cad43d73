package chatclique.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.mongodb.MongoDBContainer;
import tools.jackson.databind.JsonNode;

/** The same against MongoDB itself: its indexes, its duplicates, its claims. Runs where there is Docker. */
@Testcontainers(disabledWithoutDocker = true)
class RealMongoTest extends ServiceTest {

    @Container
    private static final MongoDBContainer MONGO = new MongoDBContainer("mongo:8.0");

    @DynamicPropertySource
    static void mongo(DynamicPropertyRegistry registry) {
        registry.add("spring.mongodb.uri", MONGO::getReplicaSetUrl);
    }

    @Test
    void aPictureIsMadeOnceKeptOnceLoggedOnceAndFreed() {
        String ada = someone();
        List<String> ids = IntStream.range(0, 10)
                .parallel()
                .mapToObj(i -> ask(ada, "same", Map.of("prompt", "a garden", "size", "512x512"))
                        .expectStatus()
                        .isAccepted()
                        .expectBody(JsonNode.class)
                        .returnResult()
                        .getResponseBody()
                        .path("id")
                        .asString())
                .distinct()
                .toList();
        assertThat(ids).hasSize(1);
        JsonNode ready = finished(ada, ids.getFirst());
        assertThat(ready.path("state").asString()).isEqualTo("READY");
        await().until(() -> NEIGHBOURS.entries().containsKey("picture-" + ids.getFirst()));
        assertThat(get(ada, "/api/v1/pictures/" + ids.getFirst() + "/content")
                        .expectStatus()
                        .isOk()
                        .expectBody()
                        .returnResult()
                        .getResponseBody())
                .hasSize(ready.path("bytes").asInt());
        get(ada, "/api/v1/pictures?day=" + ready.path("day").asString())
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(1);
        delete(ada, ids.getFirst()).expectStatus().isNoContent();
        get(ada, "/api/v1/pictures/" + ids.getFirst()).expectStatus().isEqualTo(HttpStatus.NOT_FOUND);
    }

    @Test
    void anOwnersPlacesAreLimited() {
        String ada = someone();
        long refused = IntStream.range(0, 60)
                .parallel()
                .filter(i -> ask(ada, "k" + i, Map.of("prompt", "picture " + i))
                                .expectBody(JsonNode.class)
                                .returnResult()
                                .getStatus()
                        == HttpStatus.TOO_MANY_REQUESTS)
                .count();
        assertThat(refused).isBetween(1L, 60L - UNFINISHED);
    }
}
