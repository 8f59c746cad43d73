package chatclique.image.painter;

import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Lets snow lie on a drawing: what is the colour of grass, and leaves becomes the white of snow, light where it
 * was light and blue where it lay in shade. Walls, roofs and water keep their colours.
 */
final class Snow {

    private static final Pattern COLOUR = Pattern.compile("#([0-9a-fA-F]{6})\\b");
    private static final double LEAST_COLOURED = 0.12;

    private Snow() {}

    static String over(String svg) {
        return COLOUR.matcher(svg).replaceAll(Snow::white);
    }

    private static String white(MatchResult colour) {
        int rgb = Integer.parseInt(colour.group(1), 16);
        double red = (rgb >> 16 & 255) / 255.0;
        double green = (rgb >> 8 & 255) / 255.0;
        double blue = (rgb & 255) / 255.0;
        double most = Math.max(red, Math.max(green, blue));
        double least = Math.min(red, Math.min(green, blue));
        boolean grows = green >= most - 0.02 && green - blue > LEAST_COLOURED;
        if (!grows) {
            return colour.group();
        }
        // A narrow range of light colours, cooler the darker: snow has no black.
        double light = (most + least) / 2;
        return String.format(
                Locale.ROOT,
                "#%02x%02x%02x",
                channel(0.66 + 0.40 * light),
                channel(0.74 + 0.31 * light),
                channel(0.86 + 0.17 * light));
    }

    private static int channel(double value) {
        return (int) Math.round(Math.min(1, value) * 255);
    }
}
