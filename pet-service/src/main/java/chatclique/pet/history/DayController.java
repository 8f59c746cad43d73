package chatclique.pet.history;

import chatclique.pet.life.EventView;
import chatclique.pet.life.Lives;
import chatclique.pet.life.Pet;
import chatclique.pet.life.PetView;
import chatclique.pet.state.Nature;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalLong;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Tells the chat service what an owner's day was like for the pets, so that it can be written down. */
@RestController
@Hidden
class DayController {

    private static final int MOST_EVENTS = 200;
    private static final int LONGEST_OWNER = 200;

    private final Lives lives;
    private final History history;
    private final Nature nature;

    DayController(Lives lives, History history, Nature nature) {
        this.lives = lives;
        this.history = history;
        this.nature = nature;
    }

    /** A pet as it is now, and the first of what happened to it on the day. */
    record PetDay(PetView pet, List<EventView> events) {}

    /** The pets that somebody has, the longest kept first. */
    record OwnersDay(List<PetDay> items) {}

    @GetMapping("/internal/v1/days/{day}")
    Mono<OwnersDay> day(@PathVariable String day, @RequestParam String owner) {
        LocalDate date = Parameters.day("day", day);
        if (owner.isBlank() || owner.length() > LONGEST_OWNER) {
            throw Parameters.refused("owner", "the subject of a user");
        }
        return lives.of(owner)
                .concatMap(pet -> day(owner, pet, date))
                .collectList()
                .map(OwnersDay::new);
    }

    private Mono<PetDay> day(String owner, Pet pet, LocalDate date) {
        return history.events(owner, pet.id(), Span.of(date), OptionalLong.empty(), MOST_EVENTS)
                .map(page -> new PetDay(
                        PetView.of(pet, nature),
                        page.events().stream()
                                .map(event -> EventView.of(event, nature))
                                .toList()));
    }
}
