package chatclique.image.painter;

import chatclique.image.painter.Drawing.Choice;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/** Strews small things over a place, so that it never looks the same: flowers, shells, gulls, fish. */
final class Strewing {

    private final Art art;
    private final Scene scene;
    private final Map<String, String> palette;
    private final Supplier<String> prefixes;
    private final Random random;

    private record Piece(Spot spot, String svg) {}

    /** What is drawn before the pet, and what after it. */
    record Strewn(String farther, String nearer) {}

    Strewing(Art art, Scene scene, Map<String, String> palette, Supplier<String> prefixes) {
        this.art = art;
        this.scene = scene;
        this.palette = palette;
        this.prefixes = prefixes;
        this.random = new Random(scene.seed());
    }

    /**
     * What lies around, the farther things first, where nothing else stands.
     *
     * @param line where the pet, or what carries it, stands: what lies above it on the canvas is farther back
     */
    Strewn svg(List<Spot> taken, double line) {
        List<Piece> pieces = new ArrayList<>();
        for (JsonNode scatter : scene.place().path("scatter")) {
            int least = scatter.path("count").path(0).asInt();
            int most = scatter.path("count").path(1).asInt();
            int count = least + random.nextInt(most - least + 1);
            for (int i = 0; i < count; i++) {
                Piece piece = piece(scatter);
                boolean room = taken.stream().noneMatch(piece.spot()::crowds)
                        && pieces.stream().noneMatch(other -> close(other.spot(), piece.spot()));
                if (room) {
                    pieces.add(piece);
                }
            }
        }
        StringBuilder farther = new StringBuilder();
        StringBuilder nearer = new StringBuilder();
        pieces.sort(Comparator.comparingDouble(piece -> piece.spot().y()));
        pieces.forEach(piece -> (piece.spot().y() < line ? farther : nearer).append(piece.svg()));
        return new Strewn(farther.toString(), nearer.toString());
    }

    private Piece piece(JsonNode scatter) {
        JsonNode area = scatter.path("area");
        double depth = random.nextDouble();
        double x = between(area.path(0).asDouble(), area.path(2).asDouble(), random.nextDouble());
        double y = between(area.path(1).asDouble(), area.path(3).asDouble(), depth);
        double near = scatter.path("scale").path(0).asDouble(1);
        double scale = between(near, scatter.path("scale").path(1).asDouble(near), depth);
        Spot spot = new Spot(x, y, scale);
        Spot here = scene.mirrored() ? spot.mirrored() : spot;
        JsonNode parts = scatter.path("parts");
        Drawing drawing = art.drawing(parts.path(random.nextInt(parts.size())).asString());
        Choice choice = Choice.of(prefixes.get(), scene.layers(), tinted(scatter.path("tints")));
        String svg = drawing.inside(choice);
        return new Piece(here, here.place(random.nextBoolean() ? svg : "<g transform=\"scale(-1 1)\">" + svg + "</g>"));
    }

    private Map<String, String> tinted(JsonNode tints) {
        Map<String, String> colours = new HashMap<>(palette);
        if (!tints.isEmpty()) {
            JsonNode pair = tints.path(random.nextInt(tints.size()));
            colours.put("--tint", pair.path(0).asString());
            colours.put("--tint-2", pair.path(1).asString());
        }
        return colours;
    }

    private static boolean close(Spot one, Spot other) {
        return Math.abs(one.x() - other.x()) < 45 && Math.abs(one.y() - other.y()) < 40;
    }

    private static double between(double from, double to, double part) {
        return from + (to - from) * part;
    }
}
