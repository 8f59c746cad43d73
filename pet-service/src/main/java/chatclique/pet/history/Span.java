package chatclique.pet.history;

import chatclique.pet.life.Event;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * Which events are asked for.
 *
 * @param from no event before this time is
 * @param to no event at this time or after it is
 * @param day when given, only events of this day of the owner
 */
record Span(Instant from, Instant to, Optional<LocalDate> day) {

    static Span between(Instant from, Instant to) {
        return new Span(from, to, Optional.empty());
    }

    /** A day, which began and ends at other times in other zones; the owner may have been in any when it was stored. */
    static Span of(LocalDate day) {
        return new Span(
                day.atStartOfDay().toInstant(ZoneOffset.MAX),
                day.plusDays(1).atStartOfDay().toInstant(ZoneOffset.MIN),
                Optional.of(day));
    }

    boolean holds(Event event) {
        return day.isEmpty() || day.get().equals(event.day());
    }

    boolean endsBefore(Event event) {
        return !event.at().isBefore(to);
    }
}
