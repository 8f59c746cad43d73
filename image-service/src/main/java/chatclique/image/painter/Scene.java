package chatclique.image.painter;

import chatclique.image.model.PictureOptions;
import chatclique.image.painter.Wish.Prop;
import chatclique.image.pet.PetLook;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a picture will show: everything that the prompt left open is decided here, by the seed alone. Places, weather and
 * rides are entries of the drawings' manifest.
 *
 * @param layers the value of each layer of the scene
 * @param mirrored whether the place is shown the other way round
 * @param companion another animal that the prompt names
 * @param flying whether it was asked to fly, in a place with a sky
 * @param frame what hangs around a portrait; null for any other picture
 * @param seed decides on the rest
 */
record Scene(
        JsonNode place,
        @Nullable JsonNode weather,
        @Nullable JsonNode ride,
        String time,
        Map<String, String> layers,
        boolean mirrored,
        PetLook pet,
        String pose,
        @Nullable PetLook companion,
        List<Thing> things,
        boolean flying,
        @Nullable JsonNode frame,
        long seed) {

    /** A prop, with the colour that it was given. */
    record Thing(JsonNode prop, @Nullable String colour) {}

    private static final int MOST_THINGS = 6;
    private static final String PORTRAIT = "portrait";

    /** What stands in for what isn't drawn. */
    private static final Map<String, String> NEAREST = Map.of(
            "sky",
            "clouds",
            "bedroom",
            "home",
            "balloon",
            "hot-air-balloon",
            "bicycle",
            "skateboard",
            "surfboard",
            "boat",
            "milk",
            "cup");

    private static final Map<String, String> POSES = Map.of("jump", "play", "swim", "fly");
    private static final Set<String> QUIET = Set.of("sleep", "eat", "think", "stroke");
    private static final List<String> INDOORS = List.of("home", "home", "garden");
    private static final List<String> OUTDOORS = List.of("meadow", "garden", "beach", "forest", "home", "mountains");
    private static final List<String> ALOFT = List.of("clouds", "clouds", "mountains", "city");

    /** Decides on a scene. */
    static Scene of(Wish wish, PictureOptions options, Art art) {
        Random random = new Random(options.seed());
        JsonNode scenes = art.manifest("/scenes");
        PetLook sitter = options.pet();
        if (options.portrait() && sitter != null) {
            return portrait(sitter, scenes, random);
        }
        PetLook pet = Sitter.pet(wish, options.pet(), art, random);
        JsonNode wanted = find(scenes.path("rides"), wish.ride());
        JsonNode place = place(wish, wanted, scenes, random);
        JsonNode ride = wanted != null ? wanted : find(scenes.path("rides"), text(place, "ride"));
        JsonNode weather = find(scenes.path("weather"), wish.weather());
        String time = time(wish, place, random);
        PetLook companion = Sitter.companion(wish, pet, art, random);
        return new Scene(
                place,
                weather,
                ride,
                time,
                layers(place, weather, time, scenes, random),
                random.nextBoolean(),
                pet,
                pose(wish, place, ride, random),
                ride != null && floats(ride) ? null : companion,
                things(wish, ride, scenes),
                "fly".equals(wish.action()) && text(place, "sky").equals("true"),
                null,
                random.nextLong());
    }

    /** The pet alone, as it is, in the room as its owner styled it, or before a backdrop of its mood's colour. */
    private static Scene portrait(PetLook pet, JsonNode scenes, Random random) {
        JsonNode frame = Objects.requireNonNull(find(scenes.path("places"), PORTRAIT));
        JsonNode styled = find(scenes.path("places"), pet.room());
        JsonNode place = styled == null ? frame : styled;
        String time = text(place, "room").equals("space") ? "night" : "day";
        Map<String, String> layers = layers(place, null, time, scenes, random);
        layers.put("band", pet.band() == null ? "satisfied" : pet.band());
        String pose = text(place, "pose").isEmpty() ? "idle" : text(place, "pose");
        return new Scene(
                place, null, null, time, layers, false, pet, pose, null, List.of(), false, frame, random.nextLong());
    }

    boolean isPortrait() {
        return frame != null;
    }

    /** Whether snow lies where otherwise something grows. */
    boolean snowedOver() {
        return weather != null
                && text(weather, "id").equals("snow")
                && text(place, "sky").equals("true")
                && !text(place, "id").equals("snow");
    }

    /** Whether the pet is off the ground without anything that carries it. */
    boolean aloft() {
        return ride == null && pose.equals("fly");
    }

    static boolean floats(JsonNode ride) {
        return ride.path("floats").asBoolean(false);
    }

    private static JsonNode place(Wish wish, @Nullable JsonNode ride, JsonNode scenes, Random random) {
        boolean up = ride != null && floats(ride) || "fly".equals(wish.action());
        List<String> open = up ? ALOFT : QUIET.contains(String.valueOf(wish.action())) ? INDOORS : OUTDOORS;
        String chosen = open.get(random.nextInt(open.size()));
        if ("swim".equals(wish.action())) {
            chosen = "underwater";
        } else if ("snow".equals(wish.weather())) {
            chosen = "snow";
        } else if (ride != null && text(ride, "id").equals("boat")) {
            chosen = "sea";
        } else if (ride != null && text(ride, "id").equals("rocket")) {
            chosen = "space";
        }
        JsonNode place = find(scenes.path("places"), wish.place() == null ? chosen : wish.place());
        return place != null ? place : scenes.path("places").path(0);
    }

    private static String time(Wish wish, JsonNode place, Random random) {
        if (wish.time() != null) {
            return wish.time();
        }
        String any = List.of("day", "day", "day", "day", "sunset", "dawn").get(random.nextInt(6));
        if (text(place, "room").equals("space")) {
            return "night";
        }
        return "sleep".equals(wish.action()) && random.nextBoolean() ? "night" : any;
    }

    private static Map<String, String> layers(
            JsonNode place, @Nullable JsonNode weather, String time, JsonNode scenes, Random random) {
        Map<String, String> layers = new HashMap<>();
        scenes.path("layers").properties().forEach(layer -> {
            JsonNode values = layer.getValue();
            layers.put(
                    layer.getKey(), values.path(random.nextInt(values.size())).asString());
        });
        layers.put("time", time);
        layers.put("room", text(place, "room"));
        if (weather != null) {
            layers.putAll(Art.texts(weather.path("layers")));
        }
        return layers;
    }

    private static String pose(Wish wish, JsonNode place, @Nullable JsonNode ride, Random random) {
        String any = List.of("idle", "idle", "wave").get(random.nextInt(3));
        String own = text(place, "pose");
        String asked = wish.action() == null ? "" : POSES.getOrDefault(wish.action(), wish.action());
        if (ride != null) {
            // Whoever is carried sits, and may sleep or wave, but has nothing under its paws to eat or play with.
            return Set.of("sleep", "wave", "talk", "think").contains(asked) ? asked : any;
        }
        return !asked.isEmpty() ? asked : own.isEmpty() ? any : own;
    }

    private static List<Thing> things(Wish wish, @Nullable JsonNode ride, JsonNode scenes) {
        List<Thing> things = new ArrayList<>();
        for (Prop wanted : wish.props()) {
            JsonNode prop = find(scenes.path("props"), wanted.name());
            boolean carries = ride != null && ride == find(scenes.path("rides"), wanted.name());
            for (int i = 0; prop != null && !carries && i < wanted.count() && things.size() < MOST_THINGS; i++) {
                things.add(new Thing(prop, wanted.colour()));
            }
        }
        return things;
    }

    private static @Nullable JsonNode find(JsonNode list, @Nullable String id) {
        if (id == null || id.isEmpty()) {
            return null;
        }
        return list.valueStream()
                .filter(entry -> text(entry, "id").equals(id))
                .findFirst()
                .orElseGet(() -> NEAREST.containsKey(id) ? find(list, NEAREST.get(id)) : null);
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asString("");
    }
}
