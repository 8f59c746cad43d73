package chatclique.cli.login;

import chatclique.cli.http.Answer;
import chatclique.cli.http.Problem;
import chatclique.cli.http.RefusedException;
import chatclique.cli.http.UnreachableException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/**
 * The device authorization grant: this program shows a code, the person types it into a browser and says yes, and this
 * program asks meanwhile whether they have. See RFC 8628.
 */
final class DeviceLogin {

    private static final int INTERVAL = 5;
    private static final Duration SLOWER = Duration.ofSeconds(5);
    private static final Duration SLOWEST = Duration.ofSeconds(30);

    private final Keycloak keycloak;
    private final Waiting waiting;
    private final Pkce pkce = Pkce.random();

    DeviceLogin(Keycloak keycloak, Waiting waiting) {
        this.keycloak = keycloak;
        this.waiting = waiting;
    }

    /**
     * Waits until the person has logged in.
     *
     * @param show is given once what the person needs
     * @throws NotLoggedInException when they said no, or nothing in time
     */
    Tokens run(Consumer<Invitation> show) {
        JsonNode begun = keycloak.device(pkce).orRefused().json();
        Invitation invitation = Invitation.of(begun);
        show.accept(invitation);
        String deviceCode = begun.path("device_code").asString("");
        Duration interval =
                Duration.ofSeconds(Math.max(1, begun.path("interval").asInt(INTERVAL)));
        Instant end = waiting.now().plus(invitation.lasts());
        while (waiting.now().isBefore(end)) {
            pause(interval);
            Optional<Answer> answer = ask(deviceCode);
            if (answer.isPresent() && answer.get().status() == 200) {
                return Tokens.granted(answer.get().json(), waiting.now(), "");
            }
            interval = next(interval, answer);
        }
        throw tooLate();
    }

    /** Nothing when the server can't be reached or can't answer now: the person may still be typing. */
    private Optional<Answer> ask(String deviceCode) {
        try {
            Answer answer = keycloak.tokens(deviceCode, pkce);
            return answer.status() == 429 || answer.status() >= 500 ? Optional.empty() : Optional.of(answer);
        } catch (UnreachableException notNow) {
            return Optional.empty();
        }
    }

    private static Duration next(Duration interval, Optional<Answer> answer) {
        if (answer.isEmpty()) {
            Duration doubled = interval.multipliedBy(2);
            return doubled.compareTo(SLOWEST) > 0 ? SLOWEST : doubled;
        }
        return switch (answer.get().json().path("error").asString("")) {
            case "authorization_pending" -> interval;
            case "slow_down" -> interval.plus(SLOWER);
            case "access_denied" -> throw new NotLoggedInException("The login was refused in the browser.");
            case "expired_token" -> throw tooLate();
            default -> throw new RefusedException(Problem.of(answer.get()));
        };
    }

    private void pause(Duration time) {
        try {
            waiting.pause(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotLoggedInException("The login was broken off.");
        }
    }

    private static NotLoggedInException tooLate() {
        return new NotLoggedInException("The code was not used in time. Begin again.");
    }
}
