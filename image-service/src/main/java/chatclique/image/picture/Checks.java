package chatclique.image.picture;

import chatclique.auth.problem.ProblemException;
import chatclique.image.pet.Pets;
import chatclique.image.picture.Picture.Origin;
import chatclique.image.picture.Submissions.Order;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** What a request must look like before anything is done for it. */
@Component
class Checks {

    private static final int LONGEST_PROMPT = 2_000;
    private static final int LONGEST_PAGE = 100;
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,200}");
    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern TRACE = Pattern.compile("[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}.*");
    private static final Pattern PET_ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private final PictureProperties properties;

    Checks(PictureProperties properties) {
        this.properties = properties;
    }

    Order order(@Nullable String prompt, @Nullable String petId, @Nullable String size, @Nullable String traceparent) {
        if (petId != null && !PET_ID.matcher(petId).matches()) {
            throw PictureProblems.invalid("petId", "This is not the id of a pet.");
        }
        return new Order(prompt(prompt), petId, size(size), null, trace(traceparent));
    }

    /** A portrait of a pet; whether there is such a pet is told by who knows it. */
    Order portrait(String petId, @Nullable String size, @Nullable String traceparent) {
        if (!PET_ID.matcher(petId).matches()) {
            throw Pets.notFound(HttpStatus.NOT_FOUND);
        }
        return new Order("", petId, size(size), new Origin(null, true), trace(traceparent));
    }

    /** Another like a picture that is there. */
    static Order variation(Picture original, @Nullable String traceparent) {
        String petId = original.pet() == null ? null : original.pet().id();
        Origin origin = new Origin(original.id(), original.portrait());
        return new Order(original.prompt(), petId, original.size(), origin, trace(traceparent));
    }

    String key(@Nullable String key) {
        if (key == null || key.isBlank()) {
            throw new ProblemException(
                    HttpStatus.BAD_REQUEST, "idempotency-key-required", "Send an Idempotency-Key with this request.");
        }
        if (!KEY.matcher(key).matches()) {
            throw new ProblemException(
                    HttpStatus.BAD_REQUEST,
                    "invalid-idempotency-key",
                    "An Idempotency-Key has 1 to 200 visible ASCII characters.");
        }
        return key;
    }

    int limit(int limit) {
        if (limit < 1 || limit > LONGEST_PAGE) {
            throw PictureProblems.invalid("limit", "From 1 to " + LONGEST_PAGE + ".");
        }
        return limit;
    }

    @Nullable
    String day(@Nullable String day) {
        if (day != null && !isDay(day)) {
            throw PictureProblems.invalid("day", "A day such as 2026-11-20.");
        }
        return day;
    }

    @Nullable
    String cursor(@Nullable String cursor) {
        if (cursor == null) {
            return null;
        }
        try {
            String id = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII);
            if (PictureIds.valid(id)) {
                return id;
            }
        } catch (IllegalArgumentException notBase64) {
            // Told like any other text that is no cursor.
        }
        throw PictureProblems.invalid("after", "This is not a cursor that was given out here.");
    }

    static String cursorAfter(String id) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(id.getBytes(StandardCharsets.US_ASCII));
    }

    private static boolean isDay(String text) {
        try {
            return DAY.matcher(text).matches() && LocalDate.parse(text).getYear() > 0;
        } catch (DateTimeException noSuchDay) {
            return false;
        }
    }

    private String size(@Nullable String size) {
        String wanted = size == null ? properties.sizes().getFirst() : size;
        if (!properties.sizes().contains(wanted)) {
            throw PictureProblems.invalid("size", "One of " + String.join(", ", properties.sizes()) + ".");
        }
        return wanted;
    }

    /** The id of the trace in a header of W3C's Trace Context; a header that can't be read is as good as none. */
    private static @Nullable String trace(@Nullable String traceparent) {
        Matcher matcher = TRACE.matcher(traceparent == null ? "" : traceparent);
        return matcher.matches() ? matcher.group(1) : null;
    }

    private static String prompt(@Nullable String text) {
        String prompt = text == null ? "" : text.strip();
        if (prompt.codePoints().allMatch(Checks::invisible)) {
            throw refused("prompt-blank", "Say what the picture should show.");
        }
        if (prompt.codePointCount(0, prompt.length()) > LONGEST_PROMPT) {
            throw refused("prompt-too-long", "A prompt has at most " + LONGEST_PROMPT + " characters.");
        }
        if (prompt.codePoints().anyMatch(Checks::noText)) {
            throw refused("invalid-text", "The prompt has characters that are no text.");
        }
        return prompt;
    }

    private static boolean invisible(int c) {
        int type = Character.getType(c);
        return Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || type == Character.FORMAT
                || type == Character.CONTROL;
    }

    private static boolean noText(int c) {
        int type = Character.getType(c);
        return type == Character.SURROGATE || type == Character.CONTROL && c != '\n' && c != '\r' && c != '\t';
    }

    private static ProblemException refused(String code, String detail) {
        return new ProblemException(HttpStatus.UNPROCESSABLE_CONTENT, code, detail);
    }
}
