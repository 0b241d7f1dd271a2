package dev.mesh4j.server.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.Configurator.ExecutionStatus;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Alone, because a system property decides. */
@Isolated
class LogDefaultsTest {

    private static final String PROPERTY = "logback.configurationFile";

    @Test
    void logback_finds_them() {
        assertThat(ServiceLoader.load(Configurator.class)).hasAtLeastOneElementOfType(LogDefaults.class);
    }

    @Test
    void lines_go_to_standard_error() {
        LoggerContext context = configured();

        var appender = context.getLogger(Logger.ROOT_LOGGER_NAME)
                .iteratorForAppenders()
                .next();
        assertThat(appender).isInstanceOf(ConsoleAppender.class);
        assertThat(((ConsoleAppender<ILoggingEvent>) appender).getTarget()).isEqualTo("System.err");
        assertThat(appender.isStarted()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "dev.mesh4j.server.MeshServer, INFO",
        "com.example.Agent, INFO",
        "org.eclipse.jetty.server.Server, WARN",
        "org.flywaydb.core.Flyway, WARN",
        "com.zaxxer.hikari.HikariDataSource, WARN",
        "com.networknt.schema.Schema, WARN",
        "io.javalin.Javalin, OFF"
    })
    void the_chatter_of_libraries_is_silenced(String logger, String level) {
        assertThat(configured().getLogger(logger).getEffectiveLevel()).isEqualTo(Level.valueOf(level));
    }

    @Test
    void jetty_warns_but_does_not_inform() {
        Logger jetty = configured().getLogger("org.eclipse.jetty.io.SelectorManager");

        assertThat(jetty.isWarnEnabled()).isTrue();
        assertThat(jetty.isInfoEnabled()).isFalse();
    }

    @Test
    void a_file_named_by_the_property_wins() {
        LoggerContext context = new LoggerContext();
        System.setProperty(PROPERTY, "/etc/mesh/logback.xml");
        try {
            assertThat(defaults(context).configure(context)).isEqualTo(ExecutionStatus.INVOKE_NEXT_IF_ANY);
        } finally {
            System.clearProperty(PROPERTY);
        }
        assertUntouched(context);
    }

    @Test
    void a_file_of_the_user_on_the_class_path_wins(@TempDir Path directory) throws Exception {
        Files.writeString(directory.resolve("logback.xml"), "<configuration/>");
        URL own = LogDefaults.class.getProtectionDomain().getCodeSource().getLocation();
        LoggerContext context = new LoggerContext();
        try (var loader = new ChildFirst(new URL[] {directory.toUri().toURL(), own})) {
            Class<?> type = loader.loadClass(LogDefaults.class.getName());
            Configurator defaults = (Configurator) type.getDeclaredConstructor().newInstance();

            assertThat(type).isNotSameAs(LogDefaults.class);
            assertThat(defaults.configure(context)).isEqualTo(ExecutionStatus.INVOKE_NEXT_IF_ANY);
        }
        assertUntouched(context);
    }

    private static void assertUntouched(LoggerContext context) {
        assertThat(context.getLogger(Logger.ROOT_LOGGER_NAME)
                        .iteratorForAppenders()
                        .hasNext())
                .isFalse();
        assertThat(context.getLogger("org.eclipse.jetty").getLevel()).isNull();
    }

    private static LoggerContext configured() {
        LoggerContext context = new LoggerContext();
        assertThat(defaults(context).configure(context)).isEqualTo(ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY);
        return context;
    }

    private static LogDefaults defaults(LoggerContext context) {
        LogDefaults defaults = new LogDefaults();
        defaults.setContext(context);
        return defaults;
    }

    /** Defines {@link LogDefaults} anew, so that it sees the class path given here. */
    private static final class ChildFirst extends URLClassLoader {

        ChildFirst(URL[] classPath) {
            super(classPath, LogDefaultsTest.class.getClassLoader());
        }

        @Override
        public Class<?> loadClass(String name) throws ClassNotFoundException {
            return name.equals(LogDefaults.class.getName()) ? findClass(name) : super.loadClass(name);
        }
    }
}
