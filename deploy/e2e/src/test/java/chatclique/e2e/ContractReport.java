package chatclique.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/** Writes {@code target/contract.md}: for each row of the contract, the tests that show it and how they ended. */
public final class ContractReport implements TestExecutionListener {

    private static final Comparator<String> BY_ROW = Comparator.comparing((String row) -> row.substring(0, 1))
            .thenComparingInt(row -> Integer.parseInt(row.substring(1)));

    private final Map<String, List<String>> rows = new TreeMap<>(BY_ROW);

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
        String line = mark + " · " + simpleName + "." + source.getMethodName();
        Stream.of(row.value()).forEach(id -> {
            List<String> lines = rows.computeIfAbsent(id, any -> new ArrayList<>());
            if (!lines.contains(line)) {
                lines.add(line);
            }
        });
    }

    @Override
    public void testPlanExecutionFinished(TestPlan plan) {
        if (rows.isEmpty()) {
            return;
        }
        StringBuilder report = new StringBuilder("# The contract, row by row\n\n| row | shown by |\n|---|---|\n");
        rows.forEach((row, tests) -> report.append("| ")
                .append(row)
                .append(" | ")
                .append(String.join("<br>", tests))
                .append(" |\n"));
        try {
            Files.createDirectories(Path.of("target"));
            Files.writeString(Path.of("target/contract.md"), report);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
