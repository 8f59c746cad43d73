package chatclique.gateway.page;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.PathContainer;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import reactor.core.publisher.Mono;

/** Answers with the web client: a file, or its index for each of its own addresses, or its index saying 404. */
@Configuration(proxyBeanMethods = false)
class PageRoutes {

    private static final Set<String> NOT_OURS =
            Set.of("api", "auth", "v3", "login", "signup", "logout", "livez", "readyz", "actuator");

    private final Assets assets;
    private final List<PathPattern> pages;

    PageRoutes(Assets assets, PageSettings settings) {
        this.assets = assets;
        this.pages = settings.paths().stream()
                .map(PathPatternParser.defaultInstance::parse)
                .toList();
    }

    @Bean
    RouterFunction<ServerResponse> page() {
        return request -> isReading(request) && isOurs(request) ? find(request) : Mono.empty();
    }

    private Mono<HandlerFunction<ServerResponse>> find(ServerRequest request) {
        PathContainer path = request.requestPath().pathWithinApplication();
        if (pages.stream().anyMatch(page -> page.matches(path))) {
            return handler(Assets.INDEX, HttpStatus.OK);
        }
        if (path.value().equals("/docs")) {
            return handler(Assets.DOCS_INDEX, HttpStatus.OK);
        }
        return handler(path.value(), HttpStatus.OK).switchIfEmpty(Mono.defer(() -> nothingHere(request)));
    }

    /** A person gets the page, which says so in their language; a script gets the usual problem. */
    private Mono<HandlerFunction<ServerResponse>> nothingHere(ServerRequest request) {
        boolean person =
                request.headers().accept().stream().anyMatch(type -> type.equalsTypeAndSubtype(MediaType.TEXT_HTML));
        return person ? handler(Assets.INDEX, HttpStatus.NOT_FOUND) : Mono.empty();
    }

    private Mono<HandlerFunction<ServerResponse>> handler(String path, HttpStatus status) {
        return assets.at(path).map(asset -> request -> send(request, path, asset, status));
    }

    private static Mono<ServerResponse> send(ServerRequest request, String path, Asset asset, HttpStatus status) {
        byte[] zipped = acceptsZip(request) ? asset.zipped() : null;
        ServerResponse.BodyBuilder answer = ServerResponse.status(status)
                .contentType(asset.type())
                .cacheControl(caching(path))
                .eTag(asset.tag())
                .varyBy(HttpHeaders.ACCEPT_ENCODING);
        if (zipped != null) {
            answer.header(HttpHeaders.CONTENT_ENCODING, "gzip");
        }
        Mono<ServerResponse> whole = answer.bodyValue(zipped == null ? asset.content() : zipped);
        return status == HttpStatus.OK ? request.checkNotModified(asset.tag()).switchIfEmpty(whole) : whole;
    }

    private static CacheControl caching(String path) {
        return Assets.isVersioned(path)
                ? CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable()
                : CacheControl.noCache();
    }

    private static boolean acceptsZip(ServerRequest request) {
        return request.headers().header(HttpHeaders.ACCEPT_ENCODING).stream().anyMatch(all -> all.contains("gzip"));
    }

    private static boolean isReading(ServerRequest request) {
        return request.method() == HttpMethod.GET || request.method() == HttpMethod.HEAD;
    }

    private static boolean isOurs(ServerRequest request) {
        List<PathContainer.Element> elements = request.requestPath().elements();
        return elements.size() < 2 || !NOT_OURS.contains(elements.get(1).value());
    }
}
