package chatclique.launcher;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The ports of one instance: the gateway's, and the twelve after it.
 *
 * @param base the gateway's port
 */
record Ports(int base) {

    private static final int COUNT = 13;

    static final int HIGHEST_BASE = 65_535 - COUNT + 1;
    private static final int HIGHEST_QUIET_BASE = 32_000;

    int gateway() {
        return base;
    }

    int keycloak() {
        return base + 1;
    }

    int keycloakManagement() {
        return base + 2;
    }

    int store() {
        return base + 3;
    }

    int petService() {
        return base + 4;
    }

    int chatService() {
        return base + 5;
    }

    int imageService() {
        return base + 6;
    }

    int gatewayManagement() {
        return base + 7;
    }

    int petServiceManagement() {
        return base + 8;
    }

    int chatServiceManagement() {
        return base + 9;
    }

    int imageServiceManagement() {
        return base + 10;
    }

    int storeManagement() {
        return base + 11;
    }

    int prometheus() {
        return base + 12;
    }

    /** What each is for, by number. */
    Map<Integer, String> uses() {
        Map<Integer, String> uses = new LinkedHashMap<>();
        uses.put(gateway(), "gateway");
        uses.put(keycloak(), "keycloak");
        uses.put(keycloakManagement(), "keycloak's management");
        uses.put(store(), "store");
        uses.put(petService(), "pet-service");
        uses.put(chatService(), "chat-service");
        uses.put(imageService(), "image-service");
        uses.put(gatewayManagement(), "gateway's management");
        uses.put(petServiceManagement(), "pet-service's management");
        uses.put(chatServiceManagement(), "chat-service's management");
        uses.put(imageServiceManagement(), "image-service's management");
        uses.put(storeManagement(), "store's management");
        uses.put(prometheus(), "prometheus");
        return uses;
    }

    /** A sentence for each port that something else listens on; empty when all are free. */
    List<String> taken() {
        List<String> taken = new ArrayList<>();
        uses().forEach((port, use) -> {
            if (!isFree(port)) {
                taken.add("port " + port + " (" + use + ") is taken"
                        + PortHolder.of(port).map(holder -> " by " + holder).orElse(""));
            }
        });
        return taken;
    }

    static boolean isFree(int port) {
        return canListen(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
                && canListen(new InetSocketAddress(port));
    }

    private static boolean canListen(InetSocketAddress address) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(address, 1);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * A base from which all ports are free now, below those that systems give to outgoing connections (from 32768 on):
     * one of these could be taken before its part listens.
     */
    static Ports free() {
        for (int base = 20_000 + (int) (ProcessHandle.current().pid() % 900) * COUNT;
                base <= HIGHEST_QUIET_BASE;
                base += COUNT) {
            Ports ports = new Ports(base);
            if (ports.uses().keySet().stream().allMatch(Ports::isFree)) {
                return ports;
            }
        }
        throw new LaunchException("no thirteen free ports in a row");
    }
}
