package chatclique.chat.reply;

import chatclique.chat.turn.Turn;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.ai.chat.metadata.Usage;
import org.springframework.ai.chat.model.ChatResponse;

/** What a model's stream adds up to: text, the model's own name, tokens, and how it ended. Used by one stream. */
final class Writing {

    private final RunningReply reply;
    private final String sender;
    private final long startedNanos;
    private String model;
    private int promptTokens;
    private int completionTokens;
    private @Nullable Duration firstToken;
    private boolean overflown;

    /**
     * @param startedNanos when the turn came in, by {@link System#nanoTime}
     */
    Writing(RunningReply reply, String sender, String model, long startedNanos) {
        this.reply = reply;
        this.sender = sender;
        this.model = model;
        this.startedNanos = startedNanos;
    }

    /** Notes how many tokens the model was told, by estimate; what the provider reports replaces it. */
    void asked(int tokens) {
        promptTokens = tokens;
    }

    /** Takes what the model sent; false when the answer must end here. */
    boolean take(ChatResponse response) {
        String piece = response.getResult() == null
                ? null
                : response.getResult().getOutput().getText();
        note(response);
        if (piece == null || piece.isEmpty()) {
            return true;
        }
        if (firstToken == null) {
            firstToken = Duration.ofNanos(System.nanoTime() - startedNanos);
        }
        overflown = !reply.append(piece);
        return !overflown;
    }

    private void note(ChatResponse response) {
        String name = response.getMetadata().getModel();
        if (name != null && !name.isEmpty()) {
            model = name;
        }
        Usage usage = response.getMetadata().getUsage();
        if (usage != null && usage.getPromptTokens() != null && usage.getPromptTokens() > 0) {
            promptTokens = usage.getPromptTokens();
            completionTokens = usage.getCompletionTokens();
        }
    }

    /** Notes what the model has just done, at this place in the text. */
    Turn.Action act(Turn.Action action) {
        return reply.act(action);
    }

    @Nullable
    Duration firstToken() {
        return firstToken;
    }

    /** How it ended when the model's stream is over. */
    Turn.Ending completed() {
        String text = reply.soFar();
        if (reply.interrupted()) {
            return cut(text, Failures.INTERRUPTED);
        }
        if (overflown) {
            return cut(text, Failures.TOO_LONG);
        }
        return text.isBlank() ? cut("", Failures.EMPTY) : ending(Turn.State.DONE, text, null);
    }

    /** How it ended when the model failed: what it had said is kept. */
    Turn.Ending failed(Throwable cause) {
        return cut(reply.soFar(), Failures.of(cause));
    }

    private Turn.Ending cut(String text, Turn.Failure failure) {
        return ending(text.isEmpty() ? Turn.State.FAILED : Turn.State.PARTIAL, text, failure);
    }

    private Turn.Ending ending(Turn.State state, String text, Turn.@Nullable Failure failure) {
        int completion = completionTokens > 0 ? completionTokens : Tokens.estimate(text);
        Turn.Usage usage = new Turn.Usage(promptTokens, completion, null);
        return new Turn.Ending(state, text, sender, reply.acts(), model, null, usage, null, firstToken, failure);
    }
}
