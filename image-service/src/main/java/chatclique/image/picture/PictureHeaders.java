package chatclique.image.picture;

import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/** What every answer with the bytes of a picture says: what they are, and that nothing in them is ever run. */
public final class PictureHeaders {

    private PictureHeaders() {}

    /**
     * Describes the bytes of a picture.
     *
     * @param caching the Cache-Control header
     * @param name to save it under
     * @param download whether it is to be saved rather than shown
     */
    public static void describe(HttpHeaders headers, String mediaType, String caching, String name, boolean download) {
        headers.setContentType(MediaType.parseMediaType(mediaType));
        headers.setCacheControl(caching);
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Content-Security-Policy", "default-src 'none'; sandbox");
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
        headers.set("Referrer-Policy", "no-referrer");
        ContentDisposition.Builder disposition =
                download ? ContentDisposition.attachment() : ContentDisposition.inline();
        headers.setContentDisposition(
                disposition.filename(name, StandardCharsets.UTF_8).build());
    }
}
