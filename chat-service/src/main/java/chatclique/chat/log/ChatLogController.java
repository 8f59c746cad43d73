package chatclique.chat.log;

import chatclique.auth.Owner;
import chatclique.auth.OwnerId;
import chatclique.auth.problem.ProblemException;
import chatclique.chat.store.Belongings;
import chatclique.chat.store.Dates;
import chatclique.chat.store.Page;
import chatclique.chat.turn.DayCounts;
import chatclique.chat.turn.Days;
import chatclique.chat.turn.Everything;
import chatclique.chat.turn.Turn;
import chatclique.chat.turn.TurnId;
import chatclique.chat.turn.TurnView;
import chatclique.chat.turn.Turns;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/api/v1/chat-log")
@Tag(name = "Chat log", description = "Everything said, by the day on which it was said")
class ChatLogController {

    private static final int DELETED_AT_ONCE = 500;

    private final Turns turns;
    private final Days days;
    private final Everything everything;
    private final List<Belongings> belongings;
    private final Clock clock;

    ChatLogController(Turns turns, Days days, Everything everything, List<Belongings> belongings, Clock clock) {
        this.turns = turns;
        this.days = days;
        this.everything = everything;
        this.belongings = belongings;
        this.clock = clock;
    }

    record Month(String month, List<DayCounts> days) {}

    @GetMapping
    @Operation(summary = "The days of a month that have entries; this month when none is named")
    Mono<Month> month(Owner owner, @RequestParam(required = false) @Nullable String month) {
        YearMonth asked = month == null ? YearMonth.now(clock.withZone(owner.zone())) : Dates.month(month);
        return days.month(owner.id(), asked).map(found -> new Month(asked.toString(), found));
    }

    @GetMapping("/{day}")
    @Operation(summary = "The entries of a day, in order")
    Mono<Page<TurnView>> day(
            @OwnerId String owner,
            @PathVariable String day,
            @RequestParam(defaultValue = "0") @Min(0) @Max(999_999_999) int after,
            @RequestParam(defaultValue = Page.LIMIT) @Min(1) @Max(Page.MOST) int limit) {
        return turns.ofDay(owner, Dates.day(day), after, limit + 1).map(found -> page(found, limit));
    }

    @GetMapping("/{day}/{seq}")
    @Operation(summary = "One entry, by its day and its number")
    Mono<TurnView> entry(@OwnerId String owner, @PathVariable String day, @PathVariable int seq) {
        return turns.find(owner, TurnId.of(owner, Dates.day(day), seq))
                .map(TurnView::of)
                .switchIfEmpty(Mono.error(ChatLogController::noEntry));
    }

    @DeleteMapping("/{day}/{seq}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Delete an entry; the others keep their numbers")
    Mono<Void> deleteEntry(@OwnerId String owner, @PathVariable String day, @PathVariable int seq) {
        return turns.written(owner, TurnId.of(owner, Dates.day(day), seq))
                // One that was erased before may still be counted, if the store died in between: that ends now.
                .flatMap(turn -> turns.erase(owner, turn.date(), List.of(seq), clock.instant()))
                .filter(erased -> erased > 0)
                .switchIfEmpty(Mono.error(ChatLogController::noEntry))
                .then();
    }

    @DeleteMapping("/{day}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Delete all entries of a day; its numbers are not given again")
    Mono<Void> deleteDay(@OwnerId String owner, @PathVariable String day) {
        LocalDate date = Dates.day(day);
        return Flux.fromIterable(belongings)
                .concatMap(kept -> kept.eraseDay(owner, date))
                .then(deleteFrom(owner, date, 0));
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Delete everything: all entries, the conversations and what is known about me",
            description = "May be repeated when it was interrupted. What was used is still counted, as numbers.")
    Mono<Void> deleteEverything(@OwnerId String owner) {
        return everything
                .erase(owner, clock.instant())
                .then(Flux.fromIterable(belongings)
                        .concatMap(kept -> kept.erase(owner))
                        .then());
    }

    private Mono<Void> deleteFrom(String owner, LocalDate day, int after) {
        return days.numbers(owner, day, after, DELETED_AT_ONCE)
                .flatMap(seqs -> seqs.isEmpty()
                        ? Mono.empty()
                        : turns.erase(owner, day, seqs, clock.instant()).then(deleteFrom(owner, day, seqs.getLast())));
    }

    private static Page<TurnView> page(List<Turn> found, int limit) {
        List<TurnView> shown = found.stream().limit(limit).map(TurnView::of).toList();
        return new Page<>(
                shown, found.size() > limit ? Integer.toString(shown.getLast().seq()) : null);
    }

    private static ProblemException noEntry() {
        return new ProblemException(HttpStatus.NOT_FOUND, "entry-not-found", "There is no such entry.");
    }
}
