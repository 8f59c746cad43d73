package chatclique.image.provider;

import chatclique.image.model.ModelException;
import java.net.http.HttpHeaders;
import java.time.Clock;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.JsonNode;

/** Tells apart why a provider made no picture. Its own words reach neither the owner nor the logs. */
final class ProviderErrors {

    private final Clock clock;

    ProviderErrors(Clock clock) {
        this.clock = clock;
    }

    /** The provider answered, but not with a picture. */
    ModelException refused(int status, HttpHeaders headers, JsonNode error) {
        String code =
                (error.path("code").asString("") + ' ' + error.path("type").asString("")).toLowerCase(Locale.ROOT);
        if (code.contains("moderation") || code.contains("content_policy") || code.contains("content_filter")) {
            return ModelException.lasting(
                    "picture-refused",
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "The provider does not make pictures of this.",
                    null);
        }
        if (code.contains("insufficient_quota") || code.contains("billing")) {
            return ModelException.lasting(
                    "provider-quota-spent", HttpStatus.BAD_GATEWAY, "The provider's quota is spent.", null);
        }
        if (status == 429) {
            return ModelException.passing(
                    "provider-busy",
                    HttpStatus.TOO_MANY_REQUESTS,
                    "The provider has too much to do.",
                    retryAfter(headers.firstValue("Retry-After").orElse(null)),
                    null);
        }
        if (status == 401 || status == 403 || status == 404) {
            return ModelException.lasting(
                    "provider-misconfigured",
                    HttpStatus.BAD_GATEWAY,
                    "The provider does not accept this system's key or model.",
                    null);
        }
        if (status >= 400 && status < 500 && status != 408) {
            return ModelException.lasting(
                    "provider-refused", HttpStatus.BAD_GATEWAY, "The provider does not take this order.", null);
        }
        return ModelException.passing(
                "provider-failed",
                HttpStatus.BAD_GATEWAY,
                "The provider could not make the picture.",
                retryAfter(headers.firstValue("Retry-After").orElse(null)),
                null);
    }

    /** No answer came, or it broke off. */
    static ModelException unreachable(Throwable cause) {
        return ModelException.passing(
                "provider-unreachable", HttpStatus.GATEWAY_TIMEOUT, "The provider can't be reached.", null, cause);
    }

    /** It says that all is well, and yet there is nothing. */
    static ModelException noPicture() {
        return ModelException.passing(
                "provider-sent-no-picture",
                HttpStatus.BAD_GATEWAY,
                "There is no picture in the provider's answer.",
                null,
                null);
    }

    /** Seconds or a date (RFC 9110, section 10.2.3); anything else says nothing. Bounded by whoever waits. */
    private @Nullable Duration retryAfter(@Nullable String header) {
        if (header == null) {
            return null;
        }
        try {
            return Duration.ofSeconds(Long.parseUnsignedLong(header.strip()) % Integer.MAX_VALUE);
        } catch (NumberFormatException notSeconds) {
            return until(header);
        }
    }

    private @Nullable Duration until(String header) {
        try {
            ZonedDateTime moment = ZonedDateTime.parse(header.strip(), DateTimeFormatter.RFC_1123_DATE_TIME);
            Duration wait = Duration.between(clock.instant(), moment);
            return wait.isNegative() ? Duration.ZERO : wait;
        } catch (DateTimeParseException notADate) {
            return null;
        }
    }
}
