package dev.mesh4j.meshctl;

import dev.mesh4j.meshctl.doctor.Doctor;
import dev.mesh4j.meshctl.doctor.DoctorPage;
import dev.mesh4j.meshctl.doctor.Finding;
import dev.mesh4j.meshctl.terminal.Console;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;

/** {@code meshctl doctor} */
@Command(
        name = "doctor",
        description = "Looks for what keeps a mesh from working here, and says what to do; exits with 1 when something"
                + " does not work.")
final class DoctorCommand implements Callable<Integer> {

    private final Meshctl meshctl;

    DoctorCommand(Meshctl meshctl) {
        this.meshctl = meshctl;
    }

    @Override
    public Integer call() throws InterruptedException {
        Doctor doctor = new Doctor(
                meshctl.caller().environment(),
                meshctl.platform(),
                meshctl.state(),
                meshctl.http(),
                meshctl.registryUrl(),
                Version.text());
        List<Finding> findings = doctor.examine();
        Console console = meshctl.console();
        if (meshctl.json()) {
            console.json(findings);
        } else {
            console.lines(DoctorPage.lines(findings, console.style()));
        }
        return findings.stream().anyMatch(Finding::failed) ? ExitCode.SOFTWARE : ExitCode.OK;
    }
}
