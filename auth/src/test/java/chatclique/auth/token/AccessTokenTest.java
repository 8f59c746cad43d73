package chatclique.auth.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerProperties;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import reactor.core.publisher.Flux;

class AccessTokenTest {

    private static final String ISSUER = "http://localhost/auth/realms/chatclique";

    private static final Duration LONG = Duration.ofMinutes(10);

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
    private final AtomicInteger reads = new AtomicInteger();
    private volatile JWKSet published = new JWKSet();
    private volatile int status = 200;
    private volatile long delayMillis;
    private HttpServer keycloak;
    private RSAKey key;

    @BeforeEach
    void startKeycloak() throws Exception {
        key = key("first");
        published = new JWKSet(key.toPublicJWK());
        keycloak = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        keycloak.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        keycloak.createContext("/certs", exchange -> {
            reads.incrementAndGet();
            pause();
            byte[] keys = published.toString().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, keys.length);
            exchange.getResponseBody().write(keys);
            exchange.close();
        });
        keycloak.start();
    }

    @AfterEach
    void stopKeycloak() {
        keycloak.stop(0);
    }

    @Test
    void aGoodTokenIsTakenAndItsKeyReadOnce() {
        ReactiveJwtDecoder tokens = tokens(properties());
        for (int i = 0; i < 20; i++) {
            String token = token(key, claims -> claims);
            assertThat(tokens.decode(token).block().getSubject()).isEqualTo("ada");
            assertThat(tokens.decode(token).block().getSubject()).isEqualTo("ada");
        }
        assertThat(reads).hasValue(1);
    }

    @Test
    void fiftyFirstRequestsAtOnceShareOneRead() {
        delayMillis = 50;
        ReactiveJwtDecoder tokens = tokens(properties());
        Flux.range(0, 50)
                .map(i -> token(key, claims -> claims.jwtID("id" + i)))
                .flatMap(tokens::decode, 50)
                .blockLast();
        assertThat(reads).hasValue(1);
    }

    @Test
    void tokensOfAnotherKindAreRefused() {
        ReactiveJwtDecoder tokens = tokens(properties());
        refused(tokens, token(key, claims -> claims.claim("typ", "ID")));
        refused(tokens, token(key, claims -> claims.claim("typ", "Refresh")));
        refused(tokens, token(key, claims -> claims.claim("typ", null)));
        refused(tokens, token(key, claims -> claims.subject(null)));
        refused(tokens, token(key, claims -> claims.audience("account")));
        refused(tokens, token(key, claims -> claims.audience((String) null)));
        refused(tokens, token(key, claims -> claims.issuer("http://localhost/auth/realms/master")));
        refused(tokens, token(key, claims -> claims.notBeforeTime(in(Duration.ofMinutes(5)))));
        refused(tokens, token(key("first"), claims -> claims));
        String good = token(key, claims -> claims);
        assertThat(tokens.decode(good).block()).isNotNull();
        refused(tokens, good.substring(0, good.length() - 8) + "AAAAAAAA");
    }

    @Test
    void aTokenThatWasTakenIsRefusedWhenItExpires() {
        ReactiveJwtDecoder tokens = tokens(properties());
        String token = token(key, claims -> claims);
        now.set(Instant.now().plusSeconds(305));
        assertThat(tokens.decode(token).block()).as("within the skew of 10 s").isNotNull();
        now.set(Instant.now().plusSeconds(315));
        refused(tokens, token);
    }

    @Test
    void madeUpKeyNamesCauseNoFloodOfReads() {
        ReactiveJwtDecoder tokens = tokens(properties());
        RSAKey unknown = key("made-up");
        for (int i = 0; i < 50; i++) {
            refused(tokens, token(unknown, claims -> claims));
        }
        assertThat(reads).hasValue(1);
    }

    @Test
    void aNewKeyIsFound() {
        ReactiveJwtDecoder tokens = tokens(properties(LONG, Duration.ZERO, LONG));
        assertThat(tokens.decode(token(key, claims -> claims)).block()).isNotNull();
        RSAKey next = key("second");
        published = new JWKSet(next.toPublicJWK());
        assertThat(tokens.decode(token(next, claims -> claims)).block()).isNotNull();
    }

    @Test
    void whileKeycloakIsAwayKnownKeysGoOnBeingUsed() {
        ReactiveJwtDecoder tokens = tokens(properties(Duration.ZERO, Duration.ZERO, LONG));
        assertThat(tokens.decode(token(key, claims -> claims)).block()).isNotNull();
        status = 503;
        int before = reads.get();
        for (int i = 0; i < 20; i++) {
            String token = token(key, claims -> claims.jwtID("later"));
            assertThat(tokens.decode(token).block()).isNotNull();
        }
        assertThat(reads.get() - before).as("asked again at most once").isLessThan(2);
    }

    @Test
    void whenKeycloakWasNeverThereThatIsNotTheTokensFault() {
        status = 500;
        outage(tokens(properties()), token(key, claims -> claims));
        status = 200;
        delayMillis = 1000;
        outage(tokens(properties(LONG, LONG, Duration.ofMillis(100))), token(key, claims -> claims));
        keycloak.stop(0);
        outage(tokens(properties()), token(key, claims -> claims));
    }

    private static void outage(ReactiveJwtDecoder tokens, String token) {
        assertThatThrownBy(() -> tokens.decode(token).block())
                .isInstanceOf(JwtException.class)
                .isNotInstanceOf(BadJwtException.class);
    }

    private static void refused(ReactiveJwtDecoder tokens, String token) {
        assertThatThrownBy(() -> tokens.decode(token).block()).isInstanceOf(BadJwtException.class);
    }

    private static TokenProperties properties() {
        return properties(LONG, LONG, LONG);
    }

    private static TokenProperties properties(Duration keysKeptFor, Duration keysReadEvery, Duration keysTimeout) {
        return new TokenProperties(Duration.ofSeconds(10), 100, LONG, keysKeptFor, keysReadEvery, keysTimeout);
    }

    private ReactiveJwtDecoder tokens(TokenProperties properties) {
        var server = new OAuth2ResourceServerProperties();
        server.getJwt().setIssuerUri(ISSUER);
        server.getJwt().setAudiences(List.of("chatclique"));
        server.getJwt().setJwkSetUri("http://localhost:" + keycloak.getAddress().getPort() + "/certs");
        return AccessTokenAutoConfiguration.accessTokens(server, properties, clock());
    }

    private Clock clock() {
        InstantSource source = now::get;
        return source.withZone(ZoneOffset.UTC);
    }

    private static RSAKey key(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Date in(Duration delay) {
        return Date.from(Instant.now().plus(delay));
    }

    private static String token(RSAKey key, UnaryOperator<JWTClaimsSet.Builder> change) {
        var claims = new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience("chatclique")
                .subject("ada")
                .claim("typ", "Bearer")
                .expirationTime(in(Duration.ofMinutes(5)));
        var token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(),
                change.apply(claims).build());
        try {
            token.sign(new RSASSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return token.serialize();
    }

    private void pause() throws IOException {
        try {
            Thread.sleep(delayMillis);
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }
}
