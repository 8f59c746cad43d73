package chatclique.image.share;

import chatclique.auth.problem.ProblemException;
import chatclique.image.kept.PictureStore;
import chatclique.image.picture.ByteAnswer;
import chatclique.image.picture.Picture;
import chatclique.image.picture.Picture.Content;
import chatclique.image.picture.PictureHeaders;
import chatclique.image.picture.Pictures;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Shared pictures, to whoever has the address: the bytes alone, without a word of the prompt. Caches must ask each time,
 * since the address may be taken back.
 */
@RestController
@Tag(name = "Shares")
class SharedController {

    private final Signatures signatures;
    private final Shares shares;
    private final Pictures pictures;
    private final PictureStore store;
    private final Clock clock;

    SharedController(Signatures signatures, Shares shares, Pictures pictures, PictureStore store, Clock clock) {
        this.signatures = signatures;
        this.shares = shares;
        this.pictures = pictures;
        this.store = store;
        this.clock = clock;
    }

    @GetMapping("/api/v1/pictures/shared/{token}")
    @Operation(summary = "A shared picture; needs no login")
    Mono<Void> shared(@PathVariable String token, @Parameter(hidden = true) ServerWebExchange exchange) {
        return signatures
                .current()
                .map(signature -> signature.read(token))
                .flatMap(Mono::justOrEmpty)
                .switchIfEmpty(problem(HttpStatus.NOT_FOUND, "share-not-found", "There is no such address."))
                .filter(signed -> signed.expiresAt().isAfter(clock.instant()))
                .flatMap(signed -> shares.good(signed.id()))
                .flatMap(share -> pictures.find(share.owner(), share.picture()))
                .filter(picture -> picture.content() != null)
                .switchIfEmpty(problem(HttpStatus.GONE, "share-ended", "This picture is no longer shared."))
                .flatMap(picture -> write(picture, exchange));
    }

    private Mono<Void> write(Picture picture, ServerWebExchange exchange) {
        Content content = Objects.requireNonNull(picture.content());
        PictureHeaders.describe(
                exchange.getResponse().getHeaders(),
                content.mediaType(),
                "private, no-cache",
                content.mediaType().equals("image/jpeg") ? "picture.jpg" : "picture.png",
                false);
        return new ByteAnswer(content.sha256(), content.bytes())
                .write(exchange, (from, length) -> store.read(content.file(), from, length));
    }

    private static <T> Mono<T> problem(HttpStatus status, String code, String detail) {
        return Mono.error(() -> new ProblemException(status, code, detail));
    }
}
