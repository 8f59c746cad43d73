package chatclique.bench;

import java.util.Locale;
import org.HdrHistogram.ConcurrentHistogram;

/** Times of one kind, kept in microseconds. */
final class Times {

    private final ConcurrentHistogram histogram = new ConcurrentHistogram(60_000_000L, 3);

    void add(long nanos) {
        histogram.recordValue(Math.min(nanos / 1000, 60_000_000L));
    }

    void clear() {
        histogram.reset();
    }

    long count() {
        return histogram.getTotalCount();
    }

    /** In milliseconds. */
    double percentile(double percent) {
        return histogram.getValueAtPercentile(percent) / 1000.0;
    }

    String line() {
        return String.format(
                Locale.ROOT,
                "p50 %.1f ms · p95 %.1f ms · p99 %.1f ms · n %d",
                percentile(50),
                percentile(95),
                percentile(99),
                count());
    }
}
