package chatclique.auth.token;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Keycloak's public keys, read when the first token comes and again when a token names a key that is not among them. All
 * requests share one read; made-up key names cause no more than one read each {@code keysReadEvery}. While Keycloak is
 * away the keys that are known go on being used.
 */
class SigningKeys implements Function<SignedJWT, Flux<JWK>> {

    /** After a read that failed, keys that are already known are not asked for again for this long. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

    private final WebClient http;
    private final String address;
    private final TokenProperties properties;
    private final Mono<JWKSet> read;

    private volatile Known known = new Known(new JWKSet(), System.nanoTime());

    SigningKeys(WebClient http, String address, TokenProperties properties) {
        this.http = http;
        this.address = address;
        this.properties = properties;
        this.read = Mono.defer(this::fetch)
                .doOnNext(keys -> known = known.replaced(keys, properties.keysKeptFor()))
                .doOnError(failure -> known = known.replaced(known.keys(), PATIENCE))
                .cache(keys -> properties.keysReadEvery(), failure -> AFTER_FAILURE, () -> AFTER_FAILURE);
    }

    /** The key that a token says it is signed with; nothing when there is none of that name. */
    @Override
    public Flux<JWK> apply(SignedJWT token) {
        String id = token.getHeader().getKeyID();
        if (id == null) {
            return Flux.empty();
        }
        JWK key = known.key(id);
        if (key != null && known.fresh()) {
            return Flux.just(key);
        }
        Mono<JWK> found = read.mapNotNull(keys -> keys.getKeyByKeyId(id));
        return (key == null ? found : found.onErrorReturn(key)).flux();
    }

    private Mono<JWKSet> fetch() {
        return http.get()
                .uri(address)
                .retrieve()
                .bodyToMono(String.class)
                .timeout(properties.keysTimeout())
                .map(SigningKeys::parse);
    }

    private static JWKSet parse(String keys) {
        try {
            return JWKSet.parse(keys);
        } catch (ParseException e) {
            throw new IllegalArgumentException("The answer holds no keys", e);
        }
    }

    private record Known(JWKSet keys, long until) {

        Known replaced(JWKSet keys, Duration lifetime) {
            return new Known(keys, System.nanoTime() + lifetime.toNanos());
        }

        boolean fresh() {
            return System.nanoTime() - until < 0;
        }

        @Nullable
        JWK key(String id) {
            return keys.getKeyByKeyId(id);
        }
    }
}
