package chatclique.bench;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/**
 * Load for a long time while parts are killed without a warning, one after the other at random; then a count: what was
 * acknowledged, what of it is gone, what is there twice.
 */
final class Soak {

    private static final int TALKERS = 12;
    private static final int CARERS = 4;
    private static final List<String> VICTIMS = List.of("gateway", "pet-service", "chat-service", "store");
    private static final Duration PAUSE = Duration.ofSeconds(12);

    private final People people;
    private final TokenServer tokens;
    private final Map<String, Integer> killed = new TreeMap<>();

    Soak(People people, TokenServer tokens) {
        this.people = people;
        this.tokens = tokens;
    }

    void run(Duration length) throws InterruptedException, ExecutionException {
        tokens.pace(Duration.ofMillis(2));
        Instant end = Instant.now().plus(length);
        LocalDate first = LocalDate.now(ZoneOffset.UTC);
        List<SoakClient> clients = IntStream.range(0, TALKERS + CARERS)
                .mapToObj(i -> new SoakClient(people, people.person(), i < TALKERS))
                .toList();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            clients.forEach(client -> running.add(threads.submit(() -> client.runUntil(end))));
            killUntil(end);
            for (Future<?> one : running) {
                one.get();
            }
        }
        report(length, clients, first);
    }

    private void killUntil(Instant end) throws InterruptedException {
        while (Instant.now().plus(PAUSE).isBefore(end)) {
            Thread.sleep(PAUSE.plusMillis(ThreadLocalRandom.current().nextInt(8000)));
            String victim = VICTIMS.get(ThreadLocalRandom.current().nextInt(VICTIMS.size()));
            people.pid(victim)
                    .flatMap(ProcessHandle::of)
                    .filter(ProcessHandle::isAlive)
                    .ifPresent(process -> {
                        process.destroyForcibly();
                        killed.merge(victim, 1, Integer::sum);
                    });
        }
    }

    private void report(Duration length, List<SoakClient> clients, LocalDate first) {
        SoakCount turns = new SoakCount();
        SoakCount actions = new SoakCount();
        Map<String, Integer> ends = new TreeMap<>();
        long differing = 0;
        for (SoakClient client : clients) {
            for (LocalDate day = first; !day.isAfter(LocalDate.now(ZoneOffset.UTC)); day = day.plusDays(1)) {
                if (client.talks()) {
                    List<JsonNode> entries = client.pages("/api/v1/chat-log/" + day + "?limit=200");
                    entries.forEach(entry -> ends.merge(entry.at("/state").asString(), 1, Integer::sum));
                    differing += client.differing(entries);
                    turns.stored(entries.stream()
                            .map(entry -> entry.at("/prompt/text").asString()));
                } else {
                    actions.stored(
                            client.pages("/api/v1/pets/" + client.pet() + "/events?limit=200&day=" + day).stream()
                                    .filter(event ->
                                            event.at("/kind").asString().equals("pet"))
                                    .map(event -> event.at("/id").asString()));
                }
            }
            (client.talks() ? turns : actions).acknowledged(client.acknowledged());
        }
        String kills = killed.entrySet().stream()
                .map(one -> one.getKey() + " " + one.getValue())
                .collect(Collectors.joining(", "));
        System.out.printf(Locale.ROOT, "soak, %d minutes, killed: %s%n", length.toMinutes(), kills);
        System.out.printf(Locale.ROOT, "soak, turns: %s · ended %s%n", turns.line(), ends);
        System.out.printf(
                Locale.ROOT,
                "soak, answers read to the end that differ from the log: %d · prompts that the model was asked more than"
                        + " once: %d%n",
                differing,
                tokens.askedAgain());
        System.out.printf(Locale.ROOT, "soak, actions: %s%n", actions.line());
        if (turns.failed() || actions.failed() || differing > 0) {
            throw new IllegalStateException("the soak found something lost, doubled or different");
        }
    }
}
