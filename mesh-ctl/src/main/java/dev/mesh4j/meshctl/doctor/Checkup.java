package dev.mesh4j.meshctl.doctor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs checks side by side. */
public final class Checkup {

    private final List<Check> checks;
    private final Duration atMost;

    /** @param atMost what each may take; as they begin together, all of them take no longer */
    public Checkup(List<Check> checks, Duration atMost) {
        this.checks = List.copyOf(checks);
        this.atMost = atMost;
    }

    /** The findings in the order of the checks. */
    public List<Finding> run() throws InterruptedException {
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        try {
            long deadline = System.nanoTime() + atMost.toNanos();
            List<Future<List<Finding>>> looking =
                    checks.stream().map(check -> threads.submit(check::look)).toList();
            List<Finding> findings = new ArrayList<>();
            for (int i = 0; i < checks.size(); i++) {
                findings.addAll(findings(checks.get(i), looking.get(i), deadline));
            }
            return List.copyOf(findings);
        } finally {
            // what hangs is left behind
            threads.shutdownNow();
        }
    }

    private List<Finding> findings(Check check, Future<List<Finding>> looking, long deadline)
            throws InterruptedException {
        try {
            return looking.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return List.of(Finding.warn(
                    check.name(),
                    "no result within " + atMost.toMillis() + " ms",
                    "try again when the machine is less busy; if it stays so, the network or the disk hangs"));
        } catch (ExecutionException e) {
            return List.of(Finding.fail(check.name(), "cannot be looked at: " + e.getCause(), "please report this"));
        }
    }
}
