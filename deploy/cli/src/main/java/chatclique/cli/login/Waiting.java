package chatclique.cli.login;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Time as the login's protocol needs it: it says itself how often it may be asked. */
interface Waiting {

    Instant now();

    void pause(Duration time) throws InterruptedException;

    /** Time as it is. */
    static Waiting real() {
        Clock clock = Clock.systemUTC();
        return new Waiting() {
            @Override
            public Instant now() {
                return clock.instant();
            }

            @Override
            public void pause(Duration time) throws InterruptedException {
                Thread.sleep(time);
            }
        };
    }
}
