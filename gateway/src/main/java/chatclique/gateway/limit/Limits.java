package chatclique.gateway.limit;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/**
 * What one request and one caller may cost.
 *
 * @param maxBody bytes of a request's body, with or without a declared length
 * @param largeBodies paths of which a body may have more
 * @param maxHeaders header lines of a request; their bytes are limited by {@code server.max-http-request-header-size}
 * @param headerTime how long a request's header may take to arrive
 * @param requestTime how long the rest of it may take
 * @param readTime how long its body may pause
 * @param maxOpenPerUser requests of one user, streams above all, that are under way at once
 * @param user how often one user may ask
 * @param address how often strangers at one address may ask, and clients with tokens that are not yet verified
 */
@ConfigurationProperties("chatclique.gateway.limits")
record Limits(
        DataSize maxBody,
        List<LargeBody> largeBodies,
        int maxHeaders,
        Duration headerTime,
        Duration requestTime,
        Duration readTime,
        int maxOpenPerUser,
        Rate user,
        Rate address) {

    /** A path, exactly as it is asked for, and how large a body to it may be. */
    record LargeBody(String path, DataSize max) {}

    /** How many bytes a body to a path may have. */
    long maxBodyTo(String path) {
        return largeBodies.stream()
                .filter(large -> large.path().equals(path))
                .findFirst()
                .map(LargeBody::max)
                .orElse(maxBody)
                .toBytes();
    }

    /**
     * @param perSecond requests a second in the long run
     * @param burst requests at once after a pause
     */
    record Rate(long perSecond, long burst) {}
}
