package chatclique.gateway.token;

import chatclique.gateway.problem.Problem;
import chatclique.gateway.problem.Traced;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The realm's public keys, fetched when a token names one that isn't held. One fetch runs at a time, and tokens with
 * invented key ids can't cause more than one every few seconds.
 */
class Keys {

    private static final Logger LOG = LoggerFactory.getLogger(Keys.class);
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final Duration STALE = Duration.ofHours(1);

    private final WebClient keycloak;
    private final String address;
    private final AtomicReference<@Nullable Mono<Held>> underWay = new AtomicReference<>();
    private volatile Held held = new Held(new JWKSet(), Instant.EPOCH);

    Keys(WebClient keycloak, String address) {
        this.keycloak = keycloak;
        this.address = address;
    }

    /** The keys that may have signed the token; none when the realm has no such key. */
    Flux<JWK> of(SignedJWT token) {
        return Mono.defer(() -> holding(token.getHeader().getKeyID()))
                .flatMapIterable(known -> known.keys().getKeys());
    }

    private Mono<Held> holding(@Nullable String id) {
        Held now = held;
        boolean known = id != null && now.keys().getKeyByKeyId(id) != null;
        if (now.youngerThan(known ? STALE : PAUSE)) {
            return Mono.just(now);
        }
        // A known key goes on to work while Keycloak is away; an unknown one can't be judged then.
        return known ? fetch().onErrorReturn(now) : fetch();
    }

    private Mono<Held> fetch() {
        Mono<Held> mine = request().doFinally(end -> underWay.set(null)).cache();
        Mono<Held> first = underWay.compareAndExchange(null, mine);
        return first == null ? mine : first;
    }

    private Mono<Held> request() {
        return keycloak.get()
                .uri(address)
                .retrieve()
                .bodyToMono(String.class)
                .map(Keys::parse)
                .doOnNext(fetched -> held = fetched)
                .onErrorResume(error -> Traced.error(() -> unreachable(error)));
    }

    private static Problem unreachable(Throwable error) {
        LOG.warn("The realm's keys can't be fetched: {}", error.toString());
        return Problem.unavailable("login-unavailable", "Logins can't be checked now.");
    }

    private static Held parse(String json) {
        try {
            return new Held(JWKSet.parse(json), Instant.now());
        } catch (ParseException e) {
            throw new IllegalArgumentException("Not a key set", e);
        }
    }

    private record Held(JWKSet keys, Instant since) {

        boolean youngerThan(Duration age) {
            return Instant.now().isBefore(since.plus(age));
        }
    }
}
