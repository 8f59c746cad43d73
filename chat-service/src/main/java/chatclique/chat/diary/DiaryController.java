package chatclique.chat.diary;

import chatclique.auth.Owner;
import chatclique.auth.problem.ProblemException;
import chatclique.chat.store.Dates;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.reactive.function.client.WebClientException;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/api/v1/chat-log/{day}/diary")
@Tag(name = "Diary", description = "What the pets wrote about a day")
class DiaryController {

    private final Diarist diarist;
    private final Diaries diaries;
    private final Clock clock;
    private final Map<String, Mono<Diarist.Day>> writing = new ConcurrentHashMap<>();

    DiaryController(Diarist diarist, Diaries diaries, Clock clock) {
        this.diarist = diarist;
        this.diaries = diaries;
        this.clock = clock;
    }

    /**
     * The diary of a day.
     *
     * @param over whether the day has ended, before which nothing is written
     * @param beingWritten whether a page is to come within a moment
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record DiaryView(String day, boolean over, boolean beingWritten, List<PageView> pages) {}

    /** A page of one pet. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record PageView(
            String petId,
            @Nullable String petName,
            @Nullable String language,
            @Nullable Instant writtenAt,
            @Nullable String model,
            List<DiaryPage.Sentence> sentences) {

        static PageView of(DiaryPage page) {
            return new PageView(
                    page.petId(),
                    page.petName(),
                    page.language(),
                    page.writtenAt(),
                    page.model(),
                    page.sentences() == null ? List.of() : page.sentences());
        }
    }

    @GetMapping
    @Operation(summary = "What the pets wrote about a day, as far as they have")
    Mono<DiaryView> read(Owner owner, @PathVariable String day) {
        LocalDate date = Dates.day(day);
        return diaries.keep(owner, today(owner))
                .then(Mono.defer(() -> diarist.read(owner.id(), date)))
                .map(found -> view(owner, date, found));
    }

    @PostMapping
    @Operation(
            summary = "Have the pages of a day written that are not there yet",
            description = "May be repeated: a page is written once. Of a day that is not over nothing is written.")
    Mono<DiaryView> write(Owner owner, @PathVariable String day) {
        LocalDate date = Dates.day(day);
        return date.isBefore(today(owner))
                ? written(owner, date).map(found -> view(owner, date, found))
                : read(owner, day);
    }

    /** Shared by those who ask at once, and cached so that nobody's leaving cancels it. */
    private Mono<Diarist.Day> written(Owner owner, LocalDate date) {
        String name = owner.id() + " " + date;
        Mono<Diarist.Day> mine = Mono.defer(() -> diarist.write(owner, date))
                .onErrorMap(DiaryController::isAway, DiaryController::unavailable)
                .doFinally(signal -> writing.remove(name))
                .cache();
        Mono<Diarist.Day> others = writing.putIfAbsent(name, mine);
        return others == null ? mine : others;
    }

    private DiaryView view(Owner owner, LocalDate date, Diarist.Day found) {
        return new DiaryView(
                date.toString(),
                date.isBefore(today(owner)),
                found.beingWritten(),
                found.written().stream().map(PageView::of).toList());
    }

    private LocalDate today(Owner owner) {
        return LocalDate.now(clock.withZone(owner.zone()));
    }

    private static boolean isAway(Throwable failure) {
        return failure instanceof WebClientException
                || failure instanceof TimeoutException
                || failure instanceof OAuth2AuthorizationException;
    }

    private static ProblemException unavailable(Throwable failure) {
        return new ProblemException(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "pets-unavailable",
                        "The pets cannot be asked just now.",
                        failure)
                .withRetryAfter(Duration.ofSeconds(2));
    }
}
