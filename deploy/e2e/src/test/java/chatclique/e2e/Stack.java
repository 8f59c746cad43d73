package chatclique.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The real system, started by {@code deploy/run} on ports and data of its own, once for all tests that share it.
 * With {@code CHATCLIQUE_E2E_PORT} and {@code CHATCLIQUE_E2E_DATA} set, a running one is used and left running.
 */
final class Stack {

    private static final int PORTS = 13;
    private static final Path CHECKOUT = checkout();

    /** Tells the systems of one process of tests from those of another. */
    private static final String PROCESS = System.getProperty("e2e.process", "");

    private final int port;
    private final Path data;
    private final Map<String, String> environment;

    private Stack(int port, Path data, Map<String, String> environment) {
        this.port = port;
        this.data = data;
        this.environment = environment;
    }

    /** The one that most tests share. */
    static Stack shared() {
        return Shared.STACK;
    }

    /** A fresh one with settings of its own; the caller stops it. */
    static Stack fresh(String name, Map<String, String> environment) {
        Path data = CHECKOUT.resolve("deploy/e2e/target/data-" + name + PROCESS);
        delete(data);
        return new Stack(freePorts(), data, environment).start();
    }

    /** The address of the gateway, without a slash at its end. */
    String address() {
        return "http://localhost:" + port;
    }

    int port() {
        return port;
    }

    /** The port of a part: the gateway's plus the part's place in the launcher's table. */
    int port(Part part) {
        return port + part.ordinal();
    }

    Path logs() {
        return data.resolve("logs");
    }

    /** A secret that the launcher made for this stack. */
    String secret(String name) {
        try {
            return Files.readString(data.resolve("secrets").resolve(name)).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Stack start() {
        run(Duration.ofMinutes(10), "--detach", "--port", "" + port, "--data", data.toString());
        return this;
    }

    void stop() {
        run(Duration.ofMinutes(2), "stop", "--data", data.toString());
    }

    String status() {
        return run(Duration.ofMinutes(1), "status", "--data", data.toString());
    }

    /** Kills a part without a warning, as a crash would; one that is coming back is waited for. */
    void kill(Part part) {
        ProcessHandle process = Await.until(
                Duration.ofSeconds(60), () -> ProcessHandle.of(pid(part)).orElseThrow(), ProcessHandle::isAlive);
        process.destroyForcibly();
        process.onExit().orTimeout(20, TimeUnit.SECONDS).join();
    }

    /** Asks a part to end, as a roll-out does; it is started again. Returns at once. */
    void terminate(Part part) {
        ProcessHandle.of(pid(part)).orElseThrow().destroy();
    }

    /** The process id of a part, as {@code deploy/run status} tells it. */
    long pid(Part part) {
        return status().lines()
                .filter(line -> line.stripLeading().startsWith(part.id()))
                .flatMap(line -> Stream.of(line.strip().split("\\s+")).filter(word -> word.matches("\\d+")))
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no process of " + part.id() + " in\n" + status()));
    }

    private String run(Duration limit, String... arguments) {
        List<String> command =
                new ArrayList<>(List.of(CHECKOUT.resolve("deploy/run").toString()));
        command.addAll(List.of(arguments));
        try {
            Path output = Files.createTempFile("deploy-run", ".txt");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(CHECKOUT.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
            boolean ended = process.waitFor(limit.toSeconds(), TimeUnit.SECONDS);
            String text = Files.readString(output);
            Files.delete(output);
            if (!ended || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new AssertionError(String.join(" ", command) + (ended ? " failed" : " hung") + ":\n" + text);
            }
            return text;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static Path checkout() {
        Path path = Path.of("").toAbsolutePath();
        while (!Files.exists(path.resolve("deploy/e2e/pom.xml"))) {
            path = path.getParent();
        }
        return path;
    }

    /**
     * A block of ports that nothing listens on, below those that the system gives to outgoing connections: one of these
     * could be taken before its part listens.
     */
    static int freePorts() {
        for (int base = 20_000 + (int) (ProcessHandle.current().pid() % 400) * 20; base < 32_000; base += 20) {
            if (allFree(base)) {
                return base;
            }
        }
        throw new IllegalStateException("no free ports");
    }

    private static boolean allFree(int base) {
        for (int i = 0; i < PORTS; i++) {
            try (ServerSocket socket = new ServerSocket(base + i, 1, InetAddress.getLoopbackAddress())) {
                socket.setReuseAddress(true);
            } catch (IOException taken) {
                return false;
            }
        }
        return true;
    }

    private static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The parts in the order of their ports. */
    enum Part {
        GATEWAY("gateway"),
        KEYCLOAK("keycloak"),
        KEYCLOAK_MANAGEMENT("keycloak"),
        STORE("store"),
        PET("pet-service"),
        CHAT("chat-service"),
        IMAGE("image-service"),
        GATEWAY_MANAGEMENT("gateway"),
        PET_MANAGEMENT("pet-service"),
        CHAT_MANAGEMENT("chat-service"),
        IMAGE_MANAGEMENT("image-service"),
        STORE_MANAGEMENT("store");

        private final String id;

        Part(String id) {
            this.id = id;
        }

        String id() {
            return id;
        }
    }

    private static final class Shared {

        static final Stack STACK = open();

        private static Stack open() {
            String port = System.getenv("CHATCLIQUE_E2E_PORT");
            if (port != null) {
                String data = System.getenv()
                        .getOrDefault(
                                "CHATCLIQUE_E2E_DATA", CHECKOUT.resolve(".data").toString());
                return new Stack(Integer.parseInt(port), Path.of(data), Map.of());
            }
            Stack stack = fresh("shared", Map.of());
            Runtime.getRuntime().addShutdownHook(new Thread(stack::stop));
            return stack;
        }
    }
}
