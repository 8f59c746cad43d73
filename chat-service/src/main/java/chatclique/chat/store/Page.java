package chatclique.chat.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A page of anything.
 *
 * @param items what is on it
 * @param next the cursor of the page after it; null on the last one
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Page<T>(List<T> items, @Nullable String next) {

    /** How many items a page has when nobody asks for a number. */
    public static final String LIMIT = "50";

    /** The most items of a page. */
    public static final int MOST = 200;

    /** The same page of something made from its items. */
    public <R> Page<R> map(Function<T, R> change) {
        return new Page<>(items.stream().map(change).toList(), next);
    }
}
