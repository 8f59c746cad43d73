package chatclique.image.painter;

import chatclique.image.painter.Drawing.Choice;
import chatclique.image.pet.PetLook;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.xml.stream.XMLStreamException;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The shared drawings, read from the class path when they are first needed and kept. */
final class Art {

    private final JsonNode manifest;
    private final Map<String, Drawing> drawings = new ConcurrentHashMap<>();

    Art(JsonMapper json) {
        try (InputStream input = new ClassPathResource("art/manifest.json").getInputStream()) {
            this.manifest = json.readTree(input);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A part of the manifest. */
    JsonNode manifest(String pointer) {
        return manifest.at(pointer);
    }

    /** A drawing by its file name. */
    Drawing drawing(String file) {
        return drawings.computeIfAbsent(file, Art::read);
    }

    /** The look ids of a species. */
    List<String> looks(String species) {
        return manifest.at("/species/" + species + "/looks")
                .valueStream()
                .map(look -> look.path("id").asString())
                .toList();
    }

    /**
     * A pet in a pose, written as SVG in the coordinates of its species' file.
     *
     * @param pet species, look, band and what it wears; what the drawings don't know is left out
     * @param pose a pose of the species
     * @param prefix for ids
     */
    String figure(PetLook pet, String pose, String prefix) {
        JsonNode species = species(pet);
        JsonNode look = look(species, pet.look());
        List<JsonNode> sources = List.of(
                species,
                look,
                species.path("moods").path(pet.band() == null ? "satisfied" : pet.band()),
                species.path("poses").path(pose));
        Map<String, String> palette = texts(look.path("palette"));
        Map<String, String> layers = merged(sources, "layers");
        Map<String, String> worn = worn(pet.worn(), layers, prefix);
        Choice choice = new Choice(prefix, layers, merged(sources, "parts"), palette, worn);
        return drawing(species.path("file").asString()).inside(choice);
    }

    /** The colours of a scene at a time of the day. */
    Map<String, String> palette(String time) {
        return manifest.at("/scenes/times")
                .valueStream()
                .filter(entry -> entry.path("id").asString().equals(time))
                .findFirst()
                .map(entry -> texts(entry.path("palette")))
                .orElseGet(Map::of);
    }

    /** Whether two accessories are worn at the same place. */
    boolean samePlace(String one, String other) {
        return place(one).equals(place(other));
    }

    private String place(String accessory) {
        return manifest.path("accessories")
                .valueStream()
                .filter(entry -> entry.path("id").asString().equals(accessory))
                .findFirst()
                .map(entry -> entry.path("place").asString())
                .orElse(accessory);
    }

    /** The point between the feet of a species' figures. */
    double[] ground(PetLook pet) {
        JsonNode ground = species(pet).path("ground");
        return new double[] {ground.path(0).asDouble(), ground.path(1).asDouble()};
    }

    private JsonNode species(PetLook pet) {
        JsonNode species = manifest.path("species").path(pet.species());
        return species.isMissingNode() ? manifest.path("species").path("cat") : species;
    }

    private static JsonNode look(JsonNode species, String id) {
        return species.path("looks")
                .valueStream()
                .filter(look -> look.path("id").asString().equals(id))
                .findFirst()
                .orElseGet(() -> species.path("looks").path(0));
    }

    private Map<String, String> worn(List<String> ids, Map<String, String> layers, String prefix) {
        Map<String, String> worn = new HashMap<>();
        manifest.path("accessories")
                .valueStream()
                .filter(accessory -> ids.contains(accessory.path("id").asString()))
                .sorted(Comparator.comparingInt(
                        accessory -> accessory.path("order").asInt()))
                .forEach(accessory -> {
                    Drawing drawing = drawing(accessory.path("file").asString());
                    Choice own = Choice.of(prefix + accessory.path("id").asString(), layers, Map.of());
                    for (Drawing group : drawing.children()) {
                        String part = group.attributes().get("data-part");
                        if (part != null) {
                            worn.merge(part, drawing.part(part, own), String::concat);
                        }
                    }
                });
        return worn;
    }

    static Map<String, String> merged(List<JsonNode> sources, String key) {
        Map<String, String> merged = new HashMap<>();
        sources.forEach(source -> merged.putAll(texts(source.path(key))));
        return merged;
    }

    static Map<String, String> texts(JsonNode object) {
        Map<String, String> texts = new HashMap<>();
        object.properties()
                .forEach(entry -> texts.put(entry.getKey(), entry.getValue().asString()));
        return texts;
    }

    private static Drawing read(String file) {
        try (InputStream input = new ClassPathResource("art/" + file).getInputStream()) {
            return Drawing.read(input);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (XMLStreamException e) {
            throw new IllegalStateException("The drawing " + file + " can't be read", e);
        }
    }
}
