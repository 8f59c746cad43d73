package chatclique.gateway.page;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.MediaTypeFactory;

/**
 * One file of the web client, ready to send.
 *
 * @param content its bytes
 * @param zipped the same compressed, or null when that would not make it smaller
 * @param type its media type
 * @param tag its entity tag, made from the content: file times are the same in every build
 */
@SuppressWarnings("ArrayRecordComponent")
record Asset(byte[] content, byte @Nullable [] zipped, MediaType type, String tag) {

    private static final int SMALL = 1024;

    static Asset of(Resource file) throws IOException {
        byte[] content = file.getContentAsByteArray();
        MediaType type = MediaTypeFactory.getMediaType(file).orElse(MediaType.APPLICATION_OCTET_STREAM);
        return new Asset(content, zip(content), type, "W/\"" + hash(content) + "\"");
    }

    private static byte @Nullable [] zip(byte[] content) throws IOException {
        if (content.length < SMALL) {
            return null;
        }
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new BestGzip(zipped)) {
            out.write(content);
        }
        return zipped.size() < content.length * 9L / 10 ? zipped.toByteArray() : null;
    }

    private static String hash(byte[] content) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(sha256(content))
                .substring(0, 22);
    }

    static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Packed once, sent often. */
    private static final class BestGzip extends GZIPOutputStream {

        BestGzip(ByteArrayOutputStream out) throws IOException {
            super(out);
            def.setLevel(Deflater.BEST_COMPRESSION);
        }
    }
}
