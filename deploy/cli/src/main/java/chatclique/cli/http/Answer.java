package chatclique.cli.http;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What came back.
 *
 * @param json the body; missing when it is no JSON
 * @param retryAfter how long to wait before asking again, when the server says
 */
public record Answer(int status, JsonNode json, Optional<Duration> retryAfter) {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,6}");

    /** Reads a whole response. */
    public static Answer of(HttpResponse<String> response) {
        return of(response, response.body());
    }

    /** Reads a response with a body that was read from it. */
    public static Answer of(HttpResponse<?> response, String body) {
        Optional<Duration> retryAfter = response.headers()
                .firstValue("Retry-After")
                .map(String::strip)
                .filter(text -> SECONDS.matcher(text).matches())
                .map(text -> Duration.ofSeconds(Long.parseLong(text)));
        return new Answer(response.statusCode(), parsed(body), retryAfter);
    }

    /** This answer, when it is what was wished for. */
    public Answer orRefused() {
        if (status / 100 != 2) {
            throw new RefusedException(Problem.of(this));
        }
        return this;
    }

    private static JsonNode parsed(String body) {
        try {
            return body.isBlank() ? JSON.missingNode() : JSON.readTree(body);
        } catch (JacksonException noJson) {
            // Something in between answers in its own form; the status says enough.
            return JSON.missingNode();
        }
    }
}
