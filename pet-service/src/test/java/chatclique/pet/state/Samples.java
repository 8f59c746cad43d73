package chatclique.pet.state;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.mock.env.MockEnvironment;

/** Tries a property on many samples; a failure names the sample that it fails for, and it is the same on every run. */
final class Samples {

    static final Nature NATURE = Binder.get(new MockEnvironment()).bindOrCreate("chatclique.pet.nature", Nature.class);

    private static final int TIMES = 2_000;
    private static final Instant SOME_DAY = Instant.parse("2026-11-20T10:00:00Z");
    private static final double[] EDGES = {0, 2, 3, 9, 10};

    private static final List<Care> CARE = List.of(Care.values());

    private final Random random;

    private Samples(long seed) {
        random = new Random(seed);
    }

    static void forAll(Consumer<Samples> property) {
        for (int seed = 1; seed <= TIMES; seed++) {
            try {
                property.accept(new Samples(seed));
            } catch (AssertionError | RuntimeException failure) {
                throw new AssertionError("Fails for sample " + seed, failure);
            }
        }
    }

    static State state(Feelings feelings) {
        return State.first("Minou", SOME_DAY, LocalDate.of(2026, 11, 20), NATURE)
                .with(feelings);
    }

    State state() {
        return state(feelings());
    }

    Feelings feelings() {
        return new Feelings(quantity(), quantity(), quantity(), quantity());
    }

    Feelings peaceful() {
        return new Feelings(quantity(), quantity(), quantity(), 0);
    }

    Duration upTo(Duration most) {
        return Duration.ofMillis(random.nextLong(most.toMillis() + 1));
    }

    Care care() {
        return CARE.get(random.nextInt(CARE.size()));
    }

    /** Usual constants, or others with which a mood turns more often. */
    Nature nature() {
        if (random.nextInt(4) == 0) {
            return NATURE;
        }
        Nature.HalfLife halfLife = new Nature.HalfLife(hours(), hours(), hours(), hours());
        Nature.Rest rest = new Nature.Rest(quantity(), quantity(), quantity(), quantity());
        return new Nature(
                rest,
                halfLife,
                NATURE.weight(),
                NATURE.start(),
                NATURE.feed(),
                NATURE.pet(),
                NATURE.play(),
                NATURE.talk(),
                NATURE.growth(),
                12);
    }

    private Duration hours() {
        return Duration.ofMinutes(30 + random.nextInt(24 * 60));
    }

    private double quantity() {
        return random.nextInt(5) == 0 ? EDGES[random.nextInt(EDGES.length)] : random.nextDouble() * 10;
    }
}
