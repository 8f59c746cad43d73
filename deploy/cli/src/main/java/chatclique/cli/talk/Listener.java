package chatclique.cli.talk;

import chatclique.cli.api.ReplyEvent;
import chatclique.cli.http.Problem;
import chatclique.cli.http.RefusedException;
import chatclique.cli.terminal.Screen;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Shows one answer as it comes. */
final class Listener implements Consumer<ReplyEvent> {

    private final Screen screen;
    private final String who;
    private final boolean named;
    private boolean isLost;
    private boolean isBrokenOff;
    private @Nullable Problem failure;

    /**
     * @param named whether each answer says who speaks
     */
    Listener(Screen screen, String who, boolean named) {
        this.screen = screen;
        this.who = who;
        this.named = named;
    }

    /** Says who will speak, so that the person sees that they were heard. */
    void begin() {
        if (named) {
            screen.speaker(who);
        }
    }

    /**
     * After the end: whether the person did not want the rest.
     *
     * @throws RefusedException when there is no whole answer
     */
    boolean endedByPerson() {
        if (failure != null) {
            throw new RefusedException(failure);
        }
        return isBrokenOff;
    }

    @Override
    public void accept(ReplyEvent event) {
        boolean wasLost = isLost;
        isLost = event instanceof ReplyEvent.Lost;
        switch (event) {
            case ReplyEvent.Text(String text) -> screen.text(text);
            case ReplyEvent.Action action -> screen.note(Deed.line(action, who));
            case ReplyEvent.Reset() -> {
                screen.note("[the answer begins anew]");
                begin();
            }
            case ReplyEvent.Lost() -> {
                if (!wasLost) {
                    screen.note("[the connection is lost; trying again]");
                }
            }
            case ReplyEvent.Done() -> screen.endLine();
            case ReplyEvent.Stopped() -> brokenOff("[stopped]");
            case ReplyEvent.Left() -> brokenOff("[not waiting any more; the log will have the answer]");
            case ReplyEvent.Failed(Problem problem) -> {
                screen.endLine();
                failure = problem;
            }
        }
    }

    private void brokenOff(String words) {
        isBrokenOff = true;
        screen.note(words);
    }
}
