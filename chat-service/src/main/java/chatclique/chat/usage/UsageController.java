package chatclique.chat.usage;

import chatclique.auth.Owner;
import chatclique.auth.problem.ProblemException;
import chatclique.chat.turn.DayUse;
import chatclique.chat.turn.Days;
import chatclique.chat.turn.Used;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/api/v1/usage")
@Tag(name = "Usage", description = "What talking uses up, and what is left of a day")
class UsageController {

    private final Days days;
    private final Quotas quotas;
    private final Clock clock;

    UsageController(Days days, Quotas quotas, Clock clock) {
        this.days = days;
        this.quotas = quotas;
        this.clock = clock;
    }

    /** @param resetsAt when the owner's next day begins */
    record Usage(String month, List<Day> days, Today today, Instant resetsAt) {}

    record Day(String day, List<Model> models) {}

    /** A model's share of a day; a second line of the same model has only the cost in another currency. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Model(
            String model,
            int turns,
            long promptTokens,
            long completionTokens,
            long cachedTokens,
            @Nullable Amount cost) {}

    record Amount(long micros, String currency) {}

    /**
     * What is left today.
     *
     * @param tokens those of providers' models, which alone count
     * @param quota null when there is no limit, and then {@code left}, too
     * @param energy from 1, nothing used up, to 0
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Today(
            String day,
            long tokens,
            @Nullable Long quota,
            @Nullable Long left,
            double energy) {}

    @GetMapping
    @Operation(
            summary =
                    "What was used up in a month, by day and model, and what is left today; this month when none is named")
    Mono<Usage> usage(Owner owner, @RequestParam(required = false) @Nullable String month) {
        LocalDate today = LocalDate.now(clock.withZone(owner.zone()));
        YearMonth asked = month == null ? YearMonth.from(today) : month(month);
        Instant resetsAt = today.plusDays(1).atStartOfDay(owner.zone()).toInstant();
        return Mono.zip(
                days.use(owner.id(), asked.atDay(1), asked.atEndOfMonth()),
                quotas.spent(owner.id(), today).map(spent -> today(today, spent)),
                (used, left) -> new Usage(
                        asked.toString(),
                        used.stream().map(UsageController::day).toList(),
                        left,
                        resetsAt));
    }

    private Today today(LocalDate day, long spent) {
        if (!quotas.limited()) {
            return new Today(day.toString(), spent, null, null, 1);
        }
        long left = Math.max(0, quotas.quota() - spent);
        return new Today(day.toString(), spent, quotas.quota(), left, (double) left / quotas.quota());
    }

    private static Day day(DayUse use) {
        return new Day(
                use.day(),
                use.models().entrySet().stream()
                        .flatMap(model -> lines(model.getKey(), model.getValue()))
                        .toList());
    }

    private static Stream<Model> lines(String name, Used used) {
        Map<String, Long> costs = used.micros() == null ? Map.of() : new TreeMap<>(used.micros());
        List<Amount> amounts = costs.entrySet().stream()
                .map(cost -> new Amount(cost.getValue(), cost.getKey()))
                .toList();
        Model first = new Model(
                name,
                used.turns(),
                used.promptTokens(),
                used.completionTokens(),
                used.cachedTokens(),
                amounts.isEmpty() ? null : amounts.getFirst());
        return Stream.concat(
                Stream.of(first), amounts.stream().skip(1).map(amount -> new Model(name, 0, 0, 0, 0, amount)));
    }

    private static YearMonth month(String text) {
        try {
            if (text.matches("[0-9]{4}-[0-9]{2}")) {
                return YearMonth.parse(text);
            }
        } catch (DateTimeException noSuchMonth) {
            throw invalid(noSuchMonth);
        }
        throw invalid(null);
    }

    private static ProblemException invalid(@Nullable Throwable cause) {
        return new ProblemException(HttpStatus.BAD_REQUEST, "invalid-month", "A month is written as 2026-11.", cause);
    }
}
