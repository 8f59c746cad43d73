package chatclique.pet.keeping;

import chatclique.auth.Owner;
import chatclique.auth.problem.ProblemException;
import chatclique.auth.problem.ProblemException.FieldError;
import chatclique.pet.life.Change;
import chatclique.pet.life.Command;
import chatclique.pet.life.IdempotencyKey;
import chatclique.pet.life.Kind;
import chatclique.pet.life.Lives;
import chatclique.pet.life.Newcomer;
import chatclique.pet.life.Pet;
import chatclique.pet.state.Cared;
import chatclique.pet.state.Nature;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/** Adopts pets and alters what is not care. */
@Service
class Keeping {

    private static final FieldError BAD_NAME =
            new FieldError("name", "1 to 40 characters that can be seen, without line breaks");

    private final Lives lives;
    private final Nature nature;
    private final KeepingProperties properties;

    Keeping(Lives lives, Nature nature, KeepingProperties properties) {
        this.lives = lives;
        this.nature = nature;
        this.properties = properties;
    }

    /** Adopts a pet; 400 when the wish is not one for a pet that there is. */
    Mono<Change> adopt(Owner owner, PetController.Adoption wish, Optional<IdempotencyKey> key) {
        return Mono.defer(() -> lives.adopt(newcomer(owner, wish, key)));
    }

    /** Renames a pet, pauses it or lets it go on, as far as it is another way now. */
    Mono<Pet> alter(Owner owner, String id, PetController.Alteration wish, Version version) {
        return Mono.fromSupplier(() -> Optional.ofNullable(wish.name()).map(Keeping::name))
                .flatMap(name -> lives.now(owner.id(), id)
                        .doOnNext(pet -> version.check(pet.version()))
                        .flatMap(pet -> rename(owner, pet, name, version)))
                .flatMap(pet -> pause(owner, pet, wish.paused(), version));
    }

    private Newcomer newcomer(Owner owner, PetController.Adoption wish, Optional<IdempotencyKey> key) {
        Optional<PetName> name = Optional.ofNullable(wish.name()).flatMap(PetName::of);
        String species = Objects.requireNonNullElse(wish.species(), "");
        String look = Objects.requireNonNullElse(wish.look(), "");
        List<FieldError> errors = new ArrayList<>();
        if (name.isEmpty()) {
            errors.add(BAD_NAME);
        }
        List<String> looks = properties.species().get(species);
        if (looks == null) {
            errors.add(new FieldError("species", "one of " + String.join(", ", properties.kinds())));
        } else if (!looks.contains(look)) {
            errors.add(new FieldError("look", "one of " + String.join(", ", looks)));
        }
        if (!errors.isEmpty()) {
            throw invalid(errors);
        }
        return new Newcomer(owner, name.orElseThrow().value(), species, look, key);
    }

    private static String name(String wish) {
        return PetName.of(wish).orElseThrow(() -> invalid(List.of(BAD_NAME))).value();
    }

    private static ProblemException invalid(List<FieldError> errors) {
        return new ProblemException(HttpStatus.BAD_REQUEST, "invalid-fields", "Some fields are not as they must be.")
                .withErrors(errors);
    }

    private Mono<Pet> rename(Owner owner, Pet pet, Optional<String> name, Version version) {
        if (name.isEmpty() || name.get().equals(pet.state().name())) {
            return Mono.just(pet);
        }
        return change(
                owner,
                pet,
                Kind.RENAME,
                version,
                (now, today) -> Cared.done(now.state().renamed(name.get()), "renamed"));
    }

    private Mono<Pet> pause(Owner owner, Pet pet, @Nullable Boolean paused, Version version) {
        if (paused == null || paused == pet.state().paused()) {
            return Mono.just(pet);
        }
        Version next = version.expected().isPresent() ? Version.exactly(pet.version()) : version;
        return paused
                ? change(
                        owner,
                        pet,
                        Kind.PAUSE,
                        next,
                        (now, today) -> Cared.done(now.state().inHotel(today, nature), "paused"))
                : change(
                        owner,
                        pet,
                        Kind.RESUME,
                        next,
                        (now, today) -> Cared.done(now.state().atHome(today), "resumed"));
    }

    private Mono<Pet> change(Owner owner, Pet pet, Kind kind, Version version, Command.Rule alter) {
        Command command = new Command(owner, pet.id(), kind, Optional.empty(), (now, today) -> {
            version.check(now.version());
            return alter.apply(now, today);
        });
        return lives.change(command).map(Change::pet);
    }
}
