package chatclique.auth;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * The caller, as the verified access token tells it. A handler that declares a parameter of this type gets it.
 *
 * @param id the token's subject; what every stored thing is owned by
 * @param name what to call the owner: the given name, else the user name
 * @param zone the owner's time zone (claim {@code zoneinfo}, an IANA name); UTC until one is chosen
 * @param locale the owner's language (claim {@code locale}); English until one is chosen
 */
public record Owner(String id, String name, ZoneId zone, Locale locale) {

    /** By its IANA name: the offset's own name is "Z", which no other zone table knows. */
    private static final ZoneId UTC = ZoneId.of("UTC");

    /** Reads the owner from the claims of OpenID Connect Core 1.0, section 5.1. */
    public static Owner of(Jwt token) {
        return new Owner(
                Objects.requireNonNull(token.getSubject(), "sub"),
                name(token),
                zone(token.getClaimAsString("zoneinfo")),
                locale(token.getClaimAsString("locale")));
    }

    private static String name(Jwt token) {
        String given = token.getClaimAsString("given_name");
        if (given != null && !given.isBlank()) {
            return given;
        }
        String user = token.getClaimAsString("preferred_username");
        return user == null ? "" : user;
    }

    private static ZoneId zone(@Nullable String claim) {
        if (claim == null || claim.isBlank()) {
            return UTC;
        }
        try {
            return ZoneId.of(claim);
        } catch (DateTimeException unknownZone) {
            // A name that this JDK's zone table lacks must not shut the owner out.
            return UTC;
        }
    }

    private static Locale locale(@Nullable String claim) {
        // A tag that is not well-formed gives the empty language; it must not shut the owner out either.
        Locale locale = claim == null
                ? Locale.ROOT
                : Locale.forLanguageTag(claim.strip().replace('_', '-'));
        return locale.getLanguage().isEmpty() ? Locale.ENGLISH : locale;
    }
}
