package chatclique.chat.diary;

import chatclique.auth.Owner;
import chatclique.chat.store.OwnerTag;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * That the days of an owner are written down, and which is the next. It holds what a page needs to know of the owner when
 * nobody is there to say it.
 *
 * @param id the owner's tag
 * @param name what the owner is called
 * @param locale the owner's language, as a tag
 * @param day the next day to be written
 * @param dueAt when that is to be done; while somebody does it, until when nobody else does
 * @param quiet how many days there was nothing to write, up to now
 */
@Document("diaries")
record Diary(
        @Id String id, String owner, String name, String zone, String locale, String day, Instant dueAt, int quiet) {

    static Diary begun(Owner owner, LocalDate day, Duration grace) {
        return new Diary(
                OwnerTag.of(owner.id()),
                owner.id(),
                owner.name(),
                owner.zone().getId(),
                owner.locale().toLanguageTag(),
                day.toString(),
                due(day, owner.zone(), grace),
                0);
    }

    /** When a day can be written: some time after its end in a zone, which is not always midnight. */
    static Instant due(LocalDate day, ZoneId zone, Duration grace) {
        return day.plusDays(1).atStartOfDay(zone).toInstant().plus(grace);
    }

    LocalDate date() {
        return LocalDate.parse(day);
    }

    /** The owner as they were when they last talked. */
    Owner keptOwner() {
        return new Owner(owner, name, ZoneId.of(zone), Locale.forLanguageTag(locale));
    }

    /** The same for an owner as they are now: who travels to where a day ends later, or to a day before, is followed. */
    Diary kept(Owner now, LocalDate day, Duration grace) {
        LocalDate next = day.isBefore(date()) ? day : date();
        return begun(now, next, grace);
    }

    /** The same after its day was written, or found to be empty. */
    Diary next(boolean hadSomething, Duration grace) {
        LocalDate next = date().plusDays(1);
        return new Diary(
                id,
                owner,
                name,
                zone,
                locale,
                next.toString(),
                due(next, ZoneId.of(zone), grace),
                hadSomething ? 0 : quiet + 1);
    }

    /** Whether it says the same, but for when. */
    boolean saysTheSame(Diary other) {
        return name.equals(other.name)
                && zone.equals(other.zone)
                && locale.equals(other.locale)
                && day.equals(other.day)
                && quiet == other.quiet;
    }
}
