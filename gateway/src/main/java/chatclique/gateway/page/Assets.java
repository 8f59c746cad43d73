package chatclique.gateway.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * The files that browsers may fetch, kept in memory once read: the web client's own, the page of the API under
 * {@code /docs/}, and under {@code /webjars/} the libraries of both. A path is looked up only when it is made of plain segments, so that none leads out of those folders.
 */
@Component
class Assets {

    static final String INDEX = "/index.html";
    static final String DOCS_INDEX = "/docs/index.html";

    private static final String DOCS = "/docs/";
    private static final String WEBJARS = "/webjars/";
    private static final Pattern PLAIN = Pattern.compile("(/[A-Za-z0-9_@-][A-Za-z0-9._@-]*)+\\.[A-Za-z0-9]+");
    private static final Pattern VERSIONED = Pattern.compile("/webjars/([^/]+/)+\\d+\\.[^/]*/.*");

    private final Resource location;
    private final boolean kept;
    private final ConcurrentMap<String, Asset> assets = new ConcurrentHashMap<>();

    Assets(PageSettings settings) {
        location = settings.location();
        kept = location instanceof ClassPathResource;
    }

    /** The file at a path, empty when there is none. */
    Mono<Asset> at(String path) {
        Asset known = assets.get(path);
        if (known != null) {
            return Mono.just(known);
        }
        return PLAIN.matcher(path).matches()
                ? Mono.fromCallable(() -> read(path)).subscribeOn(Schedulers.boundedElastic())
                : Mono.empty();
    }

    /** Whether a path names one version of a file for ever. */
    static boolean isVersioned(String path) {
        return VERSIONED.matcher(path).matches();
    }

    /** Reads a file at once: for the start of the application. */
    @Nullable
    Asset read(String path) {
        try {
            Resource file = file(path);
            return file.isReadable() ? keep(path, Asset.of(file)) : null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Resource file(String path) throws IOException {
        if (path.startsWith(WEBJARS)) {
            return new ClassPathResource("META-INF/resources" + path);
        }
        return path.startsWith(DOCS) ? new ClassPathResource(path) : location.createRelative(path.substring(1));
    }

    private Asset keep(String path, Asset asset) {
        // Only files that exist are kept, so that the memory used is bounded by what is there.
        if (kept || path.startsWith(WEBJARS) || path.startsWith(DOCS)) {
            assets.put(path, asset);
        }
        return asset;
    }
}
