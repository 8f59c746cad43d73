package chatclique.gateway.limit;

import chatclique.gateway.problem.Problem;
import chatclique.gateway.site.ClientAddress;
import chatclique.gateway.token.VerifiedTokens;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Holds each user, and each address of strangers, to a rate, and each user to a number of requests at once. Counted in
 * this instance. The files of the web client are not counted: they cost next to nothing and a page needs many.
 */
@Component
public class Throttle {

    private static final Set<String> FOR_STRANGERS = Set.of("login", "signup", "logout", "auth", "v3");
    private static final Duration IDLE = Duration.ofMinutes(10);
    private static final int MOST_CALLERS = 50_000;

    private final LoadingCache<String, Bucket> users;
    private final LoadingCache<String, Bucket> addresses;
    private final ConcurrentMap<String, Integer> open = new ConcurrentHashMap<>();
    private final VerifiedTokens tokens;
    private final ClientAddress clients;
    private final int maxOpen;

    Throttle(Limits limits, VerifiedTokens tokens, ClientAddress clients) {
        this.users = buckets(limits.user());
        this.addresses = buckets(limits.address());
        this.maxOpen = limits.maxOpenPerUser();
        this.tokens = tokens;
        this.clients = clients;
    }

    /**
     * Before the login is known: whoever logs in is still a stranger, and a token that was not seen before costs a
     * signature check, so the address pays.
     */
    public Mono<Void> beforeLogin(ServerWebExchange exchange, WebFilterChain chain) {
        ServerHttpRequest request = exchange.getRequest();
        boolean counted = isApi(request) ? hasNewToken(request) : FOR_STRANGERS.contains(area(request));
        return counted ? byAddress(exchange, chain) : chain.filter(exchange);
    }

    /** When the login is known: under {@code /api} the user pays, or the stranger's address. */
    public Mono<Void> afterLogin(ServerWebExchange exchange, WebFilterChain chain) {
        return isApi(exchange.getRequest())
                ? caller().flatMap(caller -> byCaller(caller, exchange, chain))
                : chain.filter(exchange);
    }

    private static Mono<String> caller() {
        return ReactiveSecurityContextHolder.getContext()
                .mapNotNull(SecurityContext::getAuthentication)
                .map(Authentication::getName)
                .defaultIfEmpty("");
    }

    private Mono<Void> byCaller(String caller, ServerWebExchange exchange, WebFilterChain chain) {
        return caller.isEmpty() ? byAddress(exchange, chain) : byUser(caller, exchange, chain);
    }

    private Mono<Void> byAddress(ServerWebExchange exchange, WebFilterChain chain) {
        Problem refusal = spend(addresses.get(clients.network(exchange.getRequest())));
        return refusal == null ? chain.filter(exchange) : Mono.error(refusal);
    }

    private Mono<Void> byUser(String user, ServerWebExchange exchange, WebFilterChain chain) {
        Problem refusal = spend(users.get(user));
        if (refusal != null) {
            return Mono.error(refusal);
        }
        if (open.merge(user, 1, Integer::sum) > maxOpen) {
            close(user);
            return Mono.error(
                    Problem.of(HttpStatus.TOO_MANY_REQUESTS, "too-many-open", "Too many requests are open at once.")
                            .retryAfter(Duration.ofSeconds(5)));
        }
        return chain.filter(exchange).doFinally(end -> close(user));
    }

    private void close(String user) {
        open.computeIfPresent(user, (name, count) -> count > 1 ? count - 1 : null);
    }

    private static @Nullable Problem spend(Bucket bucket) {
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        return probe.isConsumed()
                ? null
                : Problem.of(
                                HttpStatus.TOO_MANY_REQUESTS,
                                "too-many-requests",
                                "Too many requests. Please wait a little.")
                        .retryAfter(Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }

    private boolean hasNewToken(ServerHttpRequest request) {
        String authorization = request.getHeaders().getFirst(HttpHeaders.AUTHORIZATION);
        return authorization != null
                && authorization.regionMatches(true, 0, "Bearer ", 0, 7)
                && !tokens.holds(authorization.substring(7));
    }

    private static boolean isApi(ServerHttpRequest request) {
        return area(request).equals("api");
    }

    private static String area(ServerHttpRequest request) {
        var elements = request.getPath().elements();
        return elements.size() > 1 && elements.get(1) instanceof PathContainer.PathSegment segment
                ? segment.value()
                : "";
    }

    private static LoadingCache<String, Bucket> buckets(Limits.Rate rate) {
        return Caffeine.newBuilder()
                .maximumSize(MOST_CALLERS)
                .expireAfterAccess(IDLE)
                .build(caller -> Bucket.builder()
                        .addLimit(limit ->
                                limit.capacity(rate.burst()).refillGreedy(rate.perSecond(), Duration.ofSeconds(1)))
                        .build());
    }
}
