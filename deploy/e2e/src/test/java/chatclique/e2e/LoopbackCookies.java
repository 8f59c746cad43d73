package chatclique.e2e;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Cookies as browsers keep them: what is marked secure also goes to this very machine, where nobody listens. */
final class LoopbackCookies extends CookieManager {

    LoopbackCookies() {
        super(null, CookiePolicy.ACCEPT_ALL);
    }

    @Override
    public void put(URI address, Map<String, List<String>> headers) throws IOException {
        Map<String, List<String>> plain = new LinkedHashMap<>(headers);
        plain.replaceAll((name, values) -> "set-cookie".equalsIgnoreCase(name)
                ? values.stream()
                        .map(cookie -> cookie.replaceAll("(?i);\\s*secure", ""))
                        .toList()
                : values);
        super.put(address, plain);
    }
}
