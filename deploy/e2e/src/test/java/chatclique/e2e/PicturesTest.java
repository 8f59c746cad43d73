package chatclique.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class PicturesTest {

    private Api owner;
    private String pet;

    @BeforeEach
    void someone() {
        owner = Account.signUp(Stack.shared()).api();
        pet = PetTest.adopt(owner, "Mia").at("/id").asString();
    }

    @Test
    @Row({"A20", "A25", "C3", "C4", "C8", "X12"})
    void aPromptBecomesAPictureThatIsKept() throws Exception {
        Api.Answer accepted = owner.click("/api/v1/pictures", Map.of("prompt", "my cat on the moon", "petId", pet))
                .expect(202);
        String path = accepted.header("Location");
        assertThat(path).endsWith("/api/v1/pictures/" + accepted.at("/id").asString());

        JsonNode ready = ready(owner, accepted.at("/id").asString());
        assertThat(ready.at("/mediaType").asString()).isEqualTo("image/png");
        Api.Answer content = owner.get("/api/v1/pictures/" + ready.at("/id").asString() + "/content")
                .expect(200);
        assertThat(content.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(content.header("Content-Security-Policy")).contains("sandbox");
        assertThat(content.header("Cache-Control")).contains("immutable");
        assertThat(ImageIO.read(new ByteArrayInputStream(content.bytes())).getWidth())
                .isEqualTo(ready.at("/width").asInt());
        String etag = content.header("ETag");
        owner.with("If-None-Match", etag)
                .get("/api/v1/pictures/" + ready.at("/id").asString() + "/content")
                .expect(304);
        assertThat(owner.with("Range", "bytes=0-7")
                        .get("/api/v1/pictures/" + ready.at("/id").asString() + "/content")
                        .expect(206)
                        .bytes())
                .hasSize(8);
        assertThat(owner.get("/api/v1/pictures/" + ready.at("/id").asString() + "/content?download")
                        .header("Content-Disposition"))
                .startsWith("attachment");
        assertThat(owner.get("/api/v1/pictures/" + ready.at("/id").asString() + "/thumbnail")
                        .expect(200)
                        .bytes()
                        .length)
                .isLessThan(content.bytes().length);
    }

    @Test
    @Row({"C3", "C5", "C8"})
    void aPictureIsInTheDatedLogOnce() {
        Api click = owner.with("Idempotency-Key", UUID.randomUUID().toString());
        String first = click.post("/api/v1/pictures", Map.of("prompt", "a cat by the sea"))
                .expect(202)
                .at("/id")
                .asString();
        String again = click.post("/api/v1/pictures", Map.of("prompt", "a cat by the sea"))
                .at("/id")
                .asString();
        assertThat(again).isEqualTo(first);
        ready(owner, first);

        JsonNode day = Await.until(
                Duration.ofSeconds(20),
                () -> owner.get("/api/v1/chat-log/" + Days.today()).at("/items"),
                items -> !items.isEmpty());
        assertThat(day).hasSize(1);
        assertThat(day.at("/0/kind").asString()).isEqualTo("PICTURE");
        assertThat(day.at("/0/picture/id").asString()).isEqualTo(first);
        assertThat(day.at("/0/prompt/text").asString()).isEqualTo("a cat by the sea");
    }

    @Test
    @Row("C4")
    void aDeletedPictureIsGoneWithItsBytes() {
        String id = owner.click("/api/v1/pictures", Map.of("prompt", "a cat"))
                .expect(202)
                .at("/id")
                .asString();
        ready(owner, id);
        owner.delete("/api/v1/pictures/" + id).expect(204);
        owner.get("/api/v1/pictures/" + id).expectProblem(404);
        owner.get("/api/v1/pictures/" + id + "/content").expectProblem(404);
        assertThat(owner.get("/api/v1/pictures").at("/items")).isEmpty();
    }

    @Test
    @Row("C10")
    void aBlankPromptOrAnUnknownSizeGetsAProblem() {
        assertThat(owner.click("/api/v1/pictures", Map.of("prompt", " ")).status())
                .isIn(400, 422);
        assertThat(owner.click("/api/v1/pictures", Map.of("prompt", "cat", "size", "50000x50000"))
                        .status())
                .isIn(400, 422);
        owner.post("/api/v1/pictures", Map.of("prompt", "no key")).expectProblem(400);
    }

    static JsonNode ready(Api owner, String id) {
        return Await.until(
                Duration.ofSeconds(40),
                () -> owner.get("/api/v1/pictures/" + id).expect(200).json(),
                picture -> picture.at("/state").asString().equals("READY"));
    }
}
