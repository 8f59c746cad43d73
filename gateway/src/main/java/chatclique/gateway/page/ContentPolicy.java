package chatclique.gateway.page;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The Content-Security-Policy of each part of the origin. */
@Component
class ContentPolicy {

    private static final String NONE =
            "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    /** Swagger UI draws its icons from data addresses and sets style attributes. */
    private static final String DOCS = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
            + "img-src 'self' data:; font-src 'self' data:; connect-src 'self'; "
            + "frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    private static final Pattern INLINE =
            Pattern.compile("<script(?![^>]*\\ssrc=)[^>]*>(.*?)</script>", Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

    private final String page;

    ContentPolicy(Assets assets) {
        this.page = page(assets.read(Assets.INDEX));
    }

    /** The policy for what is served at a path; null where Keycloak sends its own. */
    @Nullable
    String at(String path) {
        if (path.startsWith("/auth/realms/") || path.startsWith("/auth/resources/")) {
            return null;
        }
        if (path.startsWith("/api/") || path.startsWith("/v3/")) {
            return NONE;
        }
        return path.equals("/docs") ? DOCS : page;
    }

    /** Own scripts only, and of inline ones exactly those that the index itself holds: its import map. */
    private static String page(@Nullable Asset index) {
        String html = index == null ? "" : new String(index.content(), StandardCharsets.UTF_8);
        String inline = INLINE.matcher(html)
                .results()
                .map(script -> " 'sha256-" + hash(script.group(1)) + "'")
                .collect(Collectors.joining());
        return "default-src 'none'; script-src 'self'" + inline + "; style-src 'self'; img-src 'self' data: blob:; "
                + "font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; object-src 'none'; "
                + "frame-ancestors 'none'; base-uri 'none'; form-action 'self'";
    }

    private static String hash(String script) {
        // Browsers hash the text after turning line ends into plain line feeds.
        String text = script.replace("\r\n", "\n").replace('\r', '\n');
        return Base64.getEncoder().encodeToString(Asset.sha256(text.getBytes(StandardCharsets.UTF_8)));
    }
}
