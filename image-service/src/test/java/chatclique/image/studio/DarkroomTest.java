package chatclique.image.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import chatclique.image.model.ModelException;
import chatclique.image.model.PaintedImage;
import chatclique.image.studio.Darkroom.Developed;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
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

    @Test
    void aPictureCutShortIsRefused() throws IOException {
        byte[] png = encoded(100, 100, "png");
        refused(java.util.Arrays.copyOf(png, png.length / 2));
    }

    private void refused(byte[] bytes) {
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> darkroom.develop(bytes))
                .satisfies(e -> assertThat(e.code()).isEqualTo("picture-unusable"))
                .satisfies(e -> assertThat(e.isPassing()).isFalse());
    }

    private static byte[] encoded(int width, int height, String form) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.ORANGE);
        graphics.fillOval(10, 10, width / 2, height / 2);
        graphics.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, form, out);
        return out.toByteArray();
    }

    /** A PNG whose header promises a size, with next to nothing in it. */
    private static byte[] png(int width, int height, int length) {
        ByteBuffer header = ByteBuffer.allocate(13).putInt(width).putInt(height);
        header.put((byte) 8).put((byte) 2);
        Deflater deflater = new Deflater();
        deflater.setInput(new byte[length * 1_000]);
        deflater.finish();
        byte[] packed = new byte[length * 1_000];
        byte[] data = java.util.Arrays.copyOf(packed, deflater.deflate(packed));
        deflater.end();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
        out.writeBytes(chunk("IHDR", header.array()));
        out.writeBytes(chunk("IDAT", data));
        out.writeBytes(chunk("IEND", new byte[0]));
        return out.toByteArray();
    }

    private static byte[] chunk(String type, byte[] data) {
        CRC32 crc = new CRC32();
        crc.update(type.getBytes(StandardCharsets.US_ASCII));
        crc.update(data);
        return ByteBuffer.allocate(data.length + 12)
                .putInt(data.length)
                .put(type.getBytes(StandardCharsets.US_ASCII))
                .put(data)
                .putInt((int) crc.getValue())
                .array();
    }

    /** An APP1 segment, where cameras write their position. */
    private static byte[] segment(byte[] data) {
        return ByteBuffer.allocate(data.length + 4)
                .put((byte) 0xff)
                .put((byte) 0xe1)
                .putShort((short) (data.length + 2))
                .put(data)
                .array();
    }

    private static byte[] inserted(byte[] bytes, int at, byte[] more) {
        return ByteBuffer.allocate(bytes.length + more.length)
                .put(bytes, 0, at)
                .put(more)
                .put(bytes, at, bytes.length - at)
                .array();
    }
}
