package chatclique.gateway.site;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the product lives.
 *
 * @param publicUrl the one origin that browsers and API clients see, without a path
 * @param keycloakUrl Keycloak's address from inside; its paths begin with {@code /auth} there too
 */
@ConfigurationProperties("chatclique")
public record Site(URI publicUrl, URI keycloakUrl) {

    private static final String REALM = "/auth/realms/chatclique";

    public Site {
        if (publicUrl.getHost() == null || !publicUrl.getRawPath().isEmpty()) {
            throw new IllegalArgumentException(
                    "chatclique.public-url must be an origin such as https://chatclique.example");
        }
    }

    /** The origin as browsers send it in the header {@code Origin}. */
    public String origin() {
        return publicUrl.toString();
    }

    /** Whether browsers reach the product by https. */
    public boolean secure() {
        return "https".equals(publicUrl.getScheme());
    }

    /** The public port, given or implied by the scheme. */
    public int port() {
        int implied = secure() ? 443 : 80;
        return publicUrl.getPort() < 0 ? implied : publicUrl.getPort();
    }

    /** The realm at the address that browsers use. */
    public String publicRealm() {
        return publicUrl + REALM;
    }

    /** The realm at the address that the gateway uses. */
    public String realm() {
        return keycloakUrl + REALM;
    }

    /** A cookie's name: tied to the host by its prefix under https, else told apart by port, which cookies ignore. */
    public String cookie(String name) {
        return secure() ? "__Host-" + name : name + "-" + port();
    }
}
