package chatclique.image.painter;

import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** A place on the canvas: where something stands or floats, and how big it is there. */
record Spot(double x, double y, double scale) {

    private static final double WIDTH = 1024;

    /** Reads {@code [x, y, scale]} of the drawings' manifest. */
    static Spot of(JsonNode node) {
        return new Spot(
                node.path(0).asDouble(), node.path(1).asDouble(), node.path(2).asDouble(1));
    }

    Spot mirrored() {
        return new Spot(WIDTH - x, y, scale);
    }

    Spot moved(double right, double down, double times) {
        return new Spot(x + right, y + down, scale * times);
    }

    /** Whether something here would cover, or be covered by, what is there. */
    boolean crowds(Spot other) {
        return Math.abs(x - other.x) < 125 && Math.abs(y - other.y) < 110;
    }

    String place(String svg) {
        return String.format(Locale.ROOT, "<g transform=\"translate(%.1f %.1f) scale(%.3f)\">%s</g>", x, y, scale, svg);
    }
}
