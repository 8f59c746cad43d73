package chatclique.launcher;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Ends processes: first with a word, then without. */
final class Stopping {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private Stopping() {}

    /** Waits for the first ones to end, then asks for the last ones and waits for those. */
    static void inOrder(List<RunningProcess> first, Supplier<List<RunningProcess>> last, Duration patience) {
        awaitOrKill(first, patience);
        awaitOrKill(last.get(), patience);
    }

    private static void awaitOrKill(List<RunningProcess> asked, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        for (RunningProcess process : asked) {
            if (!process.awaitEnd(Duration.ofNanos(Math.max(0, end - System.nanoTime())))) {
                process.kill();
                process.awaitEnd(Duration.ofSeconds(5));
            }
        }
    }

    /** Ends what a supervisor that is gone left running. Says how many processes that were. */
    static int leftovers(Layout layout) {
        List<RunningProcess> first = new ArrayList<>();
        List<RunningProcess> last = new ArrayList<>();
        for (String name : Part.NAMES) {
            Optional<RunningProcess> process = PartState.read(layout.state(), name)
                    .flatMap(PartState::process)
                    .filter(RunningProcess::isAlive);
            process.ifPresent((name.equals(Part.STORE) ? last : first)::add);
        }
        first.forEach(RunningProcess::terminate);
        inOrder(
                first,
                () -> {
                    last.forEach(RunningProcess::terminate);
                    return last;
                },
                PATIENCE);
        Part.NAMES.forEach(name -> PartState.remove(layout.state(), name));
        PartState.remove(layout.state(), Part.SUPERVISOR);
        return first.size() + last.size();
    }
}
