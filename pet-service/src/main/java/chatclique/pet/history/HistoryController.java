package chatclique.pet.history;

import chatclique.auth.OwnerId;
import chatclique.pet.life.EventView;
import chatclique.pet.life.Lives;
import chatclique.pet.life.PetView;
import chatclique.pet.state.Nature;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What happened to my pet. */
@RestController
@RequestMapping("/api/v1/pets/{id}")
@Tag(name = "History", description = "What happened to a pet, and how it was")
class HistoryController {

    private static final int USUAL = 50;
    private static final int MOST = 200;
    private static final int EACH_QUARTER = 97;
    private static final int MOST_POINTS = 500;
    private static final Duration A_DAY = Duration.ofDays(1);

    private final Lives lives;
    private final History history;
    private final Nature nature;
    private final Clock clock;

    HistoryController(Lives lives, History history, Nature nature, Clock clock) {
        this.lives = lives;
        this.history = history;
        this.nature = nature;
        this.clock = clock;
    }

    /**
     * Which events are asked for, as text.
     *
     * @param day a day of the owner, such as 2026-11-20
     * @param from a time, such as 2026-11-19T18:00:00Z: no event before it
     * @param to a time: no event at it or after it
     * @param after the cursor that came with the page before
     * @param limit 1 to 200
     */
    record Question(
            @Nullable String day,
            @Nullable String from,
            @Nullable String to,
            @Nullable String after,
            @Nullable String limit) {

        Span span() {
            if (day != null) {
                if (from != null || to != null) {
                    throw Parameters.refused("day", "not together with from and to");
                }
                return Span.of(Parameters.day("day", day));
            }
            return Span.between(
                    from == null ? Instant.MIN : Parameters.time("from", from),
                    to == null ? Instant.MAX : Parameters.time("to", to));
        }

        OptionalLong cursor() {
            return after == null ? OptionalLong.empty() : OptionalLong.of(Parameters.cursor(after));
        }

        int most() {
            return limit == null ? USUAL : Parameters.number("limit", limit, 1, MOST);
        }
    }

    /**
     * Which moods are asked for, as text.
     *
     * @param from a time, such as 2026-11-19T18:00:00Z; a day before the end when it is left out
     * @param to a time after it; now when it is left out
     * @param points how many, 2 to 500; 97 when it is left out, which on a day is one each quarter of an hour
     */
    record Curve(
            @Nullable String from,
            @Nullable String to,
            @Nullable String points) {

        Instant until(Instant now) {
            return to == null ? now : Parameters.time("to", to);
        }

        Instant since(Instant until) {
            Instant since = from == null ? until.minus(A_DAY) : Parameters.time("from", from);
            if (!since.isBefore(until)) {
                throw Parameters.refused("from", "a time before the end");
            }
            return since;
        }

        int count() {
            return points == null ? EACH_QUARTER : Parameters.number("points", points, 2, MOST_POINTS);
        }
    }

    /** A page of events, and the cursor of the next one. */
    record EventPage(List<EventView> items, @Nullable String next) {}

    @GetMapping("/events")
    @Operation(
            summary = "What happened to a pet, in order",
            description = "Of one day of the owner, or of a span of time (from, but not to), or all of it.")
    Mono<EventPage> events(@OwnerId String owner, @PathVariable String id, @ParameterObject Question question) {
        return Mono.defer(() -> history.events(owner, id, question.span(), question.cursor(), question.most()))
                .map(this::view);
    }

    @GetMapping("/state")
    @Operation(
            summary = "The pet as it was at a time",
            description = "Any time since its adoption, followed from its events; now when no time is given.")
    Mono<PetView> state(
            @OwnerId String owner, @PathVariable String id, @RequestParam(required = false) @Nullable String at) {
        return Mono.defer(() -> at == null ? lives.now(owner, id) : history.at(owner, id, Parameters.time("at", at)))
                .map(pet -> PetView.of(pet, nature));
    }

    @GetMapping("/mood")
    @Operation(
            summary = "How a pet's mood went",
            description = "At times equally far apart, from its adoption on and until now. The last day when no times"
                    + " are given.")
    Mono<MoodView> mood(@OwnerId String owner, @PathVariable String id, @ParameterObject Curve curve) {
        return Mono.defer(() -> {
                    Instant to = curve.until(clock.instant().truncatedTo(ChronoUnit.MILLIS));
                    return history.moods(owner, id, curve.since(to), to, curve.count());
                })
                .map(MoodView::new);
    }

    private EventPage view(History.Page page) {
        List<EventView> items =
                page.events().stream().map(event -> EventView.of(event, nature)).toList();
        OptionalLong next = page.next();
        return new EventPage(items, next.isPresent() ? Parameters.cursorOf(next.getAsLong()) : null);
    }
}
