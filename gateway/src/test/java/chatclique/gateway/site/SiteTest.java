package chatclique.gateway.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SiteTest {

    private static final URI KEYCLOAK = URI.create("http://keycloak:8081");

    @Test
    void cookiesOfHttpsAreTiedToTheHostAndThoseOfHttpToldApartByPort() {
        assertThat(site("https://chatclique.example").cookie("session")).isEqualTo("__Host-session");
        assertThat(site("http://localhost:8080").cookie("session")).isEqualTo("session-8080");
        assertThat(site("http://localhost").cookie("session")).isEqualTo("session-80");
    }

    @Test
    void browsersUseThePublicAddressAndTheGatewayTheInnerOne() {
        Site site = site("https://chatclique.example:8443");
        assertThat(site.publicRealm()).isEqualTo("https://chatclique.example:8443/auth/realms/chatclique");
        assertThat(site.realm()).isEqualTo("http://keycloak:8081/auth/realms/chatclique");
        assertThat(site.port()).isEqualTo(8443);
        assertThat(site("https://chatclique.example").port()).isEqualTo(443);
    }

    @ParameterizedTest
    @ValueSource(strings = {"chatclique.example", "/chatclique", "https://chatclique.example/", "https://a.example/b"})
    void whatIsNoOriginIsRefusedAtTheStart(String address) {
        assertThatIllegalArgumentException().isThrownBy(() -> site(address)).withMessageContaining("public-url");
    }

    private static Site site(String publicUrl) {
        return new Site(URI.create(publicUrl), KEYCLOAK);
    }
}
