package chatclique.image.painter;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The main colour of a thing with its darker tone, for each colour that a prompt can name. */
final class Tints {

    private static final Map<String, Map<String, String>> NAMED = Map.ofEntries(
            named("red", "#e5533d", "#9c2a22"),
            named("orange", "#f59342", "#b3571a"),
            named("yellow", "#f9d04f", "#c08a1c"),
            named("green", "#6cbf63", "#35763a"),
            named("blue", "#4f9ae3", "#25579c"),
            named("purple", "#9a74d6", "#583a94"),
            named("pink", "#f48fb8", "#b84d80"),
            named("white", "#fbf8f2", "#b9b3ac"),
            named("black", "#4a4656", "#24212d"),
            named("brown", "#a97449", "#64401f"),
            named("grey", "#a8b0ba", "#666f7c"));

    private Tints() {}

    /** The colours to draw a thing with: those of the scene, its own, and the one that was asked for. */
    static Map<String, String> of(Map<String, String> scene, JsonNode thing, @Nullable String colour) {
        Map<String, String> colours = new HashMap<>(scene);
        colours.putAll(Art.texts(thing.path("palette")));
        if (colour != null) {
            colours.putAll(NAMED.getOrDefault(colour, Map.of()));
        }
        return colours;
    }

    private static Map.Entry<String, Map<String, String>> named(String colour, String tint, String darker) {
        return Map.entry(colour, Map.of("--tint", tint, "--tint-2", darker));
    }
}
