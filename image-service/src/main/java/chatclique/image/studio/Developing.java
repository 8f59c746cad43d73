package chatclique.image.studio;

import chatclique.image.model.ModelException;
import chatclique.image.model.PaintedImage;
import chatclique.image.provider.PictureFetcher;
import chatclique.image.studio.Darkroom.Developed;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.ai.image.Image;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** Gets at the bytes of an image in whichever form a model gave it, and develops them. */
@Component
class Developing {

    private final Darkroom darkroom;
    private final PictureFetcher fetcher;
    private final Scheduler scheduler;

    Developing(Darkroom darkroom, PictureFetcher fetcher, Scheduler studioThreads) {
        this.darkroom = darkroom;
        this.fetcher = fetcher;
        this.scheduler = studioThreads;
    }

    Mono<Developed> develop(Image image) {
        if (image instanceof PaintedImage painted) {
            return Mono.fromCallable(() -> darkroom.develop(painted)).subscribeOn(scheduler);
        }
        return bytes(image).publishOn(scheduler).map(darkroom::develop);
    }

    private Mono<byte[]> bytes(Image image) {
        String address = image.getUrl();
        String base64 = image.getB64Json();
        return base64 == null && address != null ? fetcher.fetch(address) : Mono.fromCallable(() -> decode(base64));
    }

    private byte[] decode(@Nullable String base64) {
        if (base64 == null) {
            throw unusable(null);
        }
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw unusable(e);
        }
    }

    private static ModelException unusable(@Nullable Throwable cause) {
        return ModelException.lasting(
                "picture-unusable",
                HttpStatus.BAD_GATEWAY,
                "The provider's answer is not a picture that can be kept.",
                cause);
    }
}
