package chatclique.image.painter;

import chatclique.image.model.PaintedImage;
import chatclique.image.model.PictureOptions;
import com.github.weisj.jsvg.SVGDocument;
import com.github.weisj.jsvg.parser.LoaderContext;
import com.github.weisj.jsvg.parser.SVGLoader;
import com.github.weisj.jsvg.renderer.SVGRenderingHints;
import com.github.weisj.jsvg.view.ViewBox;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.springframework.ai.image.ImageGeneration;
import org.springframework.ai.image.ImageModel;
import org.springframework.ai.image.ImagePrompt;
import org.springframework.ai.image.ImageResponse;

/**
 * Paints without any provider: a scene from the words of the prompt, composed of the shared drawings, with the pet in it.
 * The same prompt, pet and seed give the same picture.
 */
public final class BuiltInPainter implements ImageModel {

    /** The name that is kept with its pictures; its number rises when the same prompt gives another picture. */
    public static final String NAME = "built-in-painter-2";

    private final Art art;

    BuiltInPainter(Art art) {
        this.art = art;
        System.setProperty("java.awt.headless", "true");
    }

    @Override
    public ImageResponse call(ImagePrompt request) {
        PictureOptions options = (PictureOptions) Objects.requireNonNull(request.getOptions());
        String words = request.getInstructions().getFirst().getText();
        String svg = Composer.svg(art, Scene.of(Wish.read(words), options, art));
        return new ImageResponse(
                List.of(new ImageGeneration(new PaintedImage(render(svg, options.width(), options.height())))));
    }

    /** Draws an SVG document on an image. */
    static BufferedImage render(String svg, int width, int height) {
        SVGDocument document = Objects.requireNonNull(new SVGLoader()
                .load(
                        new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)),
                        null,
                        LoaderContext.createDefault()));
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        // The edges of clipped shapes are as smooth as all others.
        graphics.setRenderingHint(SVGRenderingHints.KEY_SOFT_CLIPPING, SVGRenderingHints.VALUE_SOFT_CLIPPING_ON);
        document.render((java.awt.Component) null, graphics, new ViewBox(0, 0, width, height));
        graphics.dispose();
        return image;
    }
}
