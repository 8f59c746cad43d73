package chatclique.cli.api;

import chatclique.cli.api.EventReader.Event;
import chatclique.cli.http.Problem;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * How much of an answer the reader has: should a stream begin again from the start, because the server does not know the
 * place to go on from, nothing is told twice.
 */
final class Progress {

    private @Nullable String turn;
    private String lastEventId = "";
    private boolean isEnded;
    private boolean isClosing;
    private int version;
    private int characters;
    private int actions;
    private int charactersAgain;
    private int actionsAgain;

    /**
     * @param turn the turn that is answered; null until the server names it
     */
    Progress(@Nullable String turn) {
        this.turn = turn;
    }

    @Nullable
    String turn() {
        return turn;
    }

    /** The place to go on from; empty for the start. */
    String lastEventId() {
        return lastEventId;
    }

    /** Whether nothing more will come. */
    boolean isEnded() {
        return isEnded;
    }

    /** Whether this connection said that another one is needed. */
    boolean isClosing() {
        return isClosing;
    }

    /** A new connection, which goes on where the last one ended. */
    void connected() {
        isClosing = false;
        charactersAgain = 0;
        actionsAgain = 0;
    }

    /** Takes what came; gives what is new to the reader. */
    Optional<ReplyEvent> take(Event event) {
        Optional<ReplyEvent> news = Optional.ofNullable(news(event.name(), event.data()));
        if (!event.id().isEmpty()) {
            lastEventId = event.id();
        }
        return news;
    }

    private @Nullable ReplyEvent news(String name, JsonNode data) {
        return switch (name) {
            case "accepted" -> {
                turn = data.path("turnId").asString(turn);
                yield begins(data.path("version").asInt(1)) ? new ReplyEvent.Reset() : null;
            }
            case "reset" -> begins(data.path("version").asInt(version)) ? new ReplyEvent.Reset() : null;
            case "delta" -> text(data.path("text").asString(""));
            case "action" -> action(data);
            case "done" -> ended(new ReplyEvent.Done());
            case "stopped" -> ended(new ReplyEvent.Stopped());
            case "failed" -> ended(new ReplyEvent.Failed(Problem.of(data.path("problem"))));
            case "closing" -> {
                isClosing = true;
                yield null;
            }
            default -> null; // a later server may tell more than this program knows
        };
    }

    private ReplyEvent ended(ReplyEvent ending) {
        isEnded = true;
        return ending;
    }

    /** A version begins from its start; true when what the reader has is of another one and counts no longer. */
    private boolean begins(int begun) {
        boolean isAnother = version != 0 && version != begun;
        if (isAnother) {
            characters = 0;
            actions = 0;
        }
        version = begun;
        charactersAgain = characters;
        actionsAgain = actions;
        return isAnother;
    }

    private @Nullable ReplyEvent text(String piece) {
        int again = Math.min(charactersAgain, piece.length());
        charactersAgain -= again;
        characters += piece.length() - again;
        return again == piece.length() ? null : new ReplyEvent.Text(piece.substring(again));
    }

    private @Nullable ReplyEvent action(JsonNode data) {
        if (actionsAgain > 0) {
            actionsAgain--;
            return null;
        }
        actions++;
        return new ReplyEvent.Action(
                data.path("name").asString(""), data.path("done").asBoolean(true), data.path("receipt"));
    }
}
