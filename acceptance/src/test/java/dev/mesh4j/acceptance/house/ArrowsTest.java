package dev.mesh4j.acceptance.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Which module may know which: the arrows of the house that must not be drawn. */
@AnalyzeClasses(packages = "dev.mesh4j", importOptions = MainCode.class)
class ArrowsTest {

    @ArchTest
    static final ArchRule annotations_know_nobody =
            forbidden("annotations", "protocol", "server", "runtime", "registry", "gateway", "meshctl", "testkit");

    @ArchTest
    static final ArchRule protocol_knows_nobody =
            forbidden("protocol", "annotations", "server", "runtime", "registry", "gateway", "meshctl", "testkit");

    @ArchTest
    static final ArchRule oauth_knows_only_protocol =
            forbidden("oauth", "annotations", "server", "runtime", "registry", "gateway", "meshctl", "testkit");

    @ArchTest
    static final ArchRule only_what_calls_strangers_knows_oauth = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "dev.mesh4j.oauth..", "dev.mesh4j.examples..", "dev.mesh4j.gateway..", "dev.mesh4j.meshctl..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.mesh4j.oauth..");

    @ArchTest
    static final ArchRule server_knows_only_protocol =
            forbidden("server", "annotations", "runtime", "registry", "gateway", "meshctl", "testkit");

    @ArchTest
    static final ArchRule runtime_knows_no_other_process =
            forbidden("runtime", "registry", "gateway", "meshctl", "testkit");

    @ArchTest
    static final ArchRule registry_knows_neither_agents_nor_gateway =
            forbidden("registry", "annotations", "runtime", "gateway", "meshctl", "testkit");

    @ArchTest
    static final ArchRule gateway_knows_neither_agents_nor_registry =
            forbidden("gateway", "annotations", "runtime", "registry", "meshctl", "testkit");

    @ArchTest
    static final ArchRule spring_knows_no_other_process =
            forbidden("spring", "registry", "gateway", "meshctl", "testkit");

    @ArchTest
    static final ArchRule only_an_application_knows_spring = noClasses()
            .that()
            .resideOutsideOfPackages("dev.mesh4j.spring..", "dev.mesh4j.examples.springboot..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.mesh4j.spring..");

    @ArchTest
    static final ArchRule meshctl_knows_only_protocol =
            forbidden("meshctl", "annotations", "server", "runtime", "registry", "gateway", "testkit");

    /** The records of MCP and its client are for users, too. */
    @ArchTest
    static final ArchRule examples_are_written_as_users_write = noClasses()
            .that()
            .resideInAPackage("dev.mesh4j.examples..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.mesh4j.protocol.jsonrpc..",
                    "dev.mesh4j.protocol.registry..",
                    "dev.mesh4j.protocol.match..",
                    "dev.mesh4j.server..",
                    "dev.mesh4j.registry..",
                    "dev.mesh4j.gateway..",
                    "dev.mesh4j.meshctl..",
                    "dev.mesh4j.runtime.*..");

    @ArchTest
    static final ArchRule main_code_knows_neither_testkit_nor_acceptance = noClasses()
            .that()
            .resideOutsideOfPackages("dev.mesh4j.testkit..", "dev.mesh4j.acceptance..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.mesh4j.testkit..", "dev.mesh4j.acceptance..");

    private static ArchRule forbidden(String module, String... others) {
        String[] packages = new String[others.length];
        for (int i = 0; i < others.length; i++) {
            packages[i] = "dev.mesh4j." + others[i] + "..";
        }
        return noClasses()
                .that()
                .resideInAPackage("dev.mesh4j." + module + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages)
                .allowEmptyShould(true);
    }
}
