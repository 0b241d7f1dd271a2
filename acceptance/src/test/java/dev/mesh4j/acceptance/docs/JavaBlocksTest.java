package dev.mesh4j.acceptance.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** All Java of all pages, in one run of the compiler; and the tests among it, run. */
@Timeout(240)
class JavaBlocksTest {

    @TempDir
    private Path classes;

    @Test
    void java_blocks_compile_and_their_tests_pass() throws Exception {
        List<SourceText> sources = new ArrayList<>();
        for (Page page : Page.all()) {
            sources.addAll(new PageSource(page).files());
        }
        assertThat(sources).hasSizeGreaterThan(10);

        assertThat(compile(sources)).as("mistakes in Java blocks").isEmpty();
        runTests(sources);
    }

    private List<String> compile(List<SourceText> sources) {
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<String> options =
                List.of("--release", "21", "-parameters", "-proc:none", "-Xlint:none", "-d", classes.toString());
        compiler.getTask(null, null, found, options, null, sources).call();
        return found.getDiagnostics().stream()
                .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                .map(JavaBlocksTest::line)
                .toList();
    }

    private static String line(Diagnostic<? extends JavaFileObject> mistake) {
        String place = mistake.getSource() instanceof SourceText source && source.block() != null
                ? source.block().page()
                : String.valueOf(mistake.getSource());
        return place + ":" + mistake.getLineNumber() + ": " + mistake.getMessage(Locale.ROOT);
    }

    private void runTests(List<SourceText> sources) throws IOException {
        try (URLClassLoader loader = new URLClassLoader(
                new URL[] {classes.toUri().toURL()}, Thread.currentThread().getContextClassLoader())) {
            Class<?>[] tests = sources.stream()
                    .flatMap(source -> nested(loader, source))
                    .filter(JavaBlocksTest::hasTests)
                    .toArray(Class<?>[]::new);
            SummaryGeneratingListener summary = new SummaryGeneratingListener();
            LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                    .selectors(Stream.of(tests).map(test -> selectClass(test)).toList())
                    .build();
            LauncherFactory.create().execute(request, summary);

            assertThat(summary.getSummary().getFailures())
                    .extracting(failure -> failure.getTestIdentifier() + ": " + failure.getException())
                    .isEmpty();
            assertThat(summary.getSummary().getTestsSucceededCount()).isGreaterThanOrEqualTo(tests.length);
        }
    }

    private static boolean hasTests(Class<?> type) {
        return Stream.of(type.getDeclaredMethods()).anyMatch(method -> method.isAnnotationPresent(Test.class));
    }

    private static Stream<Class<?>> nested(ClassLoader loader, SourceText source) {
        try {
            return Stream.of(loader.loadClass(source.typeName()).getDeclaredClasses());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(source.typeName() + " is not compiled", e);
        }
    }
}
