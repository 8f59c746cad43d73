package chatclique.chat.voice;

import chatclique.chat.persona.Recollection;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What an owner has told.
 *
 * @param name how they want to be called, if they said so
 * @param likes what they like, latest last
 * @param topics what of theirs they spoke of, latest last
 */
record Memory(@Nullable String name, List<String> likes, List<String> topics) {

    private static final int LONGEST = 40;

    /** What is remembered of an owner beyond this conversation; what was corrected or deleted there counts for nothing here. */
    Memory with(@Nullable Recollection remembered) {
        return remembered == null ? this : new Memory(remembered.name(), remembered.likes(), topics);
    }

    /** Goes through what was said, each in its own language. */
    static Memory of(List<String> said, Locale own, Function<Language, Phrasebook> books) {
        String name = null;
        Set<String> likes = new LinkedHashSet<>();
        Set<String> topics = new LinkedHashSet<>();
        List<String> soFar = new ArrayList<>();
        for (String text : said) {
            soFar.add(text);
            Phrasebook book = books.apply(Language.of(soFar, own));
            name = book.caught("told-name", text).map(Memory::clean).orElse(name);
            book.caught("told-like", text).map(Memory::clean).ifPresent(likes::add);
            book.caught("topic", text).map(Memory::clean).ifPresent(topics::add);
        }
        return new Memory(name, List.copyOf(likes), List.copyOf(topics));
    }

    /** What they said last that they like; empty when nothing. */
    String lastLike() {
        return likes.isEmpty() ? "" : likes.getLast();
    }

    /** What of theirs they spoke of last; empty when nothing. */
    String lastTopic() {
        return topics.isEmpty() ? "" : topics.getLast();
    }

    private static String clean(String caught) {
        String text = caught.strip();
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST).strip();
    }
}
