package chatclique.chat.transfer;

import chatclique.chat.turn.Days;
import chatclique.chat.turn.Turn;
import chatclique.chat.turn.Turns;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** An owner's whole log as a diary in Markdown: a heading for each day, what was said as quotations. */
@Component
class Diary {

    private static final int DAYS = 100;
    private static final int TURNS = 50;
    private static final LocalDate BEFORE_ALL = LocalDate.of(1, 1, 1);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private final Days days;
    private final Turns turns;

    Diary(Days days, Turns turns) {
        this.days = days;
        this.turns = turns;
    }

    /** The diary's text, some at a time, read as the reader takes it. */
    Flux<byte[]> text(String owner, Locale locale) {
        return Flux.defer(() -> {
            Place place = new Place();
            return Mono.defer(() -> next(owner, place, locale))
                    .repeat(() -> !place.over)
                    .filter(text -> !text.isEmpty())
                    .map(text -> text.getBytes(StandardCharsets.UTF_8));
        });
    }

    /** How far the diary has come. */
    private static final class Place {

        private final Deque<LocalDate> days = new ArrayDeque<>();
        private LocalDate day = BEFORE_ALL;
        private int after;
        private boolean over;
    }

    private Mono<String> next(String owner, Place place, Locale locale) {
        if (place.days.isEmpty()) {
            return days.after(owner, place.day, DAYS).map(found -> {
                place.days.addAll(found);
                place.over = found.isEmpty();
                return "";
            });
        }
        LocalDate day = place.days.getFirst();
        return turns.ofDay(owner, day, place.after, TURNS).map(found -> {
            boolean begins = place.after == 0 && !found.isEmpty();
            if (found.size() < TURNS) {
                place.day = place.days.removeFirst();
                place.after = 0;
            } else {
                place.after = found.getLast().seq();
            }
            return (begins ? heading(day, locale) : "") + entries(found);
        });
    }

    private static String heading(LocalDate day, Locale locale) {
        return "# %s · %s\n\n"
                .formatted(
                        day,
                        DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL)
                                .withLocale(locale)
                                .format(day));
    }

    private static String entries(List<Turn> turns) {
        StringBuilder text = new StringBuilder();
        for (Turn turn : turns) {
            text.append("## %d · %s\n\n"
                    .formatted(turn.seq(), TIME.format(turn.createdAt().atZone(zone(turn)))));
            append(text, turn.prompt());
            if (turn.picture() != null) {
                text.append("*picture %s*\n\n".formatted(turn.picture().id()));
            }
            append(text, turn.answer());
            if (turn.failure() != null) {
                text.append("*%s*\n\n".formatted(turn.failure().title()));
            }
        }
        return text.toString();
    }

    private static void append(StringBuilder text, Turn.@Nullable Part part) {
        if (part != null) {
            text.append("**").append(part.sender()).append("**\n\n");
            part.text().lines().forEach(line -> text.append("> ").append(line).append('\n'));
            text.append('\n');
        }
    }

    private static ZoneId zone(Turn turn) {
        return ZoneId.of(turn.zone());
    }
}
