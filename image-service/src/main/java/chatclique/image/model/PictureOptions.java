package chatclique.image.model;

import chatclique.image.pet.PetLook;
import org.jspecify.annotations.Nullable;
import org.springframework.ai.image.ImageOptions;

/**
 * How a picture is to be made, beside the words of its prompt.
 *
 * @param width in pixels
 * @param height in pixels
 * @param pet the pet that it shows; null when the prompt alone says what it shows
 * @param portrait whether the pet is all that it shows
 * @param seed the same seed and prompt give the same picture, as far as the model can
 */
public record PictureOptions(
        int width, int height, @Nullable PetLook pet, boolean portrait, long seed) implements ImageOptions {

    @Override
    public Integer getN() {
        return 1;
    }

    @Override
    public @Nullable String getModel() {
        return null;
    }

    @Override
    public Integer getWidth() {
        return width;
    }

    @Override
    public Integer getHeight() {
        return height;
    }

    @Override
    public @Nullable String getResponseFormat() {
        return null;
    }

    @Override
    public @Nullable String getStyle() {
        return null;
    }
}
