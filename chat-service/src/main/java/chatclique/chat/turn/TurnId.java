package chatclique.chat.turn;

import chatclique.chat.store.OwnerTag;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a turn stands: its owner, its day and its number on that day. Written out it is the document's id and the
 * public id, so that an entry, a day and a month are found by ids alone.
 *
 * @param tag the owner's tag
 * @param day the day in the owner's zone
 * @param seq the number on that day, from 1, never given twice
 */
public record TurnId(String tag, LocalDate day, int seq) {

    private static final Pattern FORM =
            Pattern.compile("([0-9a-f]{" + OwnerTag.LENGTH + "})-([0-9]{8})-([1-9][0-9]{0,8})");

    /** The id of an owner's turn. */
    public static TurnId of(String owner, LocalDate day, int seq) {
        return new TurnId(OwnerTag.of(owner), day, seq);
    }

    /** Reads an id; empty when it is not of the form. */
    public static Optional<TurnId> parse(String id) {
        Matcher form = FORM.matcher(id);
        if (!form.matches()) {
            return Optional.empty();
        }
        try {
            LocalDate day = LocalDate.parse(form.group(2), DateTimeFormatter.BASIC_ISO_DATE);
            return Optional.of(new TurnId(form.group(1), day, Integer.parseInt(form.group(3))));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    /** The id of an owner's day. */
    public static String dayId(String owner, LocalDate day) {
        return OwnerTag.of(owner) + "-" + day.format(DateTimeFormatter.BASIC_ISO_DATE);
    }

    /** Whether it is an id of this owner. */
    public boolean isOf(String owner) {
        return tag.equals(OwnerTag.of(owner));
    }

    /** The turn on the same day with another number. */
    public TurnId withSeq(int other) {
        return new TurnId(tag, day, other);
    }

    /** The id as it is stored and shown. */
    @Override
    public String toString() {
        return tag + "-" + day.format(DateTimeFormatter.BASIC_ISO_DATE) + "-" + seq;
    }
}
