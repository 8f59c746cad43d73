package chatclique.chat.search;

import chatclique.auth.testing.TestIssuer;
import chatclique.chat.ManyTurns;
import chatclique.chat.chain.Links;
import chatclique.chat.chain.Sealer;
import chatclique.chat.turn.Days;
import chatclique.chat.turn.TurnId;
import chatclique.chat.turn.Turns;
import chatclique.store.EmbeddedStore;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.data.mongodb.core.ReactiveMongoOperations;
import reactor.core.publisher.Mono;

/** Prints what sealing, a day, a month, a search and an export cost in logs of one owner that differ in length. */
final class LogBench {

    private final ConfigurableApplicationContext service;
    private final ReactiveMongoOperations mongo;
    private final Random random = new Random(1);

    private LogBench(ConfigurableApplicationContext service) {
        this.service = service;
        this.mongo = service.getBean(ReactiveMongoOperations.class);
    }

    public static void main(String[] arguments) throws Exception {
        List<Integer> sizes = arguments.length == 0
                ? List.of(1_000, 200_000)
                : Arrays.stream(arguments).map(Integer::valueOf).toList();
        Path file = Files.createTempDirectory("log-bench").resolve("data.mv");
        try (EmbeddedStore store = EmbeddedStore.start(file, 0)) {
            Map<String, Object> properties = new HashMap<>();
            TestIssuer.shared().register((name, value) -> properties.put(name, value.get()));
            properties.put("spring.mongodb.uri", store.uri());
            properties.put("server.port", 0);
            properties.put("management.server.port", 0);
            properties.put("logging.level.root", "error");
            // Sealed here, at a known time.
            properties.put("chatclique.chain.interval", "1h");
            properties.put("chatclique.chain.read-back", "1h");
            try (var service = new SpringApplicationBuilder(Class.forName("chatclique.chat.ChatService"))
                    .properties(properties)
                    .run()) {
                LogBench bench = new LogBench(service);
                for (int size : sizes) {
                    bench.run("owner-of-" + size, size);
                    System.out.printf("  file of the store: %,d MB%n", Files.size(file) >> 20);
                }
            }
        }
    }

    private void run(String owner, int size) throws Exception {
        System.out.printf("%,d turns of one owner:%n", size);
        ManyTurns.write(mongo, owner, size);
        long start = System.nanoTime();
        service.getBean(Sealer.class).seal(owner).block();
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(Locale.ROOT, "  sealed and made searchable: %.0f a second%n", size / seconds);
        Turns turns = service.getBean(Turns.class);
        Days days = service.getBean(Days.class);
        Search search = service.getBean(Search.class);
        int allDays = size / ManyTurns.A_DAY;
        time(
                "a day of 100 entries",
                () -> turns.ofDay(owner, ManyTurns.FIRST.plusDays(random.nextInt(allDays)), 0, 100));
        time("a month", () -> days.month(owner, YearMonth.from(ManyTurns.FIRST.plusDays(random.nextInt(allDays)))));
        time(
                "an entry",
                () -> turns.find(owner, TurnId.of(owner, ManyTurns.FIRST.plusDays(random.nextInt(allDays)), 7)));
        time("a word in 5 entries", () -> search.find(owner, "needle", null, 20));
        time("a word in all", () -> search.find(owner, "everywhere", null, 20));
        time("a word in one of 50", () -> search.find(owner, "fiftieth", null, 20));
        time("a rare and a frequent word", () -> search.find(owner, "needle everywhere", null, 20));
        time("two that never meet, each in half", () -> search.find(owner, "evening oddness", null, 20));
        time("the chain's head", () -> service.getBean(Links.class).head(owner));
        export(owner);
    }

    private static void time(String name, Supplier<Mono<?>> work) {
        List<Long> took = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            long start = System.nanoTime();
            work.get().block();
            took.add(System.nanoTime() - start);
        }
        List<Long> sorted = took.stream().skip(100).sorted().toList();
        System.out.printf(
                Locale.ROOT,
                "  %-36s p50 %7.2f ms  p95 %7.2f ms%n",
                name,
                sorted.get(100) / 1e6,
                sorted.get(190) / 1e6);
    }

    private void export(String owner) throws Exception {
        String port = service.getEnvironment().getProperty("local.server.port");
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1/chat-log/export"))
                .header("Authorization", "Bearer " + TestIssuer.shared().user(owner))
                .build();
        long start = System.nanoTime();
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<InputStream> answer = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
            long bytes = 0;
            long most = 0;
            byte[] buffer = new byte[1 << 16];
            int last = 0;
            try (InputStream body = answer.body()) {
                for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                    bytes += read;
                    last = read;
                    Runtime runtime = Runtime.getRuntime();
                    most = Math.max(most, runtime.totalMemory() - runtime.freeMemory());
                }
            }
            System.out.printf(
                    Locale.ROOT,
                    "  export: %,d MB in %.1f s, heap at most %,d MB with the store in it, status %d, ends %s%n",
                    bytes >> 20,
                    (System.nanoTime() - start) / 1e9,
                    most >> 20,
                    answer.statusCode(),
                    new String(buffer, Math.max(0, last - 20), Math.min(20, last)).strip());
        }
    }
}
