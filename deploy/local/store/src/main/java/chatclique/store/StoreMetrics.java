package chatclique.store;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/** What the store does, for Prometheus: commands, commits, file size, and the JVM. */
final class StoreMetrics implements GroupCommit.Listener {

    private static final Set<String> COUNTED = Set.of(
            "find",
            "insert",
            "update",
            "delete",
            "findandmodify",
            "aggregate",
            "count",
            "distinct",
            "getmore",
            "createindexes");

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Map<String, Counter> commands = new ConcurrentHashMap<>();
    private final Timer commits;
    private final Counter committedWrites;
    private final Timer compactions;

    StoreMetrics(LongSupplier fileBytes) {
        registry.config().commonTags("service", "store");
        commits = Timer.builder("store.commits")
                .description("commits to the file, each for all writes that waited")
                .publishPercentileHistogram(false)
                .serviceLevelObjectives(
                        Duration.ofMillis(1), Duration.ofMillis(5), Duration.ofMillis(25), Duration.ofMillis(100))
                .register(registry);
        committedWrites = Counter.builder("store.committed.writes")
                .description("writes in those commits")
                .register(registry);
        compactions = Timer.builder("store.compactions")
                .description("pauses in which the file was compacted")
                .register(registry);
        Gauge.builder("store.file.size", fileBytes::getAsLong)
                .baseUnit("bytes")
                .description("size of the data file")
                .register(registry);
    }

    /** Adds what the JVM tells of itself; for a store that has a process of its own. */
    StoreMetrics withJvm() {
        new JvmMemoryMetrics().bindTo(registry);
        new JvmGcMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        return this;
    }

    void command(String name) {
        String label = COUNTED.contains(name) ? name : "other";
        commands.computeIfAbsent(
                        label,
                        command -> Counter.builder("store.commands")
                                .description("commands received")
                                .tag("command", command)
                                .register(registry))
                .increment();
    }

    @Override
    public void committed(int writes, Duration took) {
        commits.record(took);
        committedWrites.increment(writes);
    }

    void compacted(Duration took) {
        compactions.record(took);
    }

    /** All of it in Prometheus' text form. */
    String scrape() {
        return registry.scrape();
    }
}
