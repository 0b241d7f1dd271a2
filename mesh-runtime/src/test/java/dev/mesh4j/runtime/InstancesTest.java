package dev.mesh4j.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mesh4j.annotations.MeshAgent;
import dev.mesh4j.runtime.scan.AgentDefinitionException;
import org.junit.jupiter.api.Test;

class InstancesTest {

    static final class NeedsSomething {
        NeedsSomething(String something) {}
    }

    static final class Failing {
        Failing() {
            throw new IllegalStateException("no database");
        }
    }

    abstract static class Half {}

    private static final class Hidden {
        private Hidden() {}
    }

    @Test
    void a_class_without_a_no_arg_constructor_is_refused_with_the_way_out() {
        assertThatThrownBy(() -> Mesh.builder().agent(NeedsSomething.class).start())
                .isInstanceOf(AgentDefinitionException.class)
                .hasMessage("dev.mesh4j.runtime.InstancesTest$NeedsSomething has no no-arg constructor (expected: one,"
                        + " or an object handed in with Mesh.builder().agent(instance))");
    }

    @Test
    void a_constructor_that_throws_is_refused_with_its_reason() {
        assertThatThrownBy(() -> Mesh.builder().agent(Failing.class).start())
                .isInstanceOf(AgentDefinitionException.class)
                .hasMessage("dev.mesh4j.runtime.InstancesTest$Failing could not be made:"
                        + " its constructor threw java.lang.IllegalStateException: no database");
    }

    @Test
    void an_abstract_class_is_refused() {
        assertThatThrownBy(() -> Mesh.builder().agent(Half.class).start())
                .isInstanceOf(AgentDefinitionException.class)
                .hasMessageStartingWith("dev.mesh4j.runtime.InstancesTest$Half is abstract (expected: a class");
    }

    @Test
    void a_private_constructor_will_do() {
        assertThat(Instances.create(Hidden.class)).isInstanceOf(Hidden.class);
    }

    @MeshAgent(name = "bean")
    static class Bean {}

    /** As containers make them. */
    static class BeanProxy extends Bean {}

    @Test
    void a_containers_subclass_counts_as_the_class_that_carries_the_annotations() {
        assertThat(Instances.annotatedType(new BeanProxy())).isEqualTo(Bean.class);
        assertThat(Instances.annotatedType(new Bean())).isEqualTo(Bean.class);
        assertThat(Instances.annotatedType("no agent")).isEqualTo(String.class);
    }
}
