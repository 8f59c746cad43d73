package chatclique.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Writes {@code target/contract.md}: for each row of the contract, the tests that show it and how they ended. What a class
 * has shown is kept in a file of its own, since other classes run in other processes or at other times.
 */
public final class ContractReport implements TestExecutionListener {

    private static final Path SHOWN = Path.of("target/contract");
    private static final Comparator<String> BY_ROW = Comparator.comparing((String row) -> row.substring(0, 1))
            .thenComparingInt(row -> Integer.parseInt(row.substring(1)));

    /** By class: lines of a row, a tab, and what showed it. */
    private final Map<String, Set<String>> shown = new TreeMap<>();

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        test.getSource()
                .filter(MethodSource.class::isInstance)
                .map(source -> ((MethodSource) source).getJavaMethod())
                .map(method -> method.getAnnotation(Row.class))
                .filter(row -> test.isTest())
                .ifPresent(row -> note(row, test, result));
    }

    private synchronized void note(Row row, TestIdentifier test, TestExecutionResult result) {
        MethodSource source = (MethodSource) test.getSource().orElseThrow();
        String simpleName =
                source.getClassName().substring(source.getClassName().lastIndexOf('.') + 1);
        String mark = result.getStatus() == TestExecutionResult.Status.SUCCESSFUL ? "works" : "FAILED";
        Set<String> lines = shown.computeIfAbsent(simpleName, any -> new LinkedHashSet<>());
        Stream.of(row.value())
                .forEach(id -> lines.add(id + "\t" + mark + " · " + simpleName + "." + source.getMethodName()));
    }

    @Override
    public void testPlanExecutionFinished(TestPlan plan) {
        try {
            Files.createDirectories(SHOWN);
            for (Map.Entry<String, Set<String>> one : shown.entrySet()) {
                Files.write(SHOWN.resolve(one.getKey() + ".tsv"), one.getValue());
            }
            write(rows());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Set<String>> rows() throws IOException {
        Map<String, Set<String>> rows = new TreeMap<>(BY_ROW);
        try (Stream<Path> files = Files.list(SHOWN)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".tsv"))
                    .sorted()
                    .toList()) {
                for (String line : Files.readAllLines(file)) {
                    List<String> parts = List.of(line.split("\t", 2));
                    rows.computeIfAbsent(parts.getFirst(), any -> new LinkedHashSet<>())
                            .add(parts.getLast());
                }
            }
        }
        return rows;
    }

    private static void write(Map<String, Set<String>> rows) throws IOException {
        StringBuilder report = new StringBuilder("# The contract, row by row\n\n| row | shown by |\n|---|---|\n");
        rows.forEach((row, tests) -> report.append("| ")
                .append(row)
                .append(" | ")
                .append(String.join("<br>", tests))
                .append(" |\n"));
        Path whole = Files.writeString(Files.createTempFile(SHOWN, "contract", ".md"), report);
        Files.move(whole, Path.of("target/contract.md"), StandardCopyOption.ATOMIC_MOVE);
    }
}
