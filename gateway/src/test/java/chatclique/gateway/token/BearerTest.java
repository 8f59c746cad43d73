package chatclique.gateway.token;

import static org.assertj.core.api.Assertions.assertThat;

import chatclique.auth.testing.TestIssuer;
import chatclique.gateway.testing.Browser;
import chatclique.gateway.testing.GatewayTest;
import chatclique.gateway.testing.LocalKeycloak;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class BearerTest extends GatewayTest {

    private static final String ISSUER = LocalKeycloak.PUBLIC + LocalKeycloak.REALM;

    @Test
    void aGoodTokenIsTaken() throws InterruptedException {
        String token = KEYCLOAK.accessToken("ada");
        Browser.Answer answer = stranger().get("/api/v1/pets", bearer(token)).expect(200);
        assertThat(answer.setCookies()).isEmpty();
        assertThat(SERVICE.next().header("Authorization")).isEqualTo("Bearer " + token);
    }

    @Test
    void anExpiredTokenIsRefused() {
        Instant end = Instant.now().minusSeconds(600);
        expectRefused(token(
                claims -> claims.issueTime(Date.from(end.minusSeconds(300))).expirationTime(Date.from(end))));
    }

    @Test
    void aTokenOfTheFutureIsRefused() {
        expectRefused(
                token(claims -> claims.notBeforeTime(Date.from(Instant.now().plusSeconds(600)))));
    }

    @Test
    void aTokenForAnotherAudienceOrForNoneIsRefused() {
        expectRefused(token(claims -> claims.audience("another")));
        expectRefused(token(claims -> claims.audience("chatclique-gateway")));
        expectRefused(token(claims -> claims.audience((String) null)));
    }

    @Test
    void aTokenOfAnotherIssuerIsRefused() {
        expectRefused(token(claims -> claims.issuer("https://evil.example/auth/realms/chatclique")));
        expectRefused(token(claims -> claims.issuer(LocalKeycloak.PUBLIC + "/auth/realms/master")));
        expectRefused(token(claims -> claims.issuer(null)));
    }

    @Test
    void aTokenThatIsNoAccessTokenIsRefused() {
        expectRefused(token(claims -> claims.claim("typ", "ID").audience("chatclique-gateway")));
        // Even one that names our audience.
        expectRefused(token(claims -> claims.claim("typ", "ID")));
        expectRefused(token(claims -> claims.claim("typ", "Refresh")));
        expectRefused(token(claims -> claims.claim("typ", "Logout")));
    }

    @Test
    void aTokenOfNobodyIsRefused() {
        expectRefused(token(claims -> claims.subject(null)));
        expectRefused(token(claims -> claims.subject(" ")));
    }

    @Test
    void aTokenWithoutASignatureIsRefused() throws ParseException {
        JWTClaimsSet claims = SignedJWT.parse(KEYCLOAK.accessToken("ada")).getJWTClaimsSet();
        expectRefused(new PlainJWT(claims).serialize());
        String signed = KEYCLOAK.accessToken("ada");
        expectRefused(signed.substring(0, signed.lastIndexOf('.') + 1));
    }

    @Test
    void aTokenSignedByAnotherIsRefusedAndCostsKeycloakLittle() throws JOSEException, ParseException {
        JWTClaimsSet claims = SignedJWT.parse(KEYCLOAK.accessToken("ada")).getJWTClaimsSet();
        RSAKey own = new RSAKeyGenerator(2048).generate();
        expectRefused(signed(own, "test", claims));
        int reads = KEYCLOAK.keyReads();
        for (int i = 0; i < 20; i++) {
            expectRefused(signed(own, "invented-" + i, claims));
        }
        assertThat(KEYCLOAK.keyReads() - reads).isLessThanOrEqualTo(1);
        // The public key, which anybody can read, as the secret of a MAC.
        SignedJWT mac = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("test").build(), claims);
        mac.sign(new MACSigner(own.toPublicJWK().toString().getBytes(StandardCharsets.UTF_8)));
        expectRefused(mac.serialize());
    }

    @Test
    void whatIsNoTokenIsRefused() {
        expectRefused("garbage");
        expectRefused("a.b.c");
        expectRefused("x".repeat(4000));
        expectRefused("two words");
        stranger()
                .get("/api/v1/pets?access_token=" + KEYCLOAK.accessToken("ada"))
                .expectProblem(401, "login-required");
        stranger().get("/api/v1/pets", "Authorization", "Basic YWRhOmFkYQ==").expectProblem(401, "login-required");
    }

    private void expectRefused(String token) {
        Browser.Answer answer = stranger().get("/api/v1/pets", bearer(token)).expectProblem(401, "login-required");
        assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
        assertThat(answer.setCookies()).isEmpty();
        assertThat(SERVICE.rest()).isEmpty();
    }

    private static String token(UnaryOperator<JWTClaimsSet.Builder> change) {
        return TestIssuer.shared().token("ada", claims -> change.apply(claims.issuer(ISSUER)));
    }

    private static String signed(RSAKey key, String id, JWTClaimsSet claims) throws JOSEException {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(id).build(), claims);
        token.sign(new RSASSASigner(key));
        return token.serialize();
    }
}
