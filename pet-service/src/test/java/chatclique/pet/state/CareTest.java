package chatclique.pet.state;

import static chatclique.pet.state.Samples.NATURE;
import static chatclique.pet.state.Samples.forAll;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class CareTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

    @Test
    void aNewPetIsSatisfied() {
        Feelings first = State.first(
                        "Minou", Samples.state(new Feelings(0, 0, 0, 0)).asOf(), TODAY, NATURE)
                .feelings();
        assertThat(first.mood(NATURE)).isEqualTo(7.2, within(1e-12));
        assertThat(Band.of(first.mood(NATURE))).isEqualTo(Band.SATISFIED);
    }

    @Test
    void feedingFillsUntilThePetHasHadEnough() {
        assertThat(given(Care.FEED, new Feelings(3, 5, 5, 0)).feelings()).isEqualTo(new Feelings(7, 5, 5, 0));
        assertThat(given(Care.FEED, new Feelings(8.99, 5, 5, 0)).feelings()).isEqualTo(new Feelings(10, 5, 5, 0));
        Cared overfed = care(Care.FEED, new Feelings(9, 5, 5, 0));
        assertThat(overfed.outcome()).isEqualTo(Outcome.OVERFED);
        assertThat(overfed.after().feelings()).isEqualTo(new Feelings(9, 5, 5, 1));
        assertThat(overfed.earned()).isZero();
        assertThat(overfed.after().counters()).isEqualTo(Counters.NONE);
    }

    @Test
    void strokingPleasesUntilItIsTooMuch() {
        assertThat(given(Care.PET, new Feelings(5, 9, 5, 0)).feelings()).isEqualTo(new Feelings(5, 10, 5, 0));
        Cared tooMuch = care(Care.PET, new Feelings(5, 9.01, 5, 0));
        assertThat(tooMuch.outcome()).isEqualTo(Outcome.TOO_MUCH);
        assertThat(tooMuch.after().feelings()).isEqualTo(new Feelings(5, 9.01, 5, 0.5));
    }

    @Test
    void playingCostsEnergyAndATiredPetRefuses() {
        State played = given(Care.PLAY, new Feelings(5, 5, 3, 0));
        assertThat(played.feelings()).isEqualTo(new Feelings(5, 8, 0, 0));
        assertThat(played.money()).isZero();
        assertThat(played.counters().play()).isEqualTo(1);
        assertThatExceptionOfType(TooTiredException.class)
                .isThrownBy(() -> care(Care.PLAY, new Feelings(5, 5, 2.99, 0)));
    }

    @Test
    void pesteringAngers() {
        State state = Samples.state(new Feelings(10, 10, 10, 0));
        for (int i = 0; i < 8; i++) {
            state = Care.FEED.given(state, TODAY, NATURE).after();
        }
        assertThat(Band.of(state.feelings().mood(NATURE))).isEqualTo(Band.VERY_ANGRY);
    }

    @Test
    void oneMealAndOneStrokeMakeUpForADayAway() {
        State back = Samples.state(new Feelings(10, 10, 10, 0).after(Duration.ofDays(1), NATURE));
        assertThat(back.feelings().mood(NATURE)).isEqualTo(5.5, within(0.01));
        State fed = Care.FEED.given(back, TODAY, NATURE).after();
        State stroked = Care.PET.given(fed, TODAY, NATURE).after();
        assertThat(stroked.feelings().mood(NATURE)).isEqualTo(8.1, within(0.01));
    }

    @Test
    void moneyAndCountersFollowFromWhatDidGoodAndTheDayHasALimit() {
        forAll(samples -> {
            State state = samples.state();
            long good = 0;
            for (int i = 0; i < 40; i++) {
                Care care = samples.care();
                state = state.at(state.asOf().plus(samples.upTo(Duration.ofHours(2))), NATURE);
                if (care == Care.PLAY && state.feelings().energy() < 3) {
                    continue;
                }
                Cared cared = care.given(state, TODAY, NATURE);
                good += cared.outcome() == Outcome.GOOD ? 1 : 0;
                assertThat(cared.after().money()).isEqualTo(state.money() + cared.earned());
                assertThat(cared.earned()).isBetween(0, cared.outcome() == Outcome.GOOD && care != Care.PLAY ? 1 : 0);
                state = cared.after();
            }
            Counters counters = state.counters();
            assertThat(counters.feed() + counters.pet() + counters.play()).isEqualTo(good);
            assertThat(state.money()).isEqualTo(Math.min(12, counters.feed() + counters.pet()));
        });
    }

    @Test
    void anEarlierDayOpensNoNewAllowance() {
        State state = Samples.state(new Feelings(0, 0, 10, 0));
        for (int i = 0; i < 30; i++) {
            // Back and forth over the date line.
            LocalDate day = i % 2 == 0 ? TODAY : TODAY.minusDays(1);
            state = Care.FEED
                    .given(state.with(new Feelings(0, 0, 10, 0)), day, NATURE)
                    .after();
        }
        assertThat(state.money()).isEqualTo(12);
        assertThat(Care.FEED
                        .given(state.with(new Feelings(0, 0, 10, 0)), TODAY.plusDays(1), NATURE)
                        .earned())
                .isEqualTo(1);
    }

    @Test
    void careThatIsNoLongerPaidSaysSo() {
        State state = Samples.state(new Feelings(0, 0, 10, 0));
        for (int i = 0; i < 12; i++) {
            state = Care.FEED
                    .given(state.with(new Feelings(0, 0, 10, 0)), TODAY, NATURE)
                    .after();
        }
        Cared unpaid = Care.PET.given(state, TODAY, NATURE);
        assertThat(unpaid.reason()).isEqualTo("stroked-unpaid");
        assertThat(unpaid.outcome()).isEqualTo(Outcome.GOOD);
        assertThat(unpaid.after().counters().pet()).isEqualTo(1);
    }

    private static State given(Care care, Feelings feelings) {
        return care(care, feelings).after();
    }

    private static Cared care(Care care, Feelings feelings) {
        return care.given(Samples.state(feelings), TODAY, NATURE);
    }
}
