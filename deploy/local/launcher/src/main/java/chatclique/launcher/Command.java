package chatclique.launcher;

import java.nio.file.Path;
import java.util.List;

/** What was asked for on the command line. */
sealed interface Command {

    int DEFAULT_PORT = 8080;

    String HELP = """
            Runs ChatClique on this machine: gateway, services, store and Keycloak.

              deploy/run [options]          start; Ctrl-C stops all
              deploy/run --detach           start, and come back when everything is ready
              deploy/run status             what runs: state, process, port, memory, address
              deploy/run stop               stop all
              deploy/run logs [part]        the latest log lines, of all parts or one

            Options
              --port N      the gateway's port, 8080 unless said; the parts take the twelve ports after it
              --with-prometheus
                            watch it all with the system's Prometheus: dashboards, rules and alerts
              --data DIR    where data, logs and secrets are kept, .data unless said
              --follow      logs: go on as lines come
              --help        this text

            Several instances run side by side when each has a port and a data folder of its own.

            Environment
              CHATCLIQUE_PUBLIC_URL         the address that browsers use, http://localhost:PORT unless said
              MONGODB_URI                   a MongoDB to use instead of the embedded store
              CHATCLIQUE_AI_BASE_URL …_API_KEY …_CHAT_MODEL …_IMAGE_MODEL
                                            an OpenAI-compatible provider instead of the built-in voice and painter
              CHATCLIQUE_JAVA_OPTS          JVM options added to every part's
              CHATCLIQUE_<PART>_JAVA_OPTS   to one part's, as in CHATCLIQUE_PET_SERVICE_JAVA_OPTS
            Everything else in the environment reaches the services as it is.
            """;

    /** Starts everything; in the background when detached. */
    record Start(int port, Path data, boolean detach, boolean prometheus) implements Command {}

    /** Keeps everything running; what a detached start leaves behind. */
    record Supervise(int port, Path data, boolean prometheus) implements Command {}

    /** Tells what runs. */
    record Status(Path data) implements Command {}

    /** Stops everything. */
    record Stop(Path data) implements Command {}

    /** Prints log lines; of all parts when none is named. */
    record Logs(Path data, List<String> parts, boolean follow) implements Command {}

    /** Tells how to use it. */
    record Help() implements Command {}

    /** The command line was not understood; the message says what about it. */
    final class UsageException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        UsageException(String message) {
            super(message);
        }
    }
}
