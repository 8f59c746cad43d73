package chatclique.cli.login;

import java.time.Duration;
import tools.jackson.databind.JsonNode;

/**
 * What the person needs to log in with a browser, on this machine or another.
 *
 * @param address where to type the code
 * @param code what to type there
 * @param completeAddress the address with the code in it; the plain one when there is none
 * @param lasts how long the code can be used
 */
public record Invitation(String address, String code, String completeAddress, Duration lasts) {

    /** Reads the answer of RFC 8628, section 3.2. */
    static Invitation of(JsonNode json) {
        String address = json.path("verification_uri").asString("");
        return new Invitation(
                address,
                json.path("user_code").asString(""),
                json.path("verification_uri_complete").asString(address),
                Duration.ofSeconds(json.path("expires_in").asLong(0)));
    }
}
