package chatclique.chat.memory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * All that is known of one owner. One document, since it is small and bounded, is read for every answer, and so decides
 * alone what is known already, what is one too many and what was forgotten.
 *
 * @param id the owner's tag
 * @param version counts the changes: who changes it says which one they have seen
 * @param forgotten ids of facts that the owner has deleted, latest last: the turn that taught them doesn't do so again
 */
@Document("facts")
record Knowledge(
        @Id String id,
        String owner,
        long version,
        List<Fact> facts,
        @Nullable List<String> forgotten) {

    /** The most facts of an owner. */
    static final int MOST = 200;

    private static final int MOST_FORGOTTEN = 500;

    /** Whether there is room for another fact. */
    boolean full() {
        return facts.size() >= MOST;
    }

    Optional<Fact> find(String fact) {
        return facts.stream().filter(known -> known.id().equals(fact)).findFirst();
    }

    Optional<Fact> same(Fact fact) {
        return facts.stream().filter(known -> known.saysTheSame(fact)).findFirst();
    }

    boolean forgot(String fact) {
        return forgotten != null && forgotten.contains(fact);
    }

    /** The name that a fact of this kind takes the place of: one has one name for each who knows it. */
    Optional<Fact> formerName(Fact fact) {
        return facts.stream()
                .filter(known -> fact.kind() == Fact.Kind.NAME
                        && known.kind() == Fact.Kind.NAME
                        && String.valueOf(known.petId()).equals(String.valueOf(fact.petId())))
                .findFirst();
    }

    Knowledge with(Fact fact) {
        List<Fact> more = new ArrayList<>(facts);
        more.add(fact);
        return changed(more, forgotten);
    }

    Knowledge corrected(String fact, String text, Instant at) {
        return changed(
                facts.stream()
                        .map(known -> known.id().equals(fact) ? known.withText(text, at) : known)
                        .toList(),
                forgotten);
    }

    Knowledge without(String fact) {
        List<String> gone = new ArrayList<>(forgotten == null ? List.of() : forgotten);
        gone.add(fact);
        return changed(
                facts.stream().filter(known -> !known.id().equals(fact)).toList(),
                List.copyOf(gone.subList(Math.max(0, gone.size() - MOST_FORGOTTEN), gone.size())));
    }

    private Knowledge changed(List<Fact> now, @Nullable List<String> gone) {
        return new Knowledge(id, owner, version + 1, List.copyOf(now), gone);
    }
}
