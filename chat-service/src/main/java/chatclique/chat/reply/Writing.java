package chatclique.chat.reply;

import chatclique.chat.model.Answerer;
import chatclique.chat.model.Bill;
import chatclique.chat.turn.Ending;
import chatclique.chat.turn.Turn;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.ai.chat.model.ChatResponse;

/** What a model's stream adds up to: text, who wrote it, tokens and their price, and how it ended. Used by one stream. */
final class Writing {

    private final RunningReply reply;
    private final String sender;
    private final long startedNanos;
    private final Bill bill = new Bill();
    private String model;
    private Turn.@Nullable StandIn standIn;
    private @Nullable Duration firstToken;
    private boolean overflown;

    /**
     * @param model the one that is asked first
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
        bill.asked(tokens);
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
        Answerer.in(response).ifPresent(this::begin);
        bill.report(response.getMetadata().getUsage());
    }

    private void begin(Answerer answerer) {
        bill.begin(answerer, reply.soFar());
        model = answerer.model();
        standIn = answerer.standIn();
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
    Ending completed() {
        String text = reply.soFar();
        if (reply.stopped()) {
            return ending(Turn.State.STOPPED, text, null);
        }
        if (reply.interrupted()) {
            return cut(text, Failures.INTERRUPTED);
        }
        if (overflown) {
            return cut(text, Failures.TOO_LONG);
        }
        return text.isBlank() ? cut("", Failures.EMPTY) : ending(Turn.State.DONE, text, null);
    }

    /** How it ended when the model failed: what it had said is kept. */
    Ending failed(Throwable cause) {
        return cut(reply.soFar(), Failures.of(cause));
    }

    private Ending cut(String text, Turn.Failure failure) {
        return ending(text.isEmpty() ? Turn.State.FAILED : Turn.State.PARTIAL, text, failure);
    }

    private Ending ending(Turn.State state, String text, Turn.@Nullable Failure failure) {
        bill.settle(text);
        return new Ending(
                state, text, sender, reply.acts(), model, standIn, bill.usage(), bill.cost(), firstToken, failure);
    }
}
