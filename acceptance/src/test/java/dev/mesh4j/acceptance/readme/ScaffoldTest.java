package dev.mesh4j.acceptance.readme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mesh4j.acceptance.survival.Processes;
import dev.mesh4j.meshctl.scaffold.JavaPackage;
import dev.mesh4j.meshctl.scaffold.ProjectKind;
import dev.mesh4j.meshctl.scaffold.ProjectName;
import dev.mesh4j.meshctl.scaffold.Scaffold;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** New projects, built and tested as their users would. */
@ResourceLock(Processes.PROCESSORS)
@Timeout(600)
class ScaffoldTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(ProjectKind.class)
    void each_kind_compiles_and_its_tests_pass(ProjectKind kind) throws Exception {
        Scaffold scaffold = new Scaffold(new ProjectName("hello-world"), kind, new JavaPackage("org.acme"));
        List<String> sources = new ArrayList<>(scaffold.write(folder));
        sources.removeIf(file -> !file.endsWith(".java"));

        compile(sources);

        SummaryGeneratingListener summary = testsOf("org.acme.HelloWorldTest");
        assertThat(summary.getSummary().getFailures())
                .extracting(failure -> failure.getException().toString())
                .isEmpty();
        assertThat(summary.getSummary().getTestsSucceededCount()).isPositive();
    }

    @Test
    void what_a_new_project_says_to_do_next_works() throws Exception {
        Checkout checkout = Checkout.lay(ROOT, Path.of("target/scaffold").toAbsolutePath());
        try (UserShell shell = new UserShell(checkout)) {
            shell.run("./meshctl new hello-world > made 2>&1");
            String made = Files.readString(checkout.folder().resolve("made"));
            List<String> next = made.lines()
                    .dropWhile(line -> !line.startsWith("test it"))
                    .skip(1)
                    .map(String::strip)
                    .toList();
            assertThat(next).as(made).hasSize(3);

            shell.run("{ " + String.join(" && ", next) + "; } > done 2>&1");

            assertThat(Files.readString(checkout.folder().resolve("done")))
                    .endsWith("Hello, Ada! This is hello-world.\n")
                    .contains("Tests run: 2, Failures: 0, Errors: 0");
        }
    }

    private void compile(List<String> sources) {
        List<String> arguments = new ArrayList<>(
                List.of("--release", "21", "-parameters", "-proc:none", "-Xlint:all,-classfile,-options", "-Werror"));
        arguments.addAll(List.of(
                "-cp",
                ClassPath.entries().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)),
                "-d",
                classes().toString()));
        sources.forEach(source -> arguments.add(folder.resolve(source).toString()));
        int result = ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new));
        assertThat(result).as("the compiler's result").isZero();
    }

    private SummaryGeneratingListener testsOf(String test) throws IOException, ClassNotFoundException {
        SummaryGeneratingListener summary = new SummaryGeneratingListener();
        URL[] own = {classes().toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(own, ScaffoldTest.class.getClassLoader())) {
            LauncherFactory.create()
                    .execute(
                            LauncherDiscoveryRequestBuilder.request()
                                    .selectors(DiscoverySelectors.selectClass(loader.loadClass(test)))
                                    .build(),
                            summary);
        }
        return summary;
    }

    private Path classes() {
        Path classes = folder.resolve("classes");
        classes.toFile().mkdir();
        return classes;
    }
}
