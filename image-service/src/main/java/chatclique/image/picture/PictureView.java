package chatclique.image.picture;

import chatclique.image.pet.PetLook;
import chatclique.image.picture.Picture.Content;
import chatclique.image.picture.Picture.Cost;
import chatclique.image.picture.Picture.Failure;
import chatclique.image.picture.Picture.State;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A picture as its owner sees it.
 *
 * @param width in pixels, as height; null until it is READY, as are the other fields that describe its bytes
 * @param day the owner's date when it was asked for
 * @param zone the zone that the day was told in
 * @param progress from 0 to 1
 * @param pet the pet as it was when the picture was asked for; null when none was named
 * @param variationOf the picture that it is another of
 * @param portrait whether it shows the pet as it was
 * @param cost what it cost at the provider, by the configured prices
 */
record PictureView(
        String id,
        State state,
        String prompt,
        @Nullable String petId,
        String size,
        @Nullable Integer width,
        @Nullable Integer height,
        @Nullable String mediaType,
        @Nullable Long bytes,
        @Nullable String sha256,
        @Nullable String model,
        Instant createdAt,
        @Nullable Instant readyAt,
        String day,
        String zone,
        double progress,
        @Nullable Failure failure,
        @Nullable PetLook pet,
        @Nullable String variationOf,
        boolean portrait,
        @Nullable Cost cost) {

    static PictureView of(Picture picture) {
        Content content = picture.content();
        return new PictureView(
                picture.id(),
                picture.state(),
                picture.prompt(),
                picture.pet() == null ? null : picture.pet().id(),
                picture.size(),
                content == null ? null : content.width(),
                content == null ? null : content.height(),
                content == null ? null : content.mediaType(),
                content == null ? null : content.bytes(),
                content == null ? null : content.sha256(),
                picture.model(),
                picture.createdAt(),
                picture.readyAt(),
                picture.day(),
                picture.zone(),
                picture.progress(),
                picture.failure(),
                picture.pet(),
                picture.variationOf(),
                picture.portrait(),
                picture.cost());
    }
}
