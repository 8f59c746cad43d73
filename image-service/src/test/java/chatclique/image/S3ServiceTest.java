package chatclique.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chatclique.image.kept.S3Server;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/** The whole service with its pictures in a bucket. */
@TestPropertySource(
        properties = {
            "chatclique.image.store.kind=s3",
            "chatclique.image.store.s3.access-key=key",
            "chatclique.image.store.s3.secret-key=secret",
            "chatclique.image.studio.loose=1s"
        })
class S3ServiceTest extends ServiceTest {

    private static final S3Server S3 = new S3Server();

    @DynamicPropertySource
    static void bucket(DynamicPropertyRegistry registry) {
        registry.add("chatclique.image.store.s3.endpoint", S3::uri);
    }

    @Test
    void aPictureIsMadeShownInPartAndDeletedWithItsBytes() {
        String ada = someone();
        String id = ask(ada, "a garden");
        assertThat(finished(ada, id).path("state").asString()).isEqualTo("READY");
        assertThat(S3.objects().keySet()).filteredOn(key -> key.startsWith(id)).hasSize(2);
        client.get()
                .uri("/api/v1/pictures/" + id + "/content")
                .headers(headers -> headers.setBearerAuth(ada))
                .header("Range", "bytes=1-3")
                .exchange()
                .expectStatus()
                .isEqualTo(206)
                .expectBody(byte[].class)
                .isEqualTo(new byte[] {'P', 'N', 'G'});
        delete(ada, id).expectStatus().isNoContent();
        assertThat(S3.objects().keySet()).noneMatch(key -> key.startsWith(id));
    }

    @Test
    void aStoreThatIsAwayHalfWayLeavesNoOrphansAndLosesNoPicture() {
        String ada = someone();
        // More than the client repeats by itself: the attempt fails with the picture written, the small one not.
        S3.fail(6, "-thumbnail");
        String id = ask(ada, "a castle");
        assertThat(finished(ada, id).path("state").asString()).isEqualTo("READY");
        get(ada, "/api/v1/pictures/" + id + "/content").expectStatus().isOk();
        await().untilAsserted(() -> assertThat(S3.objects().keySet())
                .filteredOn(key -> key.startsWith(id))
                .hasSize(2));
    }
}
