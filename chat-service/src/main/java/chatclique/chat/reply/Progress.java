package chatclique.chat.reply;

import chatclique.chat.turn.Turn;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How far a reader of a turn has come: the id of an event. It counts what the reader has, not what was sent, so that any
 * instance can go on from it, from memory or from the stored turn.
 *
 * @param version of the answer, from 1
 * @param actions how many of them the reader has
 * @param characters how many UTF-16 units of the text
 */
record Progress(int version, int actions, int characters) {

    private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,8})\\.([0-9]{1,9})\\.([0-9]{1,9})");

    /** Where an answer begins. */
    static Progress startOf(Turn turn) {
        return new Progress(turn.versionNumber(), 0, 0);
    }

    /** Where an answer is, as it is stored. */
    static Progress of(Turn turn) {
        int characters = turn.answer() == null ? 0 : turn.answer().text().length();
        return new Progress(turn.versionNumber(), turn.done().size(), characters);
    }

    /** What a reader sends who comes back; empty when it is none of ours. */
    static Optional<Progress> parse(@Nullable String lastEventId) {
        Matcher form = FORM.matcher(lastEventId == null ? "" : lastEventId);
        return form.matches()
                ? Optional.of(new Progress(
                        Integer.parseInt(form.group(1)),
                        Integer.parseInt(form.group(2)),
                        Integer.parseInt(form.group(3))))
                : Optional.empty();
    }

    /** Whether it goes further than another of the same version. */
    boolean isBeyond(Progress other) {
        return actions > other.actions || characters > other.characters;
    }

    Progress withCharacters(int now) {
        return new Progress(version, actions, now);
    }

    Progress afterAction() {
        return new Progress(version, actions + 1, characters);
    }

    /** The id as it is sent. */
    @Override
    public String toString() {
        return version + "." + actions + "." + characters;
    }
}
