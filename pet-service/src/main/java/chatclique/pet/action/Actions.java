package chatclique.pet.action;

import chatclique.auth.Owner;
import chatclique.auth.problem.ProblemException;
import chatclique.pet.life.Change;
import chatclique.pet.life.Command;
import chatclique.pet.life.IdempotencyKey;
import chatclique.pet.life.Kind;
import chatclique.pet.life.Lives;
import chatclique.pet.life.Pet;
import chatclique.pet.state.Care;
import chatclique.pet.state.Cared;
import chatclique.pet.state.Nature;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/** Gives care to pets. */
@Service
class Actions {

    private final Lives lives;
    private final Nature nature;
    private final ActionMetrics metrics;

    Actions(Lives lives, Nature nature, ActionMetrics metrics) {
        this.lives = lives;
        this.nature = nature;
        this.metrics = metrics;
    }

    /**
     * Does something for a pet, once.
     *
     * @param action the name of the care: feed, pet, play; 400 for any other
     */
    Mono<Change> act(Owner owner, String pet, @Nullable String action, IdempotencyKey key) {
        return Mono.defer(() -> {
            Care care = Optional.ofNullable(action).flatMap(Care::of).orElseThrow(Actions::unknown);
            Command command =
                    new Command(owner, pet, Kind.of(care), Optional.of(key), (now, today) -> give(care, now, today));
            return lives.change(command)
                    .doOnNext(change -> metrics.done(care, change))
                    .doOnError(ProblemException.class, refusal -> metrics.refused(care, refusal));
        });
    }

    private Cared give(Care care, Pet now, LocalDate today) {
        if (now.state().paused()) {
            throw new ProblemException(
                    HttpStatus.CONFLICT, "pet-paused", "The pet is in its hotel: fetch it first to care for it.");
        }
        return care.given(now.state(), today, nature);
    }

    private static ProblemException unknown() {
        return new ProblemException(
                HttpStatus.BAD_REQUEST, "unknown-action", "The action must be one of feed, pet, play.");
    }
}
