package chatclique.chat.search;

import chatclique.chat.search.Words.Found;
import chatclique.chat.store.Page;
import chatclique.chat.turn.Turn;
import chatclique.chat.turn.TurnId;
import chatclique.chat.turn.TurnView;
import chatclique.chat.turn.Turns;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Finds turns by all words of a question, in whichever part they stand; the latest first. */
@Component
class Search {

    private final Analysis analysis;
    private final Words words;
    private final Turns turns;
    private final Snippets snippets;

    Search(Analysis analysis, Words words, Turns turns, Snippets snippets) {
        this.analysis = analysis;
        this.words = words;
        this.turns = turns;
        this.snippets = snippets;
    }

    /** A turn that was found, and where the words stand. */
    record Hit(TurnView turn, List<Snippets.Snippet> snippets) {}

    /**
     * A page of what has all the words of a question; nothing when it has no word.
     *
     * @param before the cursor: where in time the page before ended
     */
    Mono<Page<Hit>> find(String owner, String question, @Nullable String before, int limit) {
        List<Set<String>> asked = analysis.question(question);
        if (asked.isEmpty()) {
            return Mono.just(new Page<>(List.of(), null));
        }
        Set<String> all = asked.stream().flatMap(Set::stream).collect(Collectors.toSet());
        return found(owner, asked, before, limit + 1)
                .flatMap(found -> hits(owner, found.stream().limit(limit).toList(), all)
                        .map(hits -> new Page<>(
                                hits,
                                found.size() > limit ? found.get(limit - 1).place() : null)));
    }

    /**
     * The longest word leads, since long words are rare; each form of it is a look-up of its own that an index answers
     * in order. The other words only filter.
     */
    private Mono<List<Found>> found(String owner, List<Set<String>> asked, @Nullable String before, int limit) {
        Set<String> lead =
                asked.stream().max(Comparator.comparingInt(Search::length)).orElseThrow();
        List<Set<String>> others = asked.stream().filter(any -> any != lead).toList();
        return Flux.fromIterable(lead)
                .flatMap(word -> words.find(owner, word, others, before, limit))
                .flatMapIterable(found -> found)
                .distinct(Found::id)
                .sort(Comparator.comparing(Found::place).reversed())
                .take(limit)
                .collectList();
    }

    private static int length(Set<String> forms) {
        return forms.stream().mapToInt(String::length).min().orElse(0);
    }

    /** What was erased a moment ago still has words, but is not shown; nor is what is being answered anew. */
    private Mono<List<Hit>> hits(String owner, List<Found> found, Collection<String> asked) {
        List<TurnId> ids =
                found.stream().flatMap(one -> TurnId.parse(one.id()).stream()).toList();
        return turns.written(owner, ids)
                .filter(turn -> !turn.erased())
                .collect(Collectors.toMap(Turn::id, Function.identity()))
                .publishOn(Schedulers.boundedElastic())
                .map(byId -> hits(found, byId, asked));
    }

    private List<Hit> hits(List<Found> found, Map<String, Turn> byId, Collection<String> asked) {
        return found.stream()
                .map(one -> byId.get(one.id()))
                .filter(Objects::nonNull)
                .map(turn -> new Hit(TurnView.of(turn), snippets.of(turn, asked)))
                .filter(hit -> !hit.snippets().isEmpty())
                .toList();
    }
}
