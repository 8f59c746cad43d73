package chatclique.launcher;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The parts of one instance. */
final class Parts {

    private static final String LOCAL = "127.0.0.1";
    private static final String MONGODB = "MONGODB_URI";

    private final Layout layout;
    private final Ports ports;
    private final Installation installation;
    private final JvmOptions options;
    private final Secrets secrets;
    private final Map<String, String> environment;
    private final List<String> recorded;

    private Parts(
            Layout layout,
            Ports ports,
            Installation installation,
            JvmOptions options,
            Map<String, String> environment,
            List<String> recorded) {
        this.layout = layout;
        this.ports = ports;
        this.installation = installation;
        this.options = options;
        this.secrets = Secrets.in(layout.secrets());
        this.environment = environment;
        this.recorded = recorded;
    }

    /** Those that people use. The store is left out when the environment names a MongoDB. */
    static List<Part> of(
            Layout layout,
            Ports ports,
            Installation installation,
            JvmOptions options,
            Map<String, String> environment) {
        return new Parts(layout, ports, installation, options, environment, List.of()).all();
    }

    /** Those of a training; each that is recorded leaves a cache when it ends. Nothing of it leaves this machine. */
    static List<Part> training(
            Layout layout, Ports ports, Installation installation, JvmOptions options, List<String> recorded) {
        Map<String, String> alone = new HashMap<>(System.getenv());
        alone.keySet().removeIf(name -> name.equals(MONGODB) || name.startsWith("CHATCLIQUE_"));
        return new Parts(layout, ports, installation, options, alone, recorded).all();
    }

    static String publicUrl(Ports ports, Map<String, String> environment) {
        return environment.getOrDefault("CHATCLIQUE_PUBLIC_URL", "http://localhost:" + ports.gateway());
    }

    /** Whether the embedded store is one of the parts. */
    static boolean hasStore(Map<String, String> environment) {
        return !environment.containsKey(MONGODB);
    }

    private List<Part> all() {
        List<Part> parts = new ArrayList<>();
        parts.add(gateway());
        parts.add(keycloak());
        if (hasStore(environment)) {
            parts.add(store());
        }
        parts.add(service(Part.PET_SERVICE, ports.petService(), ports.petServiceManagement(), Map.of()));
        parts.add(service(
                Part.CHAT_SERVICE,
                ports.chatService(),
                ports.chatServiceManagement(),
                Map.of("CHATCLIQUE_CHAT_CLIENT_SECRET", secrets.chatClient())));
        parts.add(service(
                Part.IMAGE_SERVICE,
                ports.imageService(),
                ports.imageServiceManagement(),
                Map.of("CHATCLIQUE_IMAGE_CLIENT_SECRET", secrets.imageClient())));
        return parts;
    }

    private Part gateway() {
        Part part = service(
                Part.GATEWAY,
                ports.gateway(),
                ports.gatewayManagement(),
                Map.of("CHATCLIQUE_GATEWAY_CLIENT_SECRET", secrets.gatewayClient()));
        return new Part(
                part.name(),
                part.port(),
                part.health(),
                publicUrl(ports, environment),
                part.command(),
                part.environment(),
                part.directory());
    }

    private Part service(String name, int port, int managementPort, Map<String, String> own) {
        Map<String, String> variables = new HashMap<>(own);
        variables.put("SERVER_PORT", "" + port);
        variables.put("SERVER_ADDRESS", LOCAL);
        variables.put("MANAGEMENT_SERVER_PORT", "" + managementPort);
        variables.put("MANAGEMENT_SERVER_ADDRESS", LOCAL);
        variables.put("CHATCLIQUE_PUBLIC_URL", publicUrl(ports, environment));
        variables.put("CHATCLIQUE_KEYCLOAK_URL", local(ports.keycloak()));
        variables.put("CHATCLIQUE_PET_SERVICE_URL", local(ports.petService()));
        variables.put("CHATCLIQUE_CHAT_SERVICE_URL", local(ports.chatService()));
        variables.put("CHATCLIQUE_IMAGE_SERVICE_URL", local(ports.imageService()));
        variables.put(MONGODB, environment.getOrDefault(MONGODB, "mongodb://" + LOCAL + ":" + ports.store()));
        return new Part(
                name,
                port,
                URI.create(local(managementPort) + "/actuator/health/readiness"),
                local(port),
                java(name, List.of("-jar", installation.jar(name).toString())),
                variables,
                layout.data());
    }

    private Part store() {
        return new Part(
                Part.STORE,
                ports.store(),
                URI.create(local(ports.storeManagement()) + "/health"),
                "mongodb://" + LOCAL + ":" + ports.store(),
                java(Part.STORE, List.of("-jar", installation.jar(Part.STORE).toString())),
                Map.of(
                        "CHATCLIQUE_STORE_DATA", layout.store().toString(),
                        "SERVER_PORT", "" + ports.store(),
                        "MANAGEMENT_SERVER_PORT", "" + ports.storeManagement()),
                layout.data());
    }

    private Part keycloak() {
        KeycloakHome home = new KeycloakHome(layout, installation.folder(Part.KEYCLOAK));
        return new Part(
                Part.KEYCLOAK,
                ports.keycloak(),
                URI.create(local(ports.keycloakManagement()) + "/auth/health/ready"),
                publicUrl(ports, environment) + "/auth",
                java(Part.KEYCLOAK, home.arguments(ports, publicUrl(ports, environment))),
                Map.of(
                        "KC_BOOTSTRAP_ADMIN_USERNAME", "admin",
                        "KC_BOOTSTRAP_ADMIN_PASSWORD", secrets.keycloakAdmin(),
                        "CHATCLIQUE_GATEWAY_CLIENT_SECRET", secrets.gatewayClient(),
                        "CHATCLIQUE_CHAT_CLIENT_SECRET", secrets.chatClient(),
                        "CHATCLIQUE_IMAGE_CLIENT_SECRET", secrets.imageClient()),
                layout.keycloak());
    }

    private List<String> java(String part, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        boolean records = recorded.contains(part);
        command.addAll(options.withCache(part, records ? Optional.empty() : installation.cache(part, options)));
        if (records) {
            command.add("-XX:AOTCacheOutput=" + installation.cacheFile(part, options));
        }
        command.addAll(arguments);
        return command;
    }

    private static String local(int port) {
        return "http://" + LOCAL + ":" + port;
    }
}
