package dev.mesh4j.acceptance.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** A third-party library is imported by the one package that owns it. */
@AnalyzeClasses(packages = "dev.mesh4j", importOptions = MainCode.class)
class LibraryOwnersTest {

    private static final String JAVALIN = "io.javalin..";
    private static final String OKHTTP = "okhttp3..";
    private static final String JEDIS = "redis.clients..";
    private static final String[] JDBC = {
        "java.sql..", "javax.sql..", "org.sqlite..", "org.postgresql..", "com.zaxxer.hikari..", "org.flywaydb.."
    };

    @ArchTest
    static final ArchRule okhttp = onlyIn("dev.mesh4j.protocol.client..", OKHTTP);

    @ArchTest
    static final ArchRule httpcore = onlyIn("dev.mesh4j.protocol.client.plain..", "org.apache.hc..");

    @ArchTest
    static final ArchRule jedis = onlyIn("dev.mesh4j.server.state..", JEDIS);

    @ArchTest
    static final ArchRule opentelemetry = onlyIn("dev.mesh4j.server.trace..", "io.opentelemetry..");

    /** The starter shows what the agent counts in the application's own registry. */
    @ArchTest
    static final ArchRule micrometer = noClasses()
            .that()
            .resideOutsideOfPackages("dev.mesh4j.server.metrics..", "dev.mesh4j.spring..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.micrometer..");

    @ArchTest
    static final ArchRule prometheus = onlyIn("dev.mesh4j.server.metrics..", "io.prometheus..");

    @ArchTest
    static final ArchRule spring = noClasses()
            .that()
            .resideOutsideOfPackages("dev.mesh4j.spring..", "dev.mesh4j.examples.springboot..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework..");

    @ArchTest
    static final ArchRule classgraph = onlyIn("dev.mesh4j.runtime.scan..", "io.github.classgraph..");

    @ArchTest
    static final ArchRule failsafe = onlyIn("dev.mesh4j.runtime.call..", "dev.failsafe..");

    @ArchTest
    static final ArchRule bytebuddy = onlyIn("dev.mesh4j.runtime.inject..", "net.bytebuddy..");

    @ArchTest
    static final ArchRule jdbc = onlyIn("dev.mesh4j.registry.store..", JDBC);

    @ArchTest
    static final ArchRule picocli = onlyIn("dev.mesh4j.meshctl..", "picocli..");

    @ArchTest
    static final ArchRule watcher = onlyIn("dev.mesh4j.meshctl.reload..", "io.methvin..");

    @ArchTest
    static final ArchRule jline = onlyIn("dev.mesh4j.meshctl.watch..", "org.jline..");

    @ArchTest
    static final ArchRule nimbus = onlyIn("dev.mesh4j.oauth..", "com.nimbusds..", "net.minidev..");

    @ArchTest
    static final ArchRule jgit = onlyIn("dev.mesh4j.examples.releasenotes..", "org.eclipse.jgit..");

    @ArchTest
    static final ArchRule junit = onlyIn("dev.mesh4j.testkit..", "org.junit..", "org.assertj..");

    /** Beyond the server module only the routes of the registry and the gateway. */
    @ArchTest
    static final ArchRule javalin = noClasses()
            .that()
            .resideOutsideOfPackages("dev.mesh4j.server..", "dev.mesh4j.registry.api..", "dev.mesh4j.gateway..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(JAVALIN, "org.eclipse.jetty..", "jakarta.servlet..");

    @ArchTest
    static final ArchRule pure_packages_do_no_input_or_output = noClasses()
            .that()
            .resideInAnyPackage(
                    "dev.mesh4j.registry.model..",
                    "dev.mesh4j.registry.resolve..",
                    "dev.mesh4j.registry.health..",
                    "dev.mesh4j.runtime.heartbeat..",
                    "dev.mesh4j.runtime.call..",
                    "dev.mesh4j.protocol.match..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(JAVALIN, OKHTTP, JEDIS, JDBC[0], JDBC[1], JDBC[2], JDBC[3], JDBC[4], JDBC[5]);

    /** Otherwise a library that was renamed or dropped would leave its rule without meaning. */
    @ArchTest
    static void every_library_in_use_is_seen_by_these_rules(JavaClasses classes) {
        for (String library : new String[] {
            "okhttp3",
            "org.apache.hc",
            "io.javalin",
            "io.github.classgraph",
            "net.bytebuddy",
            "redis.clients",
            "org.postgresql",
            "com.zaxxer.hikari",
            "com.nimbusds",
            "io.micrometer",
            "io.opentelemetry",
            "io.methvin"
        }) {
            assertThat(classes.stream().flatMap(type -> type.getDirectDependenciesFromSelf().stream()))
                    .as(library)
                    .anyMatch(dependency ->
                            dependency.getTargetClass().getPackageName().startsWith(library));
        }
    }

    private static ArchRule onlyIn(String owner, String... libraries) {
        return noClasses()
                .that()
                .resideOutsideOfPackage(owner)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(libraries);
    }
}
