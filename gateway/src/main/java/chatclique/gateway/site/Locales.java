package chatclique.gateway.site;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The languages of the product.
 *
 * @param locales each language, with the name that Keycloak has for it
 */
@ConfigurationProperties("chatclique.gateway")
public record Locales(Map<String, String> locales) {

    public List<String> all() {
        return locales.keySet().stream().sorted().toList();
    }

    /** What Keycloak calls a language of ours. */
    public @Nullable String atKeycloak(@Nullable String locale) {
        return locale == null ? null : locales.get(locale);
    }

    /** The language of ours that a claim names; null for none. */
    public @Nullable String of(@Nullable String claim) {
        String language = claim == null
                ? ""
                : Locale.forLanguageTag(claim.replace('_', '-')).getLanguage();
        return locales.containsKey(language) ? language : null;
    }
}
