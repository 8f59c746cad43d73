package chatclique.chat.turn;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import chatclique.chat.store.Indexes;
import chatclique.chat.turn.Turns.Acceptance;
import java.util.Objects;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.ReactiveMongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Writes turns that their owner brings from an export: under their own number where it is free, and each one once. */
@Repository
public class Bringing {

    /** Of higher numbers none is kept, so that no file can use up a day's. */
    private static final int HIGHEST_KEPT = 100_000;

    private final ReactiveMongoOperations mongo;
    private final Indexes indexes;
    private final Turns turns;
    private final Versions versions;
    private final Days days;
    private final Unsealed unsealed;

    Bringing(
            ReactiveMongoOperations mongo,
            Indexes indexes,
            Turns turns,
            Versions versions,
            Days days,
            Unsealed unsealed) {
        this.mongo = mongo;
        this.indexes = indexes;
        this.turns = turns;
        this.versions = versions;
        this.days = days;
        this.unsealed = unsealed;
    }

    /** What came of it. */
    public enum Outcome {
        NEW,
        /** It is there. */
        KNOWN,
        /** Another content is there as this version of the turn. */
        CONFLICT
    }

    /** Brings a turn, or a version of one that was brought before. May be repeated. */
    public Mono<Outcome> bring(Brought brought) {
        return indexes.ready()
                .then(Mono.defer(() -> turns.submitted(brought.owner(), brought.submission())))
                .map(there -> new Acceptance(there, false))
                .switchIfEmpty(Mono.defer(() -> write(brought)))
                .flatMap(accepted -> accepted.isNew()
                        ? turns.count(accepted.turn()).thenReturn(Outcome.NEW)
                        : merge(accepted.turn(), brought));
    }

    private Mono<Acceptance> write(Brought brought) {
        return brought.seq() > HIGHEST_KEPT
                ? writeNext(brought)
                : mongo.insert(brought.numbered(brought.seq()))
                        .map(turn -> new Acceptance(turn, true))
                        .onErrorResume(DuplicateKeyException.class, taken -> writeNext(brought));
    }

    private Mono<Acceptance> writeNext(Brought brought) {
        return days.lastSeq(brought.owner(), brought.day()).flatMap(last -> turns.append(brought, last));
    }

    private Mono<Outcome> merge(Turn there, Brought brought) {
        Turn version = brought.numbered(there.seq());
        if (there.erased() || !version.id().equals(there.id())) {
            return Mono.just(Outcome.CONFLICT);
        }
        if (version.versionNumber() == there.versionNumber()) {
            return Mono.just(there.bodyHash().equals(brought.contentHash()) ? Outcome.KNOWN : Outcome.CONFLICT);
        }
        return version.versionNumber() < there.versionNumber() ? keepEarlier(there, version) : putLater(there, version);
    }

    private Mono<Outcome> keepEarlier(Turn there, Turn version) {
        return versions.find(there.owner(), there.id(), version.versionNumber())
                .map(kept -> kept.bodyHash().equals(version.bodyHash()) ? Outcome.KNOWN : Outcome.CONFLICT)
                .switchIfEmpty(Mono.defer(() -> versions.keep(version)
                        .then(unsealed.add(there, Objects.requireNonNull(version.unsealed())))
                        .thenReturn(Outcome.NEW)));
    }

    private Mono<Outcome> putLater(Turn there, Turn version) {
        Query unchanged = query(where("_id")
                .is(there.id())
                .and("owner")
                .is(there.owner())
                .and("version")
                .is(there.version())
                .and("runner")
                .is(null)
                .and("erasedAt")
                .is(null));
        return versions.keep(there)
                .then(mongo.replace(unchanged, version))
                .map(result -> result.getModifiedCount() == 1 ? Outcome.NEW : Outcome.CONFLICT);
    }
}
