package chatclique.pet.state;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * All of a pet that changes.
 *
 * @param name what the owner calls it
 * @param asOf the server's time for which the feelings hold
 * @param pausedAt since when the pet is in its hotel, where nothing changes, or null when it isn't
 * @param feelings how it feels at {@code asOf}
 * @param money what it has
 * @param counters how often it was cared for
 * @param allowance what care earned today
 */
public record State(
        String name,
        Instant asOf,
        @Nullable Instant pausedAt,
        Feelings feelings,
        long money,
        Counters counters,
        Allowance allowance) {

    /** The first state of a pet. */
    public static State first(String name, Instant at, LocalDate day, Nature nature) {
        return new State(name, at, null, nature.start().feelings(), 0, Counters.NONE, new Allowance(day, 0));
    }

    /** This state at a later time without any care. Time never runs backwards: an earlier time changes nothing. */
    public State at(Instant time, Nature nature) {
        if (!time.isAfter(asOf)) {
            return this;
        }
        Feelings then = pausedAt == null ? feelings.after(Duration.between(asOf, time), nature) : feelings;
        return new State(name, time, pausedAt, then, money, counters, allowance);
    }

    /** Whether the pet is in its hotel. */
    public boolean paused() {
        return pausedAt != null;
    }

    /** The same pet under another name. */
    public State renamed(String newName) {
        return new State(newName, asOf, pausedAt, feelings, money, counters, allowance);
    }

    /** The pet goes to its hotel: nothing changes until it is fetched. */
    public State inHotel() {
        if (paused()) {
            return this;
        }
        return new State(name, asOf, asOf, feelings, money, counters, allowance);
    }

    /** The pet comes back from its hotel and lives on. */
    public State atHome() {
        return new State(name, asOf, null, feelings, money, counters, allowance);
    }

    State with(Feelings newFeelings) {
        return new State(name, asOf, pausedAt, newFeelings, money, counters, allowance);
    }

    State rewarded(Care care, LocalDate today, int earned) {
        return new State(
                name,
                asOf,
                pausedAt,
                feelings,
                money + earned,
                counters.plus(care),
                allowance.on(today).plus(earned));
    }
}
