package chatclique.gateway.token;

import chatclique.gateway.problem.Problem;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import reactor.core.publisher.Mono;

/**
 * Checks Bearer tokens, and remembers the good ones until they expire, so that a client's next request costs a look-up
 * instead of a signature check.
 */
public final class VerifiedTokens implements ReactiveAuthenticationManager {

    private final ReactiveJwtDecoder decoder;
    private final Cache<String, Authentication> verified;

    VerifiedTokens(ReactiveJwtDecoder decoder, long maxBytes) {
        this.decoder = decoder;
        this.verified = Caffeine.newBuilder()
                .maximumWeight(maxBytes)
                // The text, and about twice as much again for its parsed claims.
                .weigher((String token, Authentication login) -> 3 * token.length())
                .expireAfter(Expiry.creating((String token, Authentication login) -> left(login)))
                .build();
    }

    @Override
    public Mono<Authentication> authenticate(Authentication request) {
        String token = ((BearerTokenAuthenticationToken) request).getToken();
        Authentication known = verified.getIfPresent(token);
        return known == null ? verify(token) : Mono.just(known);
    }

    /** Whether the token was verified already and is still good. */
    public boolean holds(String token) {
        return verified.getIfPresent(token) != null;
    }

    /** The caller that a verified token stands for. */
    public static JwtAuthenticationToken caller(Jwt token) {
        return new JwtAuthenticationToken(token, List.of(), Objects.requireNonNull(token.getSubject(), "sub"));
    }

    private Mono<Authentication> verify(String token) {
        return decoder.decode(token)
                .map(jwt -> (Authentication) caller(jwt))
                .doOnNext(login -> verified.put(token, login))
                .onErrorMap(VerifiedTokens::refusal);
    }

    private static Throwable refusal(Throwable error) {
        Problem outage = outage(error);
        if (outage != null) {
            return outage;
        }
        return error instanceof JwtException ? new InvalidBearerTokenException("Invalid token", error) : error;
    }

    private static @Nullable Problem outage(Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof Problem problem) {
                return problem;
            }
        }
        return null;
    }

    private static Duration left(Authentication login) {
        Instant end = ((JwtAuthenticationToken) login).getToken().getExpiresAt();
        return end == null ? Duration.ZERO : Duration.between(Instant.now(), end);
    }
}
