package chatclique.chat.model;

import chatclique.chat.turn.Turn;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.ai.chat.metadata.Usage;

/**
 * What a reply uses: one request after another, each with its own model and price, as the provider counts tokens or else
 * estimated. A request that brought nothing costs nothing.
 */
public final class Bill {

    private int asked;
    private @Nullable Answerer answerer;
    private Turn.@Nullable Usage reported;
    private int saidFrom;
    private Turn.@Nullable Usage settled;
    private Turn.@Nullable Cost cost;

    /** Notes how many tokens the next request has, by estimate. */
    public void asked(int tokens) {
        asked = tokens;
    }

    /**
     * A model was asked; what the request before it used is settled.
     *
     * @param soFar the text up to now
     */
    public void begin(Answerer next, String soFar) {
        settle(soFar);
        answerer = next;
        saidFrom = soFar.length();
    }

    /** Takes what the provider counted; the latest count is for all of the request. */
    public void report(@Nullable Usage usage) {
        if (usage != null && usage.getPromptTokens() != null && usage.getPromptTokens() > 0) {
            Long cached = usage.getCacheReadInputTokens();
            reported = new Turn.Usage(
                    usage.getPromptTokens(),
                    Objects.requireNonNullElse(usage.getCompletionTokens(), 0),
                    cached == null ? null : Math.toIntExact(cached));
        }
    }

    /** Closes the running request. */
    public void settle(String soFar) {
        Turn.Usage used = used(soFar);
        if (used == null) {
            return;
        }
        settled = settled == null ? used : settled.plus(used);
        Turn.Cost more = answerer == null ? null : answerer.cost(used);
        if (more != null) {
            cost = cost == null ? more : cost.plus(more);
        }
        reported = null;
        saidFrom = soFar.length();
    }

    private Turn.@Nullable Usage used(String soFar) {
        int said = Estimate.tokens(soFar.substring(saidFrom));
        if (reported != null) {
            return reported.completionTokens() > 0
                    ? reported
                    : new Turn.Usage(reported.promptTokens(), said, reported.cachedTokens());
        }
        return said == 0 ? null : new Turn.Usage(asked, said, null);
    }

    /** What all its requests used; null before the first has brought anything. */
    public Turn.@Nullable Usage usage() {
        return settled;
    }

    /** What they cost; null when no model had a price. */
    public Turn.@Nullable Cost cost() {
        return cost;
    }
}
