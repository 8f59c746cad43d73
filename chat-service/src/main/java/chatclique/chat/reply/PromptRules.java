package chatclique.chat.reply;

import chatclique.auth.problem.ProblemException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** What a request to say something must be like. */
@Component
class PromptRules {

    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,200}");

    private final ReplySettings settings;

    PromptRules(ReplySettings settings) {
        this.settings = settings;
    }

    /** The idempotency key: an error (400) without one, since only with one is a repeated request harmless. */
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

    /** The prompt as it is kept: an error (422) when it is blank, too long, or no text. */
    String text(String text) {
        if (text.length() > settings.promptBytes() || ReplyText.utf8Length(text) > settings.promptBytes()) {
            throw refused("prompt-too-long", "A prompt has at most " + settings.promptBytes() + " bytes.");
        }
        if (text.indexOf('\0') >= 0 || hasLoneSurrogate(text)) {
            throw refused("invalid-text", "The prompt has characters that are no text.");
        }
        if (text.codePoints().allMatch(PromptRules::invisible)) {
            throw refused("prompt-blank", "Write something.");
        }
        return text;
    }

    private static boolean invisible(int point) {
        return Character.isWhitespace(point)
                || Character.isSpaceChar(point)
                || Character.getType(point) == Character.FORMAT
                || Character.getType(point) == Character.CONTROL;
    }

    private static boolean hasLoneSurrogate(String text) {
        return text.codePoints()
                .anyMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
    }

    private static ProblemException refused(String code, String detail) {
        return new ProblemException(HttpStatus.UNPROCESSABLE_ENTITY, code, detail);
    }
}
