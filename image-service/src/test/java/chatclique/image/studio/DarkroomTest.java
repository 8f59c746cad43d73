package chatclique.image.studio;

import static chatclique.image.studio.Forged.chunk;
import static chatclique.image.studio.Forged.deflated;
import static chatclique.image.studio.Forged.encoded;
import static chatclique.image.studio.Forged.inserted;
import static chatclique.image.studio.Forged.lastScan;
import static chatclique.image.studio.Forged.png;
import static chatclique.image.studio.Forged.progressive;
import static chatclique.image.studio.Forged.segment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import chatclique.image.model.ModelException;
import chatclique.image.model.PaintedImage;
import chatclique.image.studio.Darkroom.Developed;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DarkroomTest {

    private static final Duration ANY = Duration.ofMinutes(1);
    private final Darkroom darkroom = new Darkroom(new StudioProperties(4, 320, 2048 * 2048, ANY, ANY, ANY, ANY));

    @Test
    void ourOwnPngIsReadByOthersAsItWasPainted() throws IOException {
        BufferedImage image = new BufferedImage(333, 217, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(5);
        for (int i = 0; i < 3_000; i++) {
            image.setRGB(random.nextInt(333), random.nextInt(217), random.nextInt(1 << 24));
        }
        Developed developed = darkroom.develop(new PaintedImage(image));
        BufferedImage read = ImageIO.read(new ByteArrayInputStream(developed.bytes()));
        assertThat(read.getWidth()).isEqualTo(333);
        assertThat(read.getRGB(0, 0, 333, 217, null, 0, 333)).isEqualTo(image.getRGB(0, 0, 333, 217, null, 0, 333));
        assertThat(developed.sha256()).hasSize(64);
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpeg"})
    void nothingButPixelsRemains(String form) throws IOException {
        byte[] secret = "GPS 48.8584 2.2945 <script>alert(1)</script>".getBytes(StandardCharsets.UTF_8);
        byte[] plain = encoded(400, 300, form);
        byte[] withMetadata =
                form.equals("png") ? inserted(plain, 33, chunk("tEXt", secret)) : inserted(plain, 2, segment(secret));
        byte[] withTail = ByteBuffer.allocate(withMetadata.length + secret.length)
                .put(withMetadata)
                .put(secret)
                .array();
        Developed developed = darkroom.develop(withTail);
        assertThat(developed.mediaType()).isEqualTo("image/" + form);
        assertThat(developed.width()).isEqualTo(400);
        assertThat(developed.height()).isEqualTo(300);
        assertThat(new String(developed.bytes(), StandardCharsets.ISO_8859_1)).doesNotContain("GPS", "<script>");
        BufferedImage small = ImageIO.read(new ByteArrayInputStream(developed.thumbnail()));
        assertThat(small.getWidth()).isEqualTo(320);
        assertThat(small.getHeight()).isEqualTo(240);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
                "<html><script>alert(1)</script></html>",
                "PK\u0003\u0004zip",
                "GIF89a",
                "RIFF....WEBP",
                "\u0089PNG\r\n\u001a\n",
                "\u0089PNG\r\n\u001a\n<html><script>alert(1)</script>",
                "\u00ff\u00d8\u00ff",
                "\u00ff\u00d8\u00ff<svg onload=alert(1)>"
            })
    void whatPosesAsAPictureIsRefused(String text) {
        refused(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void aBombIsNotEvenUnpacked() {
        refused(png(50_000, 50_000, 1_000));
        refused(png(2_049, 2_048, 10));
        refused(png(Integer.MAX_VALUE, Integer.MAX_VALUE, 10));
        refused(png(0, 10, 10));
    }

    /** Only the first picture of an animation is kept; the others are not even looked at. */
    @Test
    void manyFramesAreOnePicture() throws IOException {
        byte[] plain = encoded(100, 80, "png");
        ByteArrayOutputStream animated = new ByteArrayOutputStream();
        animated.write(plain, 0, 33);
        animated.writeBytes(chunk("acTL", ByteBuffer.allocate(8).putInt(20_000).array()));
        animated.write(plain, 33, plain.length - 33 - 12);
        for (int frame = 0; frame < 20_000; frame++) {
            ByteBuffer control =
                    ByteBuffer.allocate(26).putInt(frame).putInt(100).putInt(80);
            animated.writeBytes(chunk("fcTL", control.array()));
            animated.writeBytes(chunk("fdAT", new byte[30]));
        }
        animated.writeBytes(chunk("IEND", new byte[0]));
        Developed developed = quickly(animated.toByteArray());
        assertThat(developed.width()).isEqualTo(100);
        assertThat(developed.bytes().length).isLessThan(10_000);
        assertThat(new String(developed.bytes(), StandardCharsets.ISO_8859_1)).doesNotContain("acTL", "fdAT");

        byte[] jpeg = encoded(100, 80, "jpeg");
        ByteArrayOutputStream film = new ByteArrayOutputStream();
        for (int frame = 0; frame < 2_000; frame++) {
            film.writeBytes(jpeg);
        }
        assertThat(quickly(film.toByteArray()).bytes().length).isLessThan(10_000);
    }

    /** What unpacks to far more than the pixels need is not unpacked. */
    @Test
    void chunksThatSwellAreLeftPacked() throws IOException {
        byte[] plain = encoded(100, 80, "png");
        byte[] zeros = deflated(new byte[64 << 20]);
        byte[] text = ByteBuffer.allocate(zeros.length + 6)
                .put("bomb".getBytes(StandardCharsets.US_ASCII))
                .putShort((short) 0)
                .put(zeros)
                .array();
        for (String type : new String[] {"zTXt", "iCCP"}) {
            Developed developed = quickly(inserted(plain, 33, chunk(type, text)));
            assertThat(developed.width()).isEqualTo(100);
            assertThat(developed.bytes().length).isLessThan(10_000);
        }
        ByteArrayOutputStream deep = new ByteArrayOutputStream();
        deep.write(plain, 0, 33);
        deep.writeBytes(chunk("IDAT", zeros));
        deep.writeBytes(chunk("IEND", new byte[0]));
        assertThat(quickly(deep.toByteArray()).bytes().length).isLessThan(10_000);
    }

    @Test
    void aPictureThatIsGoneOverThousandsOfTimesIsRefused() throws IOException {
        byte[] progressive = progressive(1_000, 1_000);
        int scans = JpegScans.count(progressive);
        assertThat(scans).isBetween(2, 20);
        assertThat(darkroom.develop(progressive).width()).isEqualTo(1_000);
        assertThat(JpegScans.count(encoded(100, 80, "jpeg"))).isEqualTo(1);
        int last = lastScan(progressive);
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        bomb.write(progressive, 0, last);
        for (int i = 0; i < 500; i++) {
            bomb.write(progressive, last, progressive.length - last - 2);
        }
        bomb.writeBytes(new byte[] {(byte) 0xff, (byte) 0xd9});
        assertThat(JpegScans.count(bomb.toByteArray())).isEqualTo(scans + 499);
        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> refused(bomb.toByteArray()));
    }

    /** A picture that is something else as well is only a picture when it leaves. */
    @ParameterizedTest
    @ValueSource(strings = {"png", "jpeg"})
    void whatIsAnArchiveAsWellIsOnlyAPicture(String form) throws IOException {
        byte[] picture = encoded(100, 80, form);
        ByteArrayOutputStream archive = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(archive)) {
            zip.putNextEntry(new ZipEntry("run.js"));
            zip.write("alert(1)".getBytes(StandardCharsets.UTF_8));
        }
        byte[] both = inserted(picture, picture.length, archive.toByteArray());
        Developed developed = darkroom.develop(both);
        assertThat(new String(developed.bytes(), StandardCharsets.ISO_8859_1)).doesNotContain("run.js");
        assertThat(developed.sha256()).isEqualTo(darkroom.develop(picture).sha256());
    }

    @Test
    void aPictureCutShortIsRefused() throws IOException {
        byte[] png = encoded(100, 100, "png");
        refused(java.util.Arrays.copyOf(png, png.length / 2));
    }

    private Developed quickly(byte[] bytes) {
        return assertTimeoutPreemptively(Duration.ofSeconds(5), () -> darkroom.develop(bytes));
    }

    private void refused(byte[] bytes) {
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> darkroom.develop(bytes))
                .satisfies(e -> assertThat(e.code()).isEqualTo("picture-unusable"))
                .satisfies(e -> assertThat(e.isPassing()).isFalse());
    }
}
