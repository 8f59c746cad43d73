package chatclique.chat.reply;

import chatclique.chat.turn.Turn;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One reader's way through an answer, whoever writes it and wherever it is read from. Used by one stream. */
final class Reading {

    private @Nullable Progress had;

    /** @param had how far the reader came before; null when there was no before */
    Reading(@Nullable Progress had) {
        this.had = had;
    }

    /** An answer as far as it is written. */
    interface Written {

        List<Turn.Action> actions();

        int length();

        /** Where the pieces end into which the text between two places is cut for a reader; the last is {@code to}. */
        int[] cuts(int from, int to);

        String text(int from, int to);
    }

    /**
     * What comes next for this reader.
     *
     * @param whole whether nothing that the reader could have had is missing here
     */
    List<ReplyEvent> next(Turn turn, Written written, boolean whole) {
        List<ReplyEvent> events = new ArrayList<>();
        Progress start = Progress.startOf(turn);
        Progress end = new Progress(start.version(), written.actions().size(), written.length());
        Progress from = had;
        if (from == null) {
            events.add(new ReplyEvent.Accepted(turn));
            from = start;
        } else if (from.version() != end.version() || (whole && from.isBeyond(end))) {
            events.add(new ReplyEvent.Reset(turn));
            from = start;
        }
        had = from.isBeyond(end) ? from : tell(written, from, end, events);
        return events;
    }

    private static Progress tell(Written written, Progress from, Progress end, List<ReplyEvent> events) {
        Progress now = from;
        for (Turn.Action action : written.actions().subList(from.actions(), end.actions())) {
            now = tellText(written, now, Math.min(action.place(), end.characters()), events)
                    .afterAction();
            events.add(new ReplyEvent.Acted(action, now));
        }
        return tellText(written, now, end.characters(), events);
    }

    private static Progress tellText(Written written, Progress from, int to, List<ReplyEvent> events) {
        Progress now = from;
        if (from.characters() < to) {
            for (int cut : written.cuts(from.characters(), to)) {
                String piece = written.text(now.characters(), cut);
                now = now.withCharacters(cut);
                events.add(new ReplyEvent.Delta(piece, now));
            }
        }
        return now;
    }
}
