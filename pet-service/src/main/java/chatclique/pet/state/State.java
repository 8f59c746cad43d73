package chatclique.pet.state;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
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
 * @param belongings what it has from the shop
 * @param bond what has grown between it and its owner
 */
public record State(
        String name,
        Instant asOf,
        @Nullable Instant pausedAt,
        Feelings feelings,
        long money,
        Counters counters,
        Allowance allowance,
        Belongings belongings,
        Bond bond) {

    /** The first state of a pet. */
    public static State first(String name, Instant at, LocalDate day, Nature nature) {
        return new State(
                name,
                at,
                null,
                nature.start().feelings(),
                0,
                Counters.NONE,
                new Allowance(day, 0),
                Belongings.NONE,
                Bond.first(day));
    }

    /** This state at a later time without any care. Time never runs backwards: an earlier time changes nothing. */
    public State at(Instant time, Nature nature) {
        if (!time.isAfter(asOf)) {
            return this;
        }
        if (paused()) {
            return new State(name, time, pausedAt, feelings, money, counters, allowance, belongings, bond);
        }
        Duration elapsed = Duration.between(asOf, time);
        Bond then = bond.with(bond.habits().after(elapsed, nature));
        return new State(
                name, time, null, feelings.after(elapsed, nature), money, counters, allowance, belongings, then);
    }

    /** Whether the pet is in its hotel. */
    public boolean paused() {
        return pausedAt != null;
    }

    /** How grown up it is. */
    public Stage stage(Nature nature) {
        return Stage.of(bond.days().total(), nature);
    }

    /** The cared-for days, with all days before the owner's day settled; in the hotel none passes. */
    public CareDays daysOn(LocalDate today, Nature nature) {
        return paused()
                ? bond.days()
                : bond.days().before(today, nature.growth().restDays());
    }

    /** The same pet under another name. */
    public State renamed(String newName) {
        return new State(newName, asOf, pausedAt, feelings, money, counters, allowance, belongings, bond);
    }

    /** The pet goes to its hotel: nothing changes until it is fetched. */
    public State inHotel(LocalDate today, Nature nature) {
        if (paused()) {
            return this;
        }
        Bond leaving = bond.with(bond.days().leaving(today, nature.growth().restDays()));
        return new State(name, asOf, asOf, feelings, money, counters, allowance, belongings, leaving);
    }

    /** The pet comes back from its hotel and lives on. */
    public State atHome(LocalDate today) {
        if (!paused()) {
            return this;
        }
        Bond back = bond.with(bond.days().back(today));
        return new State(name, asOf, null, feelings, money, counters, allowance, belongings, back);
    }

    /** The pet has something new, and less money. */
    public State bought(String item, int price) {
        return new State(
                name, asOf, pausedAt, feelings, money - price, counters, allowance, belongings.plus(item), bond);
    }

    /** The pet has these things on, and nothing else. */
    public State wearing(List<String> items) {
        return new State(name, asOf, pausedAt, feelings, money, counters, allowance, belongings.wearing(items), bond);
    }

    /** With what it has reached by now. */
    public State celebrating(Nature nature) {
        return with(bond.celebrating(this, nature));
    }

    State with(Feelings newFeelings) {
        return new State(name, asOf, pausedAt, newFeelings, money, counters, allowance, belongings, bond);
    }

    State with(Bond newBond) {
        return new State(name, asOf, pausedAt, feelings, money, counters, allowance, belongings, newBond);
    }

    State rewarded(Care care, LocalDate today, int earned, Nature nature) {
        CareDays days = bond.days().caredFor(today, nature.growth().restDays());
        return new State(
                name,
                asOf,
                pausedAt,
                feelings,
                money + earned,
                counters.plus(care),
                allowance.on(today).plus(earned),
                belongings,
                bond.with(days).with(bond.habits().plus(care)));
    }

    State pestered() {
        return with(bond.with(bond.habits().plusPestering()));
    }

    State talked(TalkAllowance talk, LocalDate today, Nature nature) {
        CareDays days = bond.days().caredFor(today, nature.growth().restDays());
        Bond closer = bond.with(days).with(bond.habits().plusTalk()).with(talk);
        return new State(name, asOf, pausedAt, feelings, money, counters.plusTalk(), allowance, belongings, closer);
    }
}
