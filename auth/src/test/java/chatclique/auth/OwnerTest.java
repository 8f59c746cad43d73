package chatclique.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.oauth2.jwt.Jwt;

class OwnerTest {

    @Test
    void readsNameZoneAndLanguageFromTheClaims() {
        Owner owner = owner(Map.of("given_name", "Ada", "zoneinfo", "Asia/Tokyo", "locale", "zh-Hans"));
        assertThat(owner.id()).isEqualTo("id");
        assertThat(owner.name()).isEqualTo("Ada");
        assertThat(owner.zone()).isEqualTo(ZoneId.of("Asia/Tokyo"));
        assertThat(owner.locale().getLanguage()).isEqualTo("zh");
        assertThat(owner(Map.of("locale", "fr_CA")).locale()).isEqualTo(Locale.CANADA_FRENCH);
    }

    @Test
    void theUserNameServesWhereThereIsNoOther() {
        assertThat(owner(Map.of("given_name", " ", "preferred_username", "ada")).name())
                .isEqualTo("ada");
        assertThat(owner(Map.of("a", "b")).name()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "x!", "-", "../..", "und", "\u0000", "en-€", "1234567890"})
    void claimsThatMakeNoSenseShutNobodyOut(String claim) {
        Owner owner = owner(Map.of("zoneinfo", claim, "locale", claim));
        assertThat(owner.zone()).isEqualTo(ZoneId.of("UTC"));
        assertThat(owner.locale().getLanguage()).isEqualTo("en");
    }

    @Test
    void claimsOfAnotherTypeShutNobodyOut() {
        Owner owner = owner(Map.of("zoneinfo", 5, "locale", Map.of("a", 1), "given_name", java.util.List.of("x")));
        assertThat(owner.zone()).isEqualTo(ZoneId.of("UTC"));
        assertThat(owner.locale()).isEqualTo(Locale.ENGLISH);
    }

    private static Owner owner(Map<String, Object> claims) {
        return Owner.of(Jwt.withTokenValue("token")
                .header("alg", "RS256")
                .subject("id")
                .claims(all -> all.putAll(claims))
                .build());
    }
}
