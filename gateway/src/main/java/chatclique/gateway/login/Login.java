package chatclique.gateway.login;

import java.io.Serializable;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.endpoint.OAuth2AccessTokenResponse;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.server.WebSession;

/**
 * What a session knows of its user.
 *
 * @param access the verified access token, sent to the services
 * @param refreshToken what the next access token is bought with
 * @param idToken tells Keycloak at logout whose session ends
 * @param csrf the secret that a page of ours sends back with each unsafe request
 */
public record Login(Jwt access, @Nullable String refreshToken, String idToken, String csrf) implements Serializable {

    private static final String ATTRIBUTE = "login";
    private static final SecureRandom RANDOM = new SecureRandom();

    static Login begin(Jwt access, @Nullable String refreshToken, String idToken) {
        byte[] secret = new byte[32];
        RANDOM.nextBytes(secret);
        return new Login(
                access,
                refreshToken,
                idToken,
                Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
    }

    static @Nullable Login in(WebSession session) {
        return session.getAttribute(ATTRIBUTE);
    }

    void putIn(WebSession session) {
        session.getAttributes().put(ATTRIBUTE, this);
    }

    Login refreshed(Jwt newAccess, OAuth2AccessTokenResponse tokens) {
        var newRefresh = tokens.getRefreshToken();
        Object newId = tokens.getAdditionalParameters().get(OidcParameterNames.ID_TOKEN);
        return new Login(
                newAccess,
                newRefresh == null ? refreshToken : newRefresh.getTokenValue(),
                newId instanceof String id ? id : idToken,
                csrf);
    }

    boolean goodFor(Duration ahead) {
        Instant end = access.getExpiresAt();
        return end != null && Instant.now().plus(ahead).isBefore(end);
    }

    /** Never shown: it holds secrets. */
    @Override
    public String toString() {
        return "Login[" + access.getSubject() + "]";
    }
}
