package chatclique.image.painter;

import chatclique.image.pet.PetLook;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Who sits for a picture. */
final class Sitter {

    private Sitter() {}

    /** The pet as it is known, or as the prompt describes it, dressed and in the mood that the prompt wants. */
    static PetLook pet(Wish wish, @Nullable PetLook known, Art art, Random random) {
        String species = known == null ? species(wish, random) : known.species();
        List<String> looks = art.looks(species);
        String look = known == null ? coat(wish.coat(), looks, random) : known.look();
        List<String> worn = new ArrayList<>();
        wish.worn().forEach(id -> put(worn, id, art));
        if (known != null) {
            known.worn().forEach(id -> put(worn, id, art));
        }
        String band = known == null ? "very-happy" : known.band();
        return new PetLook("", "", species, look, wish.mood() == null ? band : wish.mood(), worn);
    }

    /** Another animal that the prompt names; null when there is none. */
    static @Nullable PetLook companion(Wish wish, PetLook pet, Art art, Random random) {
        return wish.species().stream()
                .filter(species -> !species.equals(pet.species()))
                .findFirst()
                .map(species -> {
                    List<String> looks = art.looks(species);
                    String look = looks.get(random.nextInt(looks.size()));
                    return new PetLook("", "", species, look, "satisfied", List.of());
                })
                .orElse(null);
    }

    private static String species(Wish wish, Random random) {
        boolean cat = random.nextInt(3) > 0;
        return wish.species().isEmpty() ? (cat ? "cat" : "dog") : wish.species().getFirst();
    }

    private static String coat(@Nullable String colour, List<String> looks, Random random) {
        String any = looks.get(random.nextInt(looks.size()));
        if (colour == null) {
            return any;
        }
        List<String> fitting = switch (colour) {
            case "orange", "red" -> List.of("ginger", "golden");
            case "yellow" -> List.of("golden", "ginger");
            case "grey", "blue" -> List.of("grey", "husky");
            case "brown" -> List.of("brown", "siamese");
            default -> List.of(colour);
        };
        return fitting.stream().filter(looks::contains).findFirst().orElse(any);
    }

    /** One accessory a place; what comes first stays. */
    private static void put(List<String> worn, String id, Art art) {
        if (worn.stream().noneMatch(other -> art.samePlace(id, other))) {
            worn.add(id);
        }
    }
}
