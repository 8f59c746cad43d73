package chatclique.pet.state;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Predicate;

/**
 * Something that will be another way from a moment on, if nobody does anything.
 *
 * @param key what: a meal, a stroke or a game does good again (feed, pet, play), care earns or talk pleases again
 *     (care-money, talk), the run of cared-for days ends (streak)
 * @param at the first moment (to the millisecond) at which it is
 */
public record Upcoming(String key, Instant at) {

    /** After that many half-lives, a double can't tell a feeling from its resting value. */
    private static final int HALF_LIVES = 60;

    /** All that is known to come, the soonest first; nothing while the pet is in its hotel. */
    public static List<Upcoming> of(State state, ZoneId zone, Nature nature) {
        if (state.paused()) {
            return List.of();
        }
        List<Upcoming> coming = new ArrayList<>();
        Nature.HalfLife halfLife = nature.halfLife();
        add(
                coming,
                "feed",
                state,
                nature,
                halfLife.fullness(),
                now -> now.fullness() < nature.feed().enough());
        add(
                coming,
                "pet",
                state,
                nature,
                halfLife.affection(),
                now -> now.affection() <= nature.pet().enough());
        add(
                coming,
                "play",
                state,
                nature,
                halfLife.energy(),
                now -> now.energy() >= nature.play().energy());
        LocalDate today = LocalDate.ofInstant(state.asOf(), zone);
        Allowance money = state.allowance();
        if (!today.isAfter(money.day()) && money.earned() >= nature.careMoneyPerDay()) {
            coming.add(new Upcoming("care-money", start(money.day().plusDays(1), zone)));
        }
        TalkAllowance talk = state.bond().talk();
        if (!today.isAfter(talk.day()) && talk.given() >= nature.talk().affectionPerDay()) {
            coming.add(new Upcoming("talk", start(talk.day().plusDays(1), zone)));
        }
        CareDays days = state.daysOn(today, nature);
        if (days.run() > 0) {
            coming.add(new Upcoming("streak", start(end(days, today, nature), zone)));
        }
        coming.sort(Comparator.comparing(Upcoming::at));
        return List.copyOf(coming);
    }

    private static void add(
            List<Upcoming> coming,
            String key,
            State state,
            Nature nature,
            Duration halfLife,
            Predicate<Feelings> good) {
        first(state.feelings(), nature, halfLife, good)
                .ifPresent(millis -> coming.add(new Upcoming(key, state.asOf().plusMillis(millis))));
    }

    /** When a feeling that is on one side now will first be on the other; each goes one way only. */
    private static OptionalLong first(Feelings now, Nature nature, Duration halfLife, Predicate<Feelings> good) {
        long bad = 0;
        long end = halfLife.toMillis() * HALF_LIVES;
        if (good.test(now) || !good.test(now.after(Duration.ofMillis(end), nature))) {
            return OptionalLong.empty();
        }
        while (end - bad > 1) {
            long middle = bad + (end - bad) / 2;
            if (good.test(now.after(Duration.ofMillis(middle), nature))) {
                end = middle;
            } else {
                bad = middle;
            }
        }
        return OptionalLong.of(end);
    }

    /** The first day on which a run is over if there is no care before it. */
    private static LocalDate end(CareDays days, LocalDate today, Nature nature) {
        LocalDate day = today.plusDays(1);
        while (days.before(day, nature.growth().restDays()).run() > 0) {
            day = day.plusDays(1);
        }
        return day;
    }

    private static Instant start(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant();
    }
}
