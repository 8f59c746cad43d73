package chatclique.auth.testing;

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
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.springframework.test.context.DynamicPropertyRegistry;

/**
 * Signs access tokens shaped like Keycloak's and publishes its keys on a real socket, so that a service's whole security
 * chain runs in its tests. The tests of the whole system use Keycloak itself.
 */
public final class TestIssuer {

    private static final TestIssuer SHARED = new TestIssuer();

    private final RSAKey key;
    private final HttpServer server;

    private TestIssuer() {
        try {
            key = new RSAKeyGenerator(2048).keyID("test").generate();
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        byte[] keys = new JWKSet(key.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
        server.createContext("/", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, keys.length);
            try (var body = exchange.getResponseBody()) {
                body.write(keys);
            }
        });
        server.start();
    }

    /** The issuer that all tests of a module share. */
    public static TestIssuer shared() {
        return SHARED;
    }

    /** Points a service under test at this issuer: call it from a {@code @DynamicPropertySource} method. */
    public void register(DynamicPropertyRegistry registry) {
        registry.add("spring.security.oauth2.resourceserver.jwt.issuer-uri", this::issuer);
        registry.add("spring.security.oauth2.resourceserver.jwt.jwk-set-uri", () -> issuer() + "/certs");
    }

    /** The issuer claim of the tokens. */
    public String issuer() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** A token of a user with the role {@code user}, whose subject is the given name. */
    public String user(String subject) {
        return token(subject, claims -> claims);
    }

    /** A token of a user in a time zone. */
    public String user(String subject, String zone) {
        return token(subject, claims -> claims.claim("zoneinfo", zone));
    }

    /** A token of another service, with the role {@code service}. */
    public String service(String client) {
        return token(client, claims -> claims.claim("realm_access", Map.of("roles", List.of("service"))));
    }

    /** A token with the usual claims of a user after {@code change} was applied to them. */
    public String token(String subject, UnaryOperator<JWTClaimsSet.Builder> change) {
        Instant now = Instant.now();
        var claims = new JWTClaimsSet.Builder()
                .issuer(issuer())
                .audience("chatclique")
                .subject(subject)
                .claim("typ", "Bearer")
                .claim("preferred_username", subject)
                .claim("given_name", subject)
                .claim("realm_access", Map.of("roles", List.of("user")))
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(300)));
        var token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("test").build(),
                change.apply(claims).build());
        try {
            token.sign(new RSASSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return token.serialize();
    }
}
