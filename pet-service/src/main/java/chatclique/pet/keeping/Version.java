package chatclique.pet.keeping;

import chatclique.auth.problem.ProblemException;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * The version of a pet that a change is meant for.
 *
 * @param expected the version, or nothing when any will do
 */
record Version(OptionalLong expected) {

    private static final Pattern QUOTED = Pattern.compile("\"(\\d{1,18})\"");

    /** Reads the header If-Match. */
    static Version of(@Nullable String header) {
        if (header == null || header.equals("*")) {
            return new Version(OptionalLong.empty());
        }
        Matcher version = QUOTED.matcher(header);
        if (!version.matches()) {
            throw new ProblemException(
                    HttpStatus.BAD_REQUEST, "version-invalid", "If-Match is the pet's version in quotes.");
        }
        return new Version(OptionalLong.of(Long.parseLong(version.group(1))));
    }

    /** Refuses a change that was meant for another version. */
    void check(long actual) {
        if (expected.isPresent() && expected.getAsLong() != actual) {
            throw new ProblemException(
                    HttpStatus.PRECONDITION_FAILED, "version-changed", "The pet has changed since that version.");
        }
    }

    static Version exactly(long version) {
        return new Version(OptionalLong.of(version));
    }
}
