package chatclique.chat.diary;

import chatclique.auth.Owner;
import chatclique.chat.diary.DiaryPage.Sentence;
import chatclique.chat.diary.DiaryPage.Source;
import chatclique.chat.persona.Mood;
import chatclique.chat.persona.PetDay;
import chatclique.chat.turn.Turn;
import chatclique.chat.voice.DayStory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a page is made from.
 *
 * @param told as a model is told it
 * @param sources what its references stand for
 * @param turn the last entry of the log among them, on whose account a model is asked; null on a day of deeds alone
 */
record Story(
        PetDay pet,
        DayStory told,
        Map<String, Source> sources,
        @Nullable Turn turn) {

    /** What of a pet's history is worth a sentence; its talks are in the log, and the log tells more of them. */
    private static final Set<String> TOLD =
            Set.of("adopt", "feed", "pet", "play", "buy", "wear", "rename", "pause", "resume");

    private static final int LONGEST_TEXT = 300;

    private record Thing(
            Source source,
            String text,
            String outcome,
            @Nullable Turn turn) {}

    /**
     * The story of a pet's day; none when there is nothing to tell.
     *
     * @param turns what of the day's log this pet may tell of, in order
     */
    static Optional<Story> of(PetDay pet, List<Turn> turns, List<PetDay.Event> events, Owner owner, String seed) {
        List<Thing> things = new ArrayList<>();
        turns.forEach(turn -> things.add(thing(turn)));
        events.stream().filter(event -> TOLD.contains(event.kind())).forEach(event -> things.add(thing(event)));
        things.sort(Comparator.comparing(thing -> thing.source().at()));
        if (things.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Source> sources = new LinkedHashMap<>();
        List<DayStory.Entry> entries = new ArrayList<>();
        for (Thing thing : things) {
            Source source = thing.source();
            String ref = source.seq() == null ? "e" + sources.size() : "t" + source.seq();
            sources.put(ref, source);
            entries.add(new DayStory.Entry(ref, source.at(), source.kind(), thing.text(), thing.outcome()));
        }
        Turn last = things.stream()
                .map(Thing::turn)
                .filter(Objects::nonNull)
                .reduce((one, other) -> other)
                .orElse(null);
        Mood mood = Mood.of(events.isEmpty() ? null : events.getLast().after().band());
        DayStory told = new DayStory(
                pet.pet().name(),
                pet.pet().species(),
                owner.name(),
                owner.zone(),
                owner.locale(),
                mood,
                seed,
                List.copyOf(entries));
        return Optional.of(new Story(pet, told, sources, last));
    }

    /** The sentences that tell of something, with what that is; references that nobody knows are dropped. */
    List<Sentence> linked(DayStory.Page page) {
        return page.sentences().stream()
                .map(sentence -> new Sentence(
                        sentence.text(),
                        sentence.refs().stream()
                                .distinct()
                                .map(sources::get)
                                .filter(Objects::nonNull)
                                .toList()))
                .filter(sentence -> !sentence.entries().isEmpty())
                .toList();
    }

    private static Thing thing(Turn turn) {
        boolean talk = turn.kind() == Turn.Kind.CHAT;
        String text = turn.prompt() == null ? "" : turn.prompt().text();
        return new Thing(
                new Source(talk ? "talk" : "picture", turn.createdAt(), turn.seq(), null), cut(text), "", turn);
    }

    private static Thing thing(PetDay.Event event) {
        String text = event.kind().equals("rename") ? event.name() : "";
        return new Thing(new Source(event.kind(), event.at(), null, event.id()), text, event.outcome(), null);
    }

    private static String cut(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST_TEXT
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST_TEXT)) + "…";
    }
}
