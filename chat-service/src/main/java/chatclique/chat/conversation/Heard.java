package chatclique.chat.conversation;

import chatclique.chat.conversation.Changes.Change;
import chatclique.chat.conversation.Changes.Changed;
import chatclique.chat.turn.Standings.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How far one listener of a conversation is: the number of the last change that it has heard of, and of which of them it
 * has not heard the end. Written out it is the id of an event, so that a listener may come back to any instance. Used by
 * one stream.
 */
final class Heard {

    private static final Pattern FORM = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,9}){0,20}");

    private final SortedSet<Integer> open = new TreeSet<>();
    private int last;

    private Heard(int last) {
        this.last = last;
    }

    /** One who has heard all of it, and nothing of the ends that are still to come. */
    static Heard all(Changed changed, Map<String, Standing> turns) {
        Heard heard = new Heard(changed.count());
        heard.numbered(changed)
                .filter(numbered -> numbered.isOpen(turns))
                .forEach(numbered -> heard.open.add(numbered.number));
        return heard;
    }

    /** Where a listener was who comes back; empty when it never was there. */
    static Optional<Heard> parse(@Nullable String lastEventId, Changed changed) {
        if (lastEventId == null || !FORM.matcher(lastEventId).matches()) {
            return Optional.empty();
        }
        int[] numbers =
                Stream.of(lastEventId.split("\\.")).mapToInt(Integer::parseInt).toArray();
        Heard heard = new Heard(numbers[0]);
        IntStream.of(numbers).skip(1).filter(number -> number <= heard.last).forEach(heard.open::add);
        return heard.last > changed.count() ? Optional.empty() : Optional.of(heard);
    }

    /** Whether there may be something to tell of a conversation that has had so many changes. */
    boolean mayLack(int changes) {
        return last != changes || !open.isEmpty();
    }

    /** The turns whose standing has to be known before {@link #next}. */
    List<String> concerned(Changed changed) {
        return numbered(changed)
                .filter(numbered -> numbered.number > last || open.contains(numbered.number))
                .map(numbered -> numbered.change.turnId())
                .distinct()
                .toList();
    }

    /** What is new to this listener, in order. */
    List<News> next(Changed changed, Map<String, Standing> turns) {
        List<News> news = new ArrayList<>();
        List<Numbered> kept = numbered(changed).toList();
        int first = changed.count() - kept.size() + 1;
        boolean missed = last + 1 < first || open.removeIf(number -> number < first);
        if (missed) {
            last = Math.max(last, first - 1);
            news.add(new News.Missed(toString()));
        }
        for (Numbered one : kept) {
            if (one.number > last) {
                last = one.number;
                open.add(one.number);
                hear(one, turns, true, news);
            } else if (open.contains(one.number)) {
                hear(one, turns, false, news);
            }
        }
        return news;
    }

    private void hear(Numbered one, Map<String, Standing> turns, boolean isNew, List<News> news) {
        boolean over = !one.isOpen(turns);
        if (over) {
            open.remove(one.number);
        }
        Standing turn = turns.get(one.change.turnId());
        if (turn != null && (isNew || over) && one.isWhatTheTurnIs(turn)) {
            String state = turn.erasedAt() == null ? turn.state().name() : "ERASED";
            news.add(new News.Happened(toString(), turn.id(), turn.versionNumber(), state, turn.since()));
        }
    }

    private Stream<Numbered> numbered(Changed changed) {
        List<Change> latest = changed.latest();
        int before = changed.count() - latest.size();
        return IntStream.range(0, latest.size()).mapToObj(i -> new Numbered(before + i + 1, latest.get(i)));
    }

    /** A change and its number, from 1. */
    private record Numbered(int number, Change change) {

        /** Whether the end of what it began is still to come. */
        boolean isOpen(Map<String, Standing> turns) {
            Standing turn = turns.get(change.turnId());
            return turn != null
                    && isWhatTheTurnIs(turn)
                    && turn.erasedAt() == null
                    && !turn.state().ended();
        }

        /** Whether nothing later has happened to the turn, which is told by a change of its own. */
        boolean isWhatTheTurnIs(Standing turn) {
            return change.version() == (turn.erasedAt() == null ? turn.versionNumber() : 0);
        }
    }

    @Override
    public String toString() {
        StringBuilder id = new StringBuilder().append(last);
        open.forEach(number -> id.append('.').append(number));
        return id.toString();
    }
}
