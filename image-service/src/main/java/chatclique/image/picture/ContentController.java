package chatclique.image.picture;

import chatclique.auth.OwnerId;
import chatclique.image.kept.PictureStore;
import chatclique.image.picture.Picture.Content;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The bytes of pictures, to their owner only. They never change, and nothing in them is ever run. */
@RestController
@Tag(name = "Pictures")
class ContentController {

    private final Pictures pictures;
    private final PictureStore store;

    ContentController(Pictures pictures, PictureStore store) {
        this.pictures = pictures;
        this.store = store;
    }

    @GetMapping("/api/v1/pictures/{id}/content")
    @Operation(summary = "The picture itself; ranges and conditions are honoured; ?download gives it a file name")
    @Parameter(name = "download", in = ParameterIn.QUERY, allowEmptyValue = true)
    Mono<Void> content(
            @OwnerId String owner, @PathVariable String id, @Parameter(hidden = true) ServerWebExchange exchange) {
        return finished(owner, id).flatMap(picture -> {
            Content content = content(picture);
            boolean download = exchange.getRequest().getQueryParams().containsKey("download");
            describe(exchange, picture, content.mediaType(), download);
            return new ByteAnswer(content.sha256(), content.bytes())
                    .write(exchange, (from, length) -> store.read(content.file(), from, length));
        });
    }

    @GetMapping("/api/v1/pictures/{id}/thumbnail")
    @Operation(summary = "The picture at 320 pixels")
    Mono<Void> thumbnail(
            @OwnerId String owner, @PathVariable String id, @Parameter(hidden = true) ServerWebExchange exchange) {
        return finished(owner, id).flatMap(picture -> {
            Content content = content(picture);
            describe(exchange, picture, content.thumbnailType(), false);
            return new ByteAnswer("t-" + content.sha256(), content.thumbnailBytes())
                    .write(exchange, (from, length) -> store.read(content.thumbnail(), from, length));
        });
    }

    private Mono<Picture> finished(String owner, String id) {
        return pictures.find(owner, id).switchIfEmpty(PictureProblems.notFound());
    }

    private static Content content(Picture picture) {
        Content content = picture.content();
        if (content == null) {
            throw PictureProblems.noContent(picture);
        }
        return content;
    }

    private static void describe(ServerWebExchange exchange, Picture picture, String mediaType, boolean download) {
        PictureHeaders.describe(
                exchange.getResponse().getHeaders(),
                mediaType,
                "private, max-age=31536000, immutable",
                FileNames.of(picture, mediaType),
                download);
    }
}
