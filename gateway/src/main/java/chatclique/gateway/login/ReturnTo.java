package chatclique.gateway.login;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a login leads back to: a page of this origin, whatever a link asks for. */
final class ReturnTo {

    private static final int LONGEST = 1024;
    private static final List<String> NO_PAGES = List.of("/login", "/signup", "/logout", "/auth", "/api");

    private ReturnTo() {}

    /** The path asked for when it is a page of ours, else the start page. */
    static String of(@Nullable String asked) {
        return asked != null && isPage(asked) ? asked : "/";
    }

    private static boolean isPage(String asked) {
        if (asked.length() > LONGEST || !asked.startsWith("/") || !staysHere(asked)) {
            return false;
        }
        try {
            URI address = new URI(asked);
            // Decoded once more, in case something on the way does so.
            return !address.isAbsolute()
                    && address.getRawAuthority() == null
                    && staysHere(address.getPath())
                    && NO_PAGES.stream().noneMatch(prefix -> isUnder(prefix, address.getPath()));
        } catch (URISyntaxException notAnAddress) {
            return false;
        }
    }

    /** Browsers read a backslash as a slash and drop tabs and line ends, so that {@code /\evil} leaves the origin. */
    private static boolean staysHere(String path) {
        return !path.startsWith("//") && path.chars().noneMatch(c -> c == '\\' || c <= ' ' || c == 0x7f);
    }

    private static boolean isUnder(String prefix, String path) {
        return path.equals(prefix) || path.startsWith(prefix + "/");
    }
}
