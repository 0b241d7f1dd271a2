package dev.mesh4j.testkit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** The tests of one class, run by a JUnit within JUnit. */
final class JUnitRun implements TestExecutionListener {

    private final Queue<ReportEntry> entries = new ConcurrentLinkedQueue<>();
    private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();

    static JUnitRun of(Class<?> tests) {
        JUnitRun run = new JUnitRun();
        Launcher launcher = LauncherFactory.create();
        launcher.execute(
                LauncherDiscoveryRequestBuilder.request()
                        .selectors(selectClass(tests))
                        .configurationParameter("junit.jupiter.conditions.deactivate", "*")
                        .build(),
                run);
        return run;
    }

    /** What the tests published under this key. */
    List<String> published(String key) {
        return entries.stream()
                .flatMap(entry -> entry.getKeyValuePairs().entrySet().stream())
                .filter(pair -> pair.getKey().equals(key))
                .map(java.util.Map.Entry::getValue)
                .toList();
    }

    List<Throwable> failures() {
        return List.copyOf(failures);
    }

    @Override
    public void reportingEntryPublished(TestIdentifier test, ReportEntry entry) {
        entries.add(entry);
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        result.getThrowable().ifPresent(failures::add);
    }
}
