package chatclique.image.studio;

import chatclique.image.model.ModelException;
import chatclique.image.model.PaintedImage;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Iterator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Turns what a model answered into bytes that are safe to keep and to show. Nothing from outside is kept as it came: its
 * type is told by its content, its size is read before it is decoded, and it is encoded anew, so that nothing but pixels
 * remains.
 */
@Component
class Darkroom {

    private static final int MOST_SCANS = 100;
    private static final float QUALITY = 0.92f;
    private static final float THUMBNAIL_QUALITY = 0.85f;

    private final StudioProperties properties;

    /** A picture and its small form, encoded. */
    record Developed(byte[] bytes, String mediaType, String sha256, int width, int height, byte[] thumbnail) {}

    private enum Form {
        PNG,
        JPEG
    }

    Darkroom(StudioProperties properties) {
        this.properties = properties;
        // Images are small enough for memory, and a temporary file would outlive a crash.
        ImageIO.setUseCache(false);
    }

    /** Develops an image that was painted here. */
    Developed develop(PaintedImage image) {
        return developed(image.pixels(), Form.PNG);
    }

    /** Develops an image from outside; a lasting {@code ModelException} when it isn't one that can be kept. */
    Developed develop(byte[] bytes) {
        Form form = form(bytes);
        if (form == null) {
            throw unusable("It is neither PNG nor JPEG.", null);
        }
        return developed(decode(bytes, form), form);
    }

    private Developed developed(BufferedImage pixels, Form form) {
        byte[] bytes = form == Form.PNG ? Png.encode(pixels) : jpeg(pixels, QUALITY);
        return new Developed(
                bytes,
                form == Form.PNG ? "image/png" : "image/jpeg",
                sha256(bytes),
                pixels.getWidth(),
                pixels.getHeight(),
                jpeg(small(pixels), THUMBNAIL_QUALITY));
    }

    private static @Nullable Form form(byte[] bytes) {
        if (startsWith(bytes, 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n')) {
            return Form.PNG;
        }
        return startsWith(bytes, 0xff, 0xd8, 0xff) ? Form.JPEG : null;
    }

    private static boolean startsWith(byte[] bytes, int... signature) {
        if (bytes.length < signature.length) {
            return false;
        }
        for (int i = 0; i < signature.length; i++) {
            if ((bytes[i] & 0xff) != signature[i]) {
                return false;
            }
        }
        return true;
    }

    private BufferedImage decode(byte[] bytes, Form form) {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(form.name());
        ImageReader reader = readers.next();
        try (ImageInputStream input = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
            // Metadata is neither wanted nor even unpacked.
            reader.setInput(input, true, true);
            long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
            if (pixels > properties.pixels()) {
                throw unusable("It has too many pixels.", null);
            }
            if (form == Form.JPEG && JpegScans.count(bytes) > MOST_SCANS) {
                throw unusable("It has too many scans.", null);
            }
            return opaque(reader.read(0));
        } catch (IOException | RuntimeException e) {
            if (e instanceof ModelException refused) {
                throw refused;
            }
            throw unusable("It can't be decoded.", e);
        } finally {
            reader.dispose();
        }
    }

    private static BufferedImage opaque(BufferedImage image) {
        BufferedImage opaque = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = opaque.createGraphics();
        graphics.setColor(java.awt.Color.WHITE);
        graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
        graphics.drawImage(image, 0, 0, null);
        graphics.dispose();
        return opaque;
    }

    private BufferedImage small(BufferedImage pixels) {
        BufferedImage image = pixels;
        double scale = (double) properties.thumbnail() / Math.max(pixels.getWidth(), pixels.getHeight());
        // By halves while it is more than twice too big: a single step would skip pixels.
        while (scale < 0.5) {
            image = scaled(image, 0.5);
            scale *= 2;
        }
        return scale < 1 ? scaled(image, scale) : image;
    }

    private static BufferedImage scaled(BufferedImage image, double scale) {
        int width = Math.max(1, (int) Math.round(image.getWidth() * scale));
        int height = Math.max(1, (int) Math.round(image.getHeight() * scale));
        BufferedImage scaled = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = scaled.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(image, 0, 0, width, height, null);
        graphics.dispose();
        return scaled;
    }

    private static byte[] jpeg(BufferedImage image, float quality) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream output = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(quality);
            writer.setOutput(output);
            writer.write(null, new IIOImage(image, null, null), param);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ModelException unusable(String why, @Nullable Throwable cause) {
        return ModelException.lasting(
                "picture-unusable",
                HttpStatus.BAD_GATEWAY,
                "The provider's answer is not a picture that can be kept. " + why,
                cause);
    }
}
