package chatclique.launcher;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The system's Prometheus, watching one instance: it scrapes all parts, with the rules and dashboards of this product. */
final class Prometheus {

    private static final String ACTUATOR = "/actuator/prometheus";

    private final Layout layout;
    private final Ports ports;

    Prometheus(Layout layout, Ports ports) {
        this.layout = layout;
        this.ports = ports;
    }

    /**
     * The part, with its configuration written.
     *
     * @param storeIsOurs whether the embedded store is among what is scraped
     * @throws LaunchException when Prometheus is not installed
     */
    Part part(boolean storeIsOurs) {
        Path configuration = layout.state().resolve("prometheus.yml");
        try {
            Files.writeString(configuration, configuration(storeIsOurs));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String address = "http://127.0.0.1:" + ports.prometheus();
        return new Part(
                Part.PROMETHEUS,
                ports.prometheus(),
                URI.create(address + "/-/ready"),
                address,
                List.of(
                        program().toString(),
                        "--config.file=" + configuration,
                        "--storage.tsdb.path=" + layout.data().resolve("prometheus"),
                        "--storage.tsdb.retention.time=15d",
                        "--web.listen-address=127.0.0.1:" + ports.prometheus(),
                        "--web.console.templates=" + own().resolve("consoles"),
                        "--web.console.libraries=" + own().resolve("console_libraries"),
                        "--log.format=json"),
                Map.of(),
                layout.data());
    }

    private Path own() {
        return layout.checkout().resolve("deploy/observability/prometheus");
    }

    /**
     * Where the system has it.
     *
     * @throws LaunchException when it is not installed
     */
    static Path program() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(folder -> Path.of(folder, "prometheus"))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new LaunchException(
                        "Prometheus is not installed. On Debian and Ubuntu: apt-get install prometheus"));
    }

    private String configuration(boolean storeIsOurs) {
        String store = storeIsOurs ? job(Part.STORE, "/metrics", ports.storeManagement()) : "";
        String jobs = Stream.of(
                        job(Part.GATEWAY, ACTUATOR, ports.gatewayManagement()),
                        job(Part.KEYCLOAK, "/auth/metrics", ports.keycloakManagement()),
                        job(Part.PET_SERVICE, ACTUATOR, ports.petServiceManagement()),
                        job(Part.CHAT_SERVICE, ACTUATOR, ports.chatServiceManagement()),
                        job(Part.IMAGE_SERVICE, ACTUATOR, ports.imageServiceManagement()),
                        job(Part.PROMETHEUS, "/metrics", ports.prometheus()))
                .collect(Collectors.joining());
        return """
                global:
                  scrape_interval: 5s
                  scrape_timeout: 4s
                  evaluation_interval: 5s
                rule_files:
                  - %s
                scrape_configs:
                %s%s""".formatted(own().resolve("rules/*.yml"), jobs, store);
    }

    private static String job(String part, String path, int port) {
        return "  - job_name: %s%n    metrics_path: %s%n    static_configs: [{targets: ['127.0.0.1:%d']}]%n"
                .formatted(part, path, port);
    }
}
