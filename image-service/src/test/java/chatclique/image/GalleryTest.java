package chatclique.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class GalleryTest extends ServiceTest {

    @Test
    void pagesGoFromTheNewestToTheOldest() {
        String ada = someone();
        List<String> asked = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            asked.addFirst(ask(ada, "picture " + i));
        }
        List<String> found = new ArrayList<>();
        String after = null;
        int pages = 0;
        do {
            JsonNode page = page(ada, "?limit=3" + (after == null ? "" : "&after=" + after));
            page.path("items")
                    .valueStream()
                    .forEach(item -> found.add(item.path("id").asString()));
            after = page.path("next").asString(null);
            pages++;
        } while (after != null);
        assertThat(found).isEqualTo(asked);
        assertThat(pages).isEqualTo(3);
    }

    @Test
    void aDayIsTheOwnersOwn() {
        String name = "user-" + UUID.randomUUID();
        String zone = "Pacific/Kiritimati";
        String ada = ISSUER.user(name, zone);
        String id = ask(ada, "a garden");
        JsonNode picture = picture(ada, id);
        LocalDate day =
                LocalDate.ofInstant(Instant.parse(picture.path("createdAt").asString()), ZoneId.of(zone));
        assertThat(picture.path("day").asString()).isEqualTo(day.toString());
        assertThat(picture.path("zone").asString()).isEqualTo(zone);
        assertThat(page(ada, "?day=" + day).path("items").size()).isEqualTo(1);
        assertThat(page(ada, "?day=" + day.minusDays(1)).path("items").size()).isZero();
        String moved = ISSUER.user(name, "Pacific/Honolulu");
        assertThat(picture(moved, id).path("day").asString()).isEqualTo(day.toString());
    }

    @Test
    void badParametersAreRefused() {
        String ada = someone();
        for (String query : List.of(
                "?limit=0",
                "?limit=101",
                "?limit=x",
                "?limit=99999999999",
                "?day=2026-02-30",
                "?day=yesterday",
                "?after=x",
                "?after=%00",
                "?after=" + "A".repeat(3_000))) {
            get(ada, "/api/v1/pictures" + query)
                    .expectStatus()
                    .isBadRequest()
                    .expectBody()
                    .jsonPath("$.code")
                    .isEqualTo("invalid-fields");
        }
    }

    private JsonNode page(String token, String query) {
        return get(token, "/api/v1/pictures" + query)
                .expectStatus()
                .isOk()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody();
    }
}
