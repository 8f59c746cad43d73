package chatclique.image.share;

import java.security.SecureRandom;
import java.time.Duration;
import org.bson.types.Binary;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.ReactiveMongoTemplate;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * The key that addresses are signed with: made once by whichever instance needs it first, and kept in the store, so that
 * every instance signs alike, also after a restart, and nobody has to think of a secret. Whoever can read the store could
 * read the pictures anyway.
 */
@Component
class Signatures {

    private static final String SHARES = "shares";
    private static final int BYTES = 32;

    private final ReactiveMongoTemplate mongo;
    private final Mono<Signature> signature;

    @Document("keys")
    record Key(@Id String id, Binary bytes) {}

    Signatures(ReactiveMongoTemplate mongo) {
        this.mongo = mongo;
        this.signature = Mono.defer(this::found)
                .cache(
                        there -> Duration.ofMillis(Long.MAX_VALUE),
                        error -> Duration.ZERO,
                        () -> Duration.ofMillis(Long.MAX_VALUE));
    }

    Mono<Signature> current() {
        return signature;
    }

    private Mono<Signature> found() {
        return mongo.findById(SHARES, Key.class)
                .switchIfEmpty(Mono.defer(this::made))
                .map(key -> new Signature(key.bytes().getData()));
    }

    private Mono<Key> made() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return mongo.insert(new Key(SHARES, new Binary(bytes)))
                .onErrorResume(DuplicateKeyException.class, other -> mongo.findById(SHARES, Key.class));
    }
}
