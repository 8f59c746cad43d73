package chatclique.pet.state;

import static chatclique.pet.state.Samples.NATURE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** What a day allows, over midnight, over changes of the clocks and over changes of the zone. */
class DailyCapsTest {

    private static final List<ZoneId> ZONES = List.of(
            ZoneId.of("Pacific/Kiritimati"),
            ZoneId.of("Pacific/Pago_Pago"),
            ZoneId.of("Europe/Paris"),
            ZoneId.of("America/Sao_Paulo"),
            ZoneId.of("UTC"));

    @Property(tries = 200)
    void noDayOfAnyZoneAllowsMoreAndNoJourneyOpensADayTwice(@ForAll long seed) {
        Random random = new Random(seed);
        Map<LocalDate, Integer> earned = new HashMap<>();
        Map<LocalDate, Double> pleased = new HashMap<>();
        State state = Samples.state(new Feelings(0, 0, 10, 0));
        Instant begin = state.asOf();
        for (int i = 0; i < 200; i++) {
            state = state.at(state.asOf().plus(Duration.ofMinutes(random.nextInt(60))), NATURE)
                    .with(new Feelings(0, 0, 10, 0));
            LocalDate today = LocalDate.ofInstant(state.asOf(), ZONES.get(random.nextInt(ZONES.size())));
            if (random.nextBoolean()) {
                Cared cared = Care.FEED.given(state, today, NATURE);
                earned.merge(cared.after().allowance().day(), cared.earned(), Integer::sum);
                state = cared.after();
            } else {
                Cared talked = Talk.given(state, today, NATURE);
                double affection = talked.after().feelings().affection();
                pleased.merge(talked.after().bond().talk().day(), affection, Double::sum);
                state = talked.after();
            }
        }
        assertThat(earned.values()).allMatch(money -> money <= 12);
        assertThat(pleased.values()).allMatch(affection -> affection <= 2 + 1e-9);
        // Zones are at most a day and a bit apart: whoever travels opens no more than two days beyond those that
        // passed.
        long passed = Duration.between(begin, state.asOf()).toDays();
        assertThat(earned.size()).isLessThanOrEqualTo((int) passed + 3);
        assertThat(state.money())
                .isEqualTo(earned.values().stream().mapToInt(Integer::intValue).sum());
    }

    @Test
    void aDayOfTwentyThreeOrTwentyFiveHoursIsOneDay() {
        ZoneId paris = ZoneId.of("Europe/Paris");
        for (LocalDate day : List.of(LocalDate.of(2027, 3, 28), LocalDate.of(2027, 10, 31))) {
            Instant midnight = day.atStartOfDay(paris).toInstant();
            Instant next = day.plusDays(1).atStartOfDay(paris).toInstant();
            State state = Samples.state(new Feelings(0, 0, 10, 0)).at(midnight, NATURE);
            int money = 0;
            for (Instant time = midnight; time.isBefore(next); time = time.plus(Duration.ofMinutes(30))) {
                State now = state.at(time, NATURE).with(new Feelings(0, 0, 10, 0));
                Cared cared = Care.FEED.given(now, LocalDate.ofInstant(time, paris), NATURE);
                money += cared.earned();
                state = cared.after();
            }
            assertThat(money).isEqualTo(12);
            assertThat(Upcoming.of(state, paris, NATURE)).contains(new Upcoming("care-money", next));
            State tomorrow = state.at(next, NATURE).with(new Feelings(0, 0, 10, 0));
            assertThat(Care.FEED
                            .given(tomorrow, LocalDate.ofInstant(next, paris), NATURE)
                            .earned())
                    .isEqualTo(1);
        }
    }

    @Test
    void eightTurnsOfTalkPleaseAndTheNinthNoMore() {
        State state = Samples.state(new Feelings(5, 0, 5, 0));
        LocalDate today = LocalDate.of(2026, 11, 20);
        for (int i = 0; i < 12; i++) {
            state = Talk.given(state, today, NATURE).after();
        }
        assertThat(state.feelings().affection()).isEqualTo(2, within(1e-9));
        assertThat(state.counters().talk()).isEqualTo(12);
        assertThat(Talk.given(state, today, NATURE).reason()).isEqualTo("talked-enough");
        assertThat(Talk.given(state, today.plusDays(1), NATURE).reason()).isEqualTo("talked");
    }
}
