package chatclique.bench;

import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** What was acknowledged against what is stored, each by a name of its own. */
final class SoakCount {

    private final Map<String, Integer> stored = new HashMap<>();
    private long acknowledged;
    private long lost;

    /** First all that is stored… */
    void stored(Stream<String> names) {
        names.forEach(name -> stored.merge(name, 1, Integer::sum));
    }

    /** …then what was acknowledged of it. */
    void acknowledged(Collection<String> names) {
        acknowledged += names.size();
        lost += names.stream().filter(name -> !stored.containsKey(name)).count();
    }

    boolean failed() {
        return lost > 0 || doubled() > 0;
    }

    String line() {
        return String.format(
                Locale.ROOT,
                "acknowledged %d · lost = %d · doubled = %d · stored without an acknowledgement %d",
                acknowledged,
                lost,
                doubled(),
                stored.size() - (acknowledged - lost));
    }

    private long doubled() {
        return stored.values().stream().filter(times -> times > 1).count();
    }
}
