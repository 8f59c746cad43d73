package chatclique.cli.login;

import java.time.Duration;
import java.time.Instant;
import tools.jackson.databind.JsonNode;

/**
 * What a login gave.
 *
 * @param access goes with each request
 * @param accessUntil when it expires, by this machine's clock
 * @param refresh gets the next ones; goes to nobody but the login
 */
record Tokens(String access, Instant accessUntil, String refresh) {

    /** So long before its end a token is no longer used: a request takes time to arrive. */
    private static final Duration AHEAD = Duration.ofSeconds(20);

    /** Reads the answer of RFC 6749, section 5.1; a login may leave out the refresh token that stays. */
    static Tokens granted(JsonNode json, Instant now, String refreshBefore) {
        return new Tokens(
                json.path("access_token").asString(""),
                now.plusSeconds(json.path("expires_in").asLong(0)),
                json.path("refresh_token").asString(refreshBefore));
    }

    boolean isFresh(Instant now) {
        return now.isBefore(accessUntil.minus(AHEAD));
    }

    @Override
    public String toString() {
        return "Tokens until " + accessUntil;
    }
}
