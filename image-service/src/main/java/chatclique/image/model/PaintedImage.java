package chatclique.image.model;

import java.awt.image.BufferedImage;
import org.springframework.ai.image.Image;

/** An image that was made here. It is handed on as pixels, since nothing of it has to be checked or taken apart. */
public final class PaintedImage extends Image {

    private final BufferedImage pixels;

    /** An image of these pixels. */
    public PaintedImage(BufferedImage pixels) {
        super(null, null);
        this.pixels = pixels;
    }

    /** The pixels; not to be changed. */
    public BufferedImage pixels() {
        return pixels;
    }
}
