package chatclique.image.painter;

import chatclique.image.painter.Drawing.Choice;
import chatclique.image.painter.Scene.Thing;
import chatclique.image.painter.Strewing.Strewn;
import chatclique.image.pet.PetLook;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Writes a scene as one SVG document, in the order that the README of the drawings gives. */
final class Composer {

    /** Things are drawn a little bigger than they are, since they were asked for. */
    private static final double THINGS = 1.2;

    private final Art art;
    private final Scene scene;
    private final Map<String, String> palette;
    private final Spot pet;
    private final Map<String, Spot> spots = new HashMap<>();
    private final List<Placed> placed;
    private int drawn;

    private record Placed(Thing thing, Spot spot) {}

    private Composer(Art art, Scene scene) {
        this.art = art;
        this.scene = scene;
        this.palette = art.palette(scene.time());
        scene.place().path("spots").properties().forEach(entry -> {
            Spot spot = Spot.of(entry.getValue());
            spots.put(entry.getKey(), scene.mirrored() ? spot.mirrored() : spot);
        });
        this.pet = petSpot();
        this.placed = placed();
    }

    /** A scene as SVG on the canvas of the drawings. */
    static String svg(Art art, Scene scene) {
        return new Composer(art, scene).svg();
    }

    private String svg() {
        JsonNode place = scene.place();
        JsonNode weather = scene.weather();
        boolean outside = place.path("sky").asBoolean(false);
        String light = art.manifest("/scenes/light").asString();
        StringBuilder out = new StringBuilder(120_000);
        out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"")
                .append(frame())
                .append("\">");
        if (outside) {
            out.append(part(art.manifest("/scenes/sky").asString(), "rear")).append(part(weather, "sky"));
        }
        out.append(ground(side(part(place, "rear"))));
        if (outside) {
            out.append(part(weather, "rear"));
        }
        out.append(part(light, "rear"));
        things(out, false);
        Strewn strewn = new Strewing(art, scene, palette, this::prefix).svg(taken(), line());
        out.append(ground(strewn.farther())).append(companion()).append(carriedPet());
        things(out, true);
        out.append(ground(strewn.nearer()));
        out.append(ground(side(part(place, "front"))));
        if (outside) {
            out.append(part(weather, "front"));
        }
        out.append(part(light, "front"));
        if (scene.frame() != null && scene.frame() != place) {
            out.append(part(scene.frame(), "front"));
        }
        return out.append("</svg>").toString();
    }

    /** What is seen of the canvas: all of it, or a little less when nothing stands near its edges. */
    private String frame() {
        if (!alone() || scene.isPortrait() || scene.ride() != null || scene.aloft()) {
            return "0 0 1024 1024";
        }
        Random random = new Random(scene.seed() + 3);
        int size = 1024 - random.nextInt(120);
        int x = random.nextInt(1025 - size);
        int lowest = 1024 - size;
        int y = Math.max(0, lowest - random.nextInt(50));
        return x + " " + y + " " + size + " " + size;
    }

    private boolean alone() {
        return scene.things().isEmpty() && scene.companion() == null;
    }

    /** Where the pet's feet are: a little elsewhere each time when there is nothing that it could get in the way of. */
    private Spot petSpot() {
        Spot spot = Spot.of(scene.place().path("pet"));
        if (scene.frame() != null) {
            // As big as in every portrait, whatever is behind it.
            return spot.moved(0, 0, Spot.of(scene.frame().path("pet")).scale() / spot.scale());
        }
        if (scene.aloft()) {
            return spot.moved(0, -150, 0.92);
        }
        Random random = new Random(scene.seed() + 1);
        return alone() && !scene.isPortrait()
                ? spot.moved(random.nextInt(-70, 71), random.nextInt(-6, 18), 0.96 + random.nextDouble() * 0.1)
                : spot;
    }

    /** Things go where there is room: beside the pet first, then before it, then behind what is there already. */
    private List<Placed> placed() {
        Spot front = spots.getOrDefault("front", pet);
        Spot left = spots.getOrDefault("left", pet);
        Spot right = spots.getOrDefault("right", pet);
        Spot above = spots.getOrDefault("air", pet);
        Deque<Spot> ground = new ArrayDeque<>(List.of(
                right,
                left,
                front.moved(-200, 0, 0.85),
                front.moved(200, 0, 0.85),
                right.moved(right.x() > 512 ? -120 : 120, -70, 0.75),
                left.moved(left.x() > 512 ? -120 : 120, -70, 0.75)));
        if (scene.companion() != null) {
            ground.remove(left);
        }
        Deque<Spot> air = new ArrayDeque<>(List.of(
                above,
                above.mirrored().moved(0, 60, 0.9),
                above.moved(above.x() > 512 ? -130 : 130, -90, 0.75),
                above.mirrored().moved(above.x() > 512 ? 120 : -120, -80, 0.75),
                above.moved(above.x() > 512 ? 90 : -90, 170, 0.8),
                above.mirrored().moved(above.x() > 512 ? -100 : 100, 220, 0.75)));
        List<Placed> found = new ArrayList<>();
        for (Thing thing : scene.things()) {
            Spot spot = (thing.prop().path("kind").asString("ground").equals("air") ? air : ground).poll();
            if (spot != null) {
                found.add(new Placed(thing, spot));
            }
        }
        found.sort(Comparator.comparingDouble(one -> one.spot().y()));
        return found;
    }

    private void things(StringBuilder out, boolean nearer) {
        for (Placed one : placed) {
            if (one.spot().y() >= pet.y() == nearer) {
                JsonNode prop = one.thing().prop();
                Choice choice = Choice.of(
                        prefix(),
                        scene.layers(),
                        Tints.of(palette, prop, one.thing().colour()));
                String svg = art.drawing(prop.path("file").asString()).inside(choice);
                out.append(one.spot()
                        .moved(0, 0, Spot.of(scene.place().path("pet")).scale())
                        .place(svg));
            }
        }
    }

    private String companion() {
        PetLook other = scene.companion();
        return other == null ? "" : figure(other, "idle", companionSpot());
    }

    private Spot companionSpot() {
        boolean left = spots.getOrDefault("left", pet).x() < 512;
        Spot own = Spot.of(scene.place().path("pet"));
        return new Spot(left ? 170 : 854, own.y() - 30, own.scale() * 0.72);
    }

    private String carriedPet() {
        JsonNode ride = scene.ride();
        if (ride == null) {
            return figure(scene.pet(), scene.pose(), pet);
        }
        Choice choice = Choice.of(prefix(), scene.layers(), Tints.of(palette, ride, null));
        Drawing drawing = art.drawing(ride.path("file").asString());
        String carried = figure(scene.pet(), scene.pose(), Spot.of(ride.path("seat")));
        return rideSpot(ride).place(drawing.part("rear", choice) + carried + drawing.part("front", choice));
    }

    /** What floats rises by chance; what flies rises. */
    private Spot rideSpot(JsonNode ride) {
        Spot at = Spot.of(ride.path("at"));
        boolean water =
                scene.place().path("ride").asString("").equals(ride.path("id").asString());
        Random random = new Random(scene.seed() + 2);
        if (scene.flying()) {
            return at.moved(0, -150, 0.9);
        }
        return Scene.floats(ride) && !water ? at.moved(random.nextInt(-40, 41), -random.nextInt(60), 1) : at;
    }

    /** What lies above this on the canvas is behind the pet. Nothing lies between a portrait and who looks at it. */
    private double line() {
        if (scene.isPortrait()) {
            return Double.MAX_VALUE;
        }
        JsonNode ride = scene.ride();
        return ride == null ? pet.y() : rideSpot(ride).y();
    }

    private List<Spot> taken() {
        List<Spot> taken = new ArrayList<>(placed.stream().map(Placed::spot).toList());
        if (scene.companion() != null) {
            taken.add(companionSpot());
        }
        return taken;
    }

    private String figure(PetLook look, String pose, Spot spot) {
        double[] ground = art.ground(look);
        String moved = String.format(Locale.ROOT, "<g transform=\"translate(%.1f %.1f)\">", -ground[0], -ground[1]);
        return spot.place(moved + art.figure(look, pose, prefix()) + "</g>");
    }

    private String part(@Nullable JsonNode entry, String part) {
        String file = entry == null ? "" : entry.path("file").asString("");
        return file.isEmpty() ? "" : part(file, part);
    }

    private String part(String file, String part) {
        return art.drawing(file).part(part, Choice.of(prefix(), scene.layers(), palette));
    }

    private String side(String svg) {
        return scene.mirrored() ? "<g transform=\"translate(1024 0) scale(-1 1)\">" + svg + "</g>" : svg;
    }

    private String ground(String svg) {
        return scene.snowedOver() ? Snow.over(svg) : svg;
    }

    private String prefix() {
        return "d" + drawn++ + "-";
    }
}
