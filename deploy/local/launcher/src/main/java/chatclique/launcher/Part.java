package chatclique.launcher;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * One process of the system, and how to start it.
 *
 * @param name what it is called everywhere
 * @param port the port that it serves
 * @param health answers 200 once the part is ready
 * @param address where it is reached, for people
 * @param command what to execute
 * @param environment what to add to ours
 * @param directory where it runs
 */
record Part(
        String name,
        int port,
        URI health,
        String address,
        List<String> command,
        Map<String, String> environment,
        Path directory) {

    static final String GATEWAY = "gateway";
    static final String KEYCLOAK = "keycloak";
    static final String STORE = "store";
    static final String PET_SERVICE = "pet-service";
    static final String CHAT_SERVICE = "chat-service";
    static final String IMAGE_SERVICE = "image-service";
    static final String PROMETHEUS = "prometheus";

    /** Those that are programs of Java's. */
    static final List<String> JAVA = List.of(GATEWAY, KEYCLOAK, STORE, PET_SERVICE, CHAT_SERVICE, IMAGE_SERVICE);

    /** All that there can be, in the order in which people are told. */
    static final List<String> NAMES =
            List.of(GATEWAY, KEYCLOAK, STORE, PET_SERVICE, CHAT_SERVICE, IMAGE_SERVICE, PROMETHEUS);

    /** What watches them, which has a state and a log like they do. */
    static final String SUPERVISOR = "supervisor";
}
