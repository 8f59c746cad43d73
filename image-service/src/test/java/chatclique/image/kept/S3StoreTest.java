package chatclique.image.kept;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import chatclique.image.kept.StoreProperties.S3;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

/** The store against a server that speaks S3's form. */
class S3StoreTest {

    private final S3Server server = new S3Server();
    private final PictureStore store = store("key", "pictures");

    @Test
    void whatIsWrittenIsReadInWholeAndInPart() {
        byte[] bytes = new byte[3_000_000];
        new Random(7).nextBytes(bytes);
        store.write("a", bytes, "image/png").block();
        assertThat(server.objects()).containsOnlyKeys("mine/a");
        assertThat(server.objects().get("mine/a")).isEqualTo(bytes);
        assertThat(read("a", 0, bytes.length)).isEqualTo(bytes);
        assertThat(read("a", 1_234_567, 1_000)).isEqualTo(java.util.Arrays.copyOfRange(bytes, 1_234_567, 1_235_567));
        assertThat(read("a", 0, 0)).isEmpty();
    }

    @Test
    void whatIsDeletedIsGoneAndWhatIsNotThereDoesNoHarm() {
        store.write("a", new byte[10], "image/png").block();
        store.delete(new StoredFile("a", 10)).block();
        store.delete(new StoredFile("a", 10)).block();
        assertThat(server.objects()).isEmpty();
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> read("a", 0, 10));
    }

    @Test
    void aServerThatIsBusyIsAskedAgainAndOneThatStaysSoIsAnOutage() {
        server.fail(1);
        store.write("a", new byte[10], "image/png").block();
        assertThat(server.objects()).containsKey("mine/a");
        server.cutWrites(1);
        store.write("b", new byte[10], "image/png").block();
        assertThat(server.requests()).hasSize(4);
        server.fail(100);
        assertThatExceptionOfType(DataAccessResourceFailureException.class).isThrownBy(() -> read("a", 0, 10));
    }

    @Test
    void aWrongKeyOrBucketIsAnOutageToo() {
        assertThatExceptionOfType(DataAccessResourceFailureException.class)
                .isThrownBy(() -> store("other", "pictures")
                        .write("a", new byte[1], "image/png")
                        .block());
        assertThatExceptionOfType(DataAccessResourceFailureException.class)
                .isThrownBy(() -> store("key", "elsewhere")
                        .write("a", new byte[1], "image/png")
                        .block());
    }

    private PictureStore store(String key, String bucket) {
        return KeptConfiguration.s3(
                new S3(server.uri(), "us-east-1", bucket, "mine/", key, "secret", true, Duration.ofSeconds(20)));
    }

    private byte[] read(String id, long from, long length) {
        return Objects.requireNonNull(store.read(id, from, length)
                        .reduceWith(ByteArrayOutputStream::new, (all, part) -> {
                            byte[] bytes = new byte[part.readableByteCount()];
                            part.read(bytes);
                            all.writeBytes(bytes);
                            return all;
                        })
                        .block())
                .toByteArray();
    }
}
