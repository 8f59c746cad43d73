package chatclique.cli.http;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * A problem (RFC 9457), as the server tells it.
 *
 * @param code its stable name; empty when something else than our server answered
 * @param detail the server's words
 */
public record Problem(int status, String code, String detail, Optional<Duration> retryAfter) {

    /** The problem that an answer is. */
    public static Problem of(Answer answer) {
        Problem told = of(answer.json());
        return new Problem(answer.status(), told.code, told.detail, answer.retryAfter());
    }

    /** A problem inside of something else. */
    public static Problem of(JsonNode json) {
        String detail = text(json, "detail", text(json, "error_description", text(json, "title", "")));
        return new Problem(
                json.path("status").asInt(0), text(json, "code", ""), detail + fields(json), Optional.empty());
    }

    /** What to tell the person. */
    public String words() {
        String told = detail.isBlank() ? "The server answered " + status + "." : detail;
        return told
                + retryAfter
                        .map(wait -> " Try again in " + Math.max(1, wait.toSeconds()) + " s.")
                        .orElse("");
    }

    private static String fields(JsonNode json) {
        return json.path("errors")
                .valueStream()
                .map(error -> text(error, "field", "") + ": " + text(error, "detail", text(error, "message", "")))
                .collect(Collectors.joining("; ", json.path("errors").isEmpty() ? "" : " ", ""));
    }

    private static String text(JsonNode json, String field, String otherwise) {
        return json.path(field).asString(otherwise);
    }
}
