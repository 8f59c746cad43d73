package chatclique.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A process by more than its number, which the system gives to another one later: also by when it began.
 *
 * @param pid its number
 * @param began when it began, in the system's own words
 */
record RunningProcess(long pid, String began) {

    private static final Path PROC = Path.of("/proc");
    private static final int START_FIELD = 22;

    /** The process that has this number now. */
    static Optional<RunningProcess> of(long pid) {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .flatMap(RunningProcess::began)
                .map(began -> new RunningProcess(pid, began));
    }

    static RunningProcess current() {
        return of(ProcessHandle.current().pid()).orElseThrow();
    }

    /** Whether it still is the same process, and alive. */
    boolean isAlive() {
        return of(pid).filter(this::equals).isPresent();
    }

    /** Asks it to end. */
    void terminate() {
        signal(ProcessHandle::destroy);
    }

    /** Ends it at once. */
    void kill() {
        signal(ProcessHandle::destroyForcibly);
    }

    /** Waits until it has ended, at most this long. */
    boolean awaitEnd(Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        while (isAlive()) {
            if (System.nanoTime() > end) {
                return false;
            }
            try {
                TimeUnit.MILLISECONDS.sleep(20); // only a parent is told of a process' end
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }

    /** Bytes of memory that are its own, shared pages counted in proportion; resident bytes where that isn't told. */
    long memory() {
        Path rollup = PROC.resolve(pid + "/smaps_rollup");
        try (var lines = Files.lines(rollup)) {
            return lines.filter(line -> line.startsWith("Pss:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException | RuntimeException e) {
            return residentMemory();
        }
    }

    private long residentMemory() {
        try {
            Process ps = new ProcessBuilder("ps", "-o", "rss=", "-p", "" + pid).start();
            String kilobytes = new String(ps.getInputStream().readAllBytes()).strip();
            return kilobytes.isEmpty() ? 0 : Long.parseLong(kilobytes) * 1024;
        } catch (IOException | NumberFormatException e) {
            return 0;
        }
    }

    private void signal(java.util.function.Consumer<ProcessHandle> signal) {
        if (isAlive()) {
            ProcessHandle.of(pid).ifPresent(signal);
        }
    }

    private static Optional<String> began(ProcessHandle process) {
        try {
            String stat = Files.readString(PROC.resolve(process.pid() + "/stat"));
            String[] afterName = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            if (afterName[0].equals("Z")) {
                return Optional.empty();
            }
            String boot =
                    Files.readString(PROC.resolve("sys/kernel/random/boot_id")).strip();
            return Optional.of(afterName[START_FIELD - 3] + "@" + boot);
        } catch (IOException e) {
            return Files.isDirectory(PROC.resolve("self"))
                    ? Optional.empty()
                    : process.info().startInstant().map(Object::toString);
        }
    }
}
