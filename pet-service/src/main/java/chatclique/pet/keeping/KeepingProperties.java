package chatclique.pet.keeping;

import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What can be adopted.
 *
 * @param species the looks of each species, by the ids that the drawings have
 */
@ConfigurationProperties("chatclique.pet.keeping")
record KeepingProperties(@DefaultValue Map<String, List<String>> species) {

    private static final Map<String, List<String>> DRAWN = Map.of(
            "cat", List.of("ginger", "grey", "black", "white", "calico", "siamese"),
            "dog", List.of("golden", "brown", "black", "white", "spotted", "husky"));

    KeepingProperties {
        species = species.isEmpty() ? DRAWN : Map.copyOf(species);
    }

    /** The species that can be adopted, in the order of the alphabet. */
    List<String> kinds() {
        return species.keySet().stream().sorted().toList();
    }
}
