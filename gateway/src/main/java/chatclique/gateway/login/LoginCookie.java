package chatclique.gateway.login;

import chatclique.gateway.site.Site;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpCookie;
import org.springframework.http.ResponseCookie;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.web.server.ServerAuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps a login that has begun, sealed, in the stranger's own browser: strangers open no sessions, so they can't fill
 * the store, and any replica can finish what another began.
 */
@Component
public class LoginCookie implements ServerAuthorizationRequestRepository<OAuth2AuthorizationRequest> {

    private static final Duration LIFE = Duration.ofMinutes(30);
    private static final int IV = 12;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final String name;
    private final boolean secure;
    private final ClientRegistration client;
    private final JsonMapper json;
    private final SecretKeySpec key;

    LoginCookie(Site site, ClientRegistration client, JsonMapper json) throws GeneralSecurityException {
        this.name = "login-" + site.port();
        this.secure = site.secure();
        this.client = client;
        this.json = json;
        this.key = key(client.getClientSecret());
    }

    @Override
    public Mono<Void> saveAuthorizationRequest(OAuth2AuthorizationRequest request, ServerWebExchange exchange) {
        return Mono.fromRunnable(() -> exchange.getResponse().addCookie(cookie(seal(Begun.of(request)), LIFE)));
    }

    @Override
    public Mono<OAuth2AuthorizationRequest> loadAuthorizationRequest(ServerWebExchange exchange) {
        return Mono.justOrEmpty(begun(exchange)).map(begun -> begun.request(client));
    }

    @Override
    public Mono<OAuth2AuthorizationRequest> removeAuthorizationRequest(ServerWebExchange exchange) {
        return loadAuthorizationRequest(exchange)
                .doOnNext(request -> exchange.getAttributes()
                        .put(LoginRequests.RETURN_TO, request.getAttribute(LoginRequests.RETURN_TO)))
                .doOnNext(request -> exchange.getResponse().addCookie(cookie("", Duration.ZERO)));
    }

    /** Whether this browser has begun some login, perhaps another than the one it comes back from. */
    boolean hasBegun(ServerWebExchange exchange) {
        return exchange.getRequest().getCookies().containsKey(name);
    }

    private ResponseCookie cookie(String value, Duration life) {
        return ResponseCookie.from(name, value)
                .path("/auth/callback")
                .httpOnly(true)
                .secure(secure)
                .sameSite("Lax")
                .maxAge(life)
                .build();
    }

    private @Nullable Begun begun(ServerWebExchange exchange) {
        HttpCookie cookie = exchange.getRequest().getCookies().getFirst(name);
        String state = exchange.getRequest().getQueryParams().getFirst(OAuth2ParameterNames.STATE);
        Begun begun = cookie == null ? null : open(cookie.getValue());
        return begun != null && begun.state().equals(state) && begun.isYoung() ? begun : null;
    }

    private String seal(Begun begun) {
        byte[] iv = new byte[IV];
        RANDOM.nextBytes(iv);
        byte[] sealed = cipher(Cipher.ENCRYPT_MODE, iv, json.writeValueAsBytes(begun));
        byte[] all = ByteBuffer.allocate(IV + sealed.length).put(iv).put(sealed).array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(all);
    }

    private @Nullable Begun open(String value) {
        try {
            byte[] all = Base64.getUrlDecoder().decode(value);
            byte[] iv = Arrays.copyOf(all, IV);
            byte[] sealed = Arrays.copyOfRange(all, Math.min(IV, all.length), all.length);
            return json.readValue(cipher(Cipher.DECRYPT_MODE, iv, sealed), Begun.class);
        } catch (IllegalArgumentException | JacksonException notOurs) {
            return null;
        }
    }

    private byte[] cipher(int mode, byte[] iv, byte[] text) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(128, iv));
            return cipher.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("Not sealed by this gateway", e);
        }
    }

    private static SecretKeySpec key(String secret) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return new SecretKeySpec(mac.doFinal("login cookie".getBytes(StandardCharsets.UTF_8)), "AES");
    }

    private record Begun(String state, String nonce, String verifier, String returnTo, Instant at) {

        static Begun of(OAuth2AuthorizationRequest request) {
            return new Begun(
                    required(request.getState()),
                    required(request.getAttribute(OidcParameterNames.NONCE)),
                    required(request.getAttribute(PkceParameterNames.CODE_VERIFIER)),
                    required(request.getAttribute(LoginRequests.RETURN_TO)),
                    Instant.now());
        }

        private static String required(@Nullable String part) {
            return Objects.requireNonNull(part, "Each login has state, nonce, verifier and a way back");
        }

        boolean isYoung() {
            return Instant.now().isBefore(at.plus(LIFE));
        }

        OAuth2AuthorizationRequest request(ClientRegistration client) {
            return OAuth2AuthorizationRequest.authorizationCode()
                    .authorizationUri(required(client.getProviderDetails().getAuthorizationUri()))
                    .clientId(client.getClientId())
                    .redirectUri(client.getRedirectUri())
                    .scopes(client.getScopes())
                    .state(state)
                    .attributes(all -> {
                        all.put(OAuth2ParameterNames.REGISTRATION_ID, client.getRegistrationId());
                        all.put(OidcParameterNames.NONCE, nonce);
                        all.put(PkceParameterNames.CODE_VERIFIER, verifier);
                        all.put(LoginRequests.RETURN_TO, returnTo);
                    })
                    .build();
        }
    }
}
