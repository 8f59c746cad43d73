package chatclique.chat.turn;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import chatclique.chat.turn.Standings.Standing;
import com.mongodb.client.result.UpdateResult;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.data.mongodb.core.ReactiveMongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Erases what turns held, and what they were before. Their numbers stay used. */
@Component
class Eraser {

    private static final List<String> CONTENT = List.of(
            "prompt",
            "answer",
            "actions",
            "persona",
            "model",
            "standIn",
            "usage",
            "cost",
            "timeToFirstTokenMs",
            "failure",
            "picture",
            "runner",
            "stopAt",
            "change",
            "salt",
            "untold",
            "conversation");

    private final ReactiveMongoOperations mongo;
    private final Days days;
    private final Versions versions;
    private final Origins origins;
    private final Standings standings;
    private final List<Retelling> retellings;
    private final ObjectProvider<Erasure> erasures;

    Eraser(
            ReactiveMongoOperations mongo,
            Days days,
            Versions versions,
            Origins origins,
            Standings standings,
            List<Retelling> retellings,
            ObjectProvider<Erasure> erasures) {
        this.mongo = mongo;
        this.days = days;
        this.versions = versions;
        this.origins = origins;
        this.standings = standings;
        this.retellings = retellings;
        this.erasures = erasures;
    }

    /** See {@link Turns#erase}. */
    Mono<Long> erase(String owner, LocalDate date, List<Integer> seqs, Instant at) {
        List<String> ids = Turns.ids(owner, date, seqs);
        Update nothingLeft =
                new Update().set("erasedAt", at).set("unsealed", at).set("bodyHash", "");
        CONTENT.forEach(nothingLeft::unset);
        Query there = query(
                where("_id").in(ids).and("owner").is(owner).and("erasedAt").is(null));
        return standings
                .of(owner, ids)
                .collectList()
                .flatMap(before -> forget(owner, before)
                        .then(mongo.updateMulti(there, nothingLeft, Turn.class))
                        .delayUntil(result -> forget(owner, before))
                        .delayUntil(result -> versions.erase(owner, mayHaveVersions(before)))
                        .delayUntil(result -> origins.forget(owner, ids))
                        .delayUntil(result -> days.discount(owner, date, seqs))
                        .delayUntil(result -> tell(owner, before))
                        .map(UpdateResult::getModifiedCount));
    }

    /** One that was erased before may have been about to be answered anew. */
    private static List<String> mayHaveVersions(List<Standing> turns) {
        return turns.stream()
                .filter(turn -> turn.versionNumber() > 1 || turn.erasedAt() != null)
                .map(Standing::id)
                .toList();
    }

    /** What others tell of these turns and their conversations. */
    private Mono<Void> forget(String owner, List<Standing> turns) {
        Set<String> conversations = turns.stream()
                .flatMap(turn -> Stream.ofNullable(turn.conversation()))
                .collect(Collectors.toSet());
        List<String> ids = turns.stream().map(Standing::id).toList();
        return Flux.fromIterable(retellings)
                .concatMap(retelling -> retelling.forget(owner, ids, conversations))
                .then();
    }

    private Mono<Void> tell(String owner, List<Standing> turns) {
        List<Standing> erased =
                turns.stream().filter(turn -> turn.erasedAt() == null).toList();
        return Flux.fromStream(erasures::orderedStream)
                .concatMap(erasure -> erasure.erased(owner, erased))
                .then();
    }
}
