package chatclique.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortsTest {

    @Test
    void twelvePortsFollowOneAnother() {
        assertThat(new Ports(8080).uses().keySet())
                .containsExactly(8080, 8081, 8082, 8083, 8084, 8085, 8086, 8087, 8088, 8089, 8090, 8091, 8092);
    }

    @Test
    void freePortsAreNotTaken() {
        assertThat(Ports.free().taken()).isEmpty();
    }

    @Test
    void aTakenPortIsNamedWithItsUseAndItsHolder() throws IOException {
        Ports ports = Ports.free();
        try (ServerSocket holder = new ServerSocket(ports.store(), 1, InetAddress.getLoopbackAddress())) {
            assertThat(ports.taken())
                    .hasSize(1)
                    .first()
                    .asString()
                    .startsWith("port " + holder.getLocalPort() + " (store) is taken by java, process "
                            + ProcessHandle.current().pid());
        }
    }

    @Test
    void aPortThatIsTakenOnAllAddressesIsTaken() throws IOException {
        Ports ports = Ports.free();
        try (ServerSocket holder = new ServerSocket(ports.gateway())) {
            assertThat(Ports.isFree(holder.getLocalPort())).isFalse();
        }
    }
}
