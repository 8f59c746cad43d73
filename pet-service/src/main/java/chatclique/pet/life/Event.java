package chatclique.pet.life;

import chatclique.pet.state.Outcome;
import chatclique.pet.state.State;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/**
 * Something that happened to a pet. It holds the whole state that it led to, so that the latest event is the pet's
 * state, and any earlier one a state of the past.
 *
 * @param pet the pet's id
 * @param n its number in the pet's life: 0 is the adoption, then 1, 2, 3 … without a hole
 * @param owner whose pet it was
 * @param kind what happened
 * @param at when, by the server's clock; never before the event before it
 * @param day the owner's day at that time, fixed when the event was stored
 * @param zone the zone that the day is a day of
 * @param key the key under which it happens once only
 * @param outcome whether it did the pet good
 * @param reason the key of the text that says why
 * @param earned the money that it earned; negative when it cost some
 * @param items the items that it was about: what was bought, or all that was put on
 * @param before the state just before it
 * @param after the state just after it
 */
public record Event(
        String pet,
        long n,
        String owner,
        Kind kind,
        Instant at,
        LocalDate day,
        ZoneId zone,
        String key,
        Outcome outcome,
        String reason,
        int earned,
        List<String> items,
        State before,
        State after) {

    private static final int DIGITS = 10;

    /** The address of an event: fixed width, so that the order of the ids is the order of the events. */
    static String id(String pet, long n) {
        String number = Long.toString(n);
        return pet + ':' + "0".repeat(Math.max(0, DIGITS - number.length())) + number;
    }

    /** An opaque name of this event. */
    public String id() {
        return id(pet, n);
    }
}
