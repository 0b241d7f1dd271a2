package dev.mesh4j.runtime.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mesh4j.runtime.scan.fixture.one.Aside;
import dev.mesh4j.runtime.scan.fixture.one.Lone;
import org.junit.jupiter.api.Test;

class ClassPathScanTest {

    private static final String FIXTURES = "dev.mesh4j.runtime.scan.fixture.";

    @Test
    void the_agent_comes_first_then_concrete_classes_with_tools() {
        assertThat(ClassPathScan.of(FIXTURES + "one")).containsExactly(Lone.class, Aside.class);
    }

    @Test
    void two_agents_are_refused_with_their_names() {
        assertThatThrownBy(() -> ClassPathScan.of(FIXTURES + "two"))
                .isInstanceOf(AgentDefinitionException.class)
                .hasMessage("packages dev.mesh4j.runtime.scan.fixture.two: 2 classes with @MeshAgent"
                        + " [dev.mesh4j.runtime.scan.fixture.two.a.AgentA, dev.mesh4j.runtime.scan.fixture.two.b.AgentB]"
                        + " (expected: one; start each agent in a process of its own, by its class)");
    }

    @Test
    void a_package_without_an_agent_is_refused() {
        assertThatThrownBy(() -> ClassPathScan.of(FIXTURES + "none"))
                .isInstanceOf(AgentDefinitionException.class)
                .hasMessageStartingWith("packages " + FIXTURES + "none: 0 classes with @MeshAgent [] (expected: one;");
    }

    @Test
    void a_package_that_does_not_exist_is_refused() {
        assertThatThrownBy(() -> ClassPathScan.of("no.such.place"))
                .isInstanceOf(AgentDefinitionException.class)
                .hasMessageContaining("packages no.such.place: 0 classes");
    }

    @Test
    void one_of_two_packages_may_hold_the_agent() {
        assertThat(ClassPathScan.of(FIXTURES + "none", FIXTURES + "one")).contains(Lone.class);
    }
}
