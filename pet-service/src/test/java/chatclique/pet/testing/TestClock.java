package chatclique.pet.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands still until it is moved. */
public class TestClock extends Clock {

    private final AtomicReference<Instant> now =
            new AtomicReference<>(InstantSource.system().instant());

    /** Moves on, or back. */
    public void move(Duration by) {
        now.updateAndGet(time -> time.plus(by));
    }

    /** Sets the time. */
    public void set(Instant time) {
        now.set(time);
    }

    @Override
    public Instant instant() {
        return now.get();
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException();
    }
}
