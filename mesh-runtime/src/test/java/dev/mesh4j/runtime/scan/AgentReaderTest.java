package dev.mesh4j.runtime.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mesh4j.annotations.Dependency;
import dev.mesh4j.annotations.MeshAgent;
import dev.mesh4j.annotations.MeshTool;
import dev.mesh4j.annotations.Param;
import dev.mesh4j.protocol.registry.TagTerm;
import dev.mesh4j.runtime.RemoteTool;
import dev.mesh4j.runtime.scan.ParameterDescriptor.Argument;
import dev.mesh4j.runtime.scan.ParameterDescriptor.Typed;
import dev.mesh4j.runtime.scan.ParameterDescriptor.Untyped;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AgentReaderTest {

    interface Clock {
        String now(String zone);

        default String utc() {
            return now("UTC");
        }
    }

    interface Calculator {
        @Dependency(capability = "multiply")
        int multiply(int a, int b);

        @Dependency(capability = "add", version = ">=2")
        int add(int a, int b);
    }

    sealed interface Shape {
        record Circle(double radius) implements Shape {}
    }

    @MeshAgent(name = "reader", version = "2.1.0", description = "Reads")
    static final class Reader {

        @MeshTool(
                name = "all-at-once",
                capability = "everything",
                description = "Does it",
                version = "3.0.0",
                tags = {"a", "b:c"},
                dependencies = {
                    @Dependency(
                            capability = "time",
                            tags = {"+fast", "-beta", "x|y"},
                            version = ">=1.0",
                            namespace = "ops",
                            required = true),
                    @Dependency(capability = "last")
                })
        public void everything(
                @Param("The first") String first,
                Clock clock,
                @Dependency(capability = "own") RemoteTool own,
                @Param(value = "The second", name = "2nd") int second,
                Calculator calculator,
                Optional<RemoteTool> last) {}

        @MeshTool(capability = "arguments")
        public void arguments(
                String given,
                @Nullable String nullable,
                Optional<Integer> optional,
                List<String> list,
                Comparator<String> comparator,
                Shape shape) {}

        @MeshTool(capability = "optional_client")
        public void optionalClient(@Dependency(capability = "time") Optional<Clock> clock) {}

        public void notATool(Clock clock) {}
    }

    static final class MoreTools {
        @MeshTool(capability = "more")
        public static String more() {
            return "more";
        }
    }

    @MeshAgent(name = "loose")
    static final class LooseCycle {
        @MeshTool(capability = "egg", dependencies = @Dependency(capability = "hen"))
        public void egg(RemoteTool hen) {}

        @MeshTool(capability = "hen", dependencies = @Dependency(capability = "egg", required = true))
        public void hen(RemoteTool egg) {}
    }

    @MeshAgent(name = "open")
    static final class CycleWithSecondProvider {
        @MeshTool(capability = "egg", dependencies = @Dependency(capability = "hen", required = true))
        public void egg(RemoteTool hen) {}

        @MeshTool(capability = "hen", dependencies = @Dependency(capability = "egg", required = true))
        public void hen(RemoteTool egg) {}

        @MeshTool(capability = "hen")
        public void bantam() {}
    }

    private final AgentDescriptor agent = AgentReader.read(List.of(Reader.class));

    @Test
    void annotations_describe_the_agent_and_its_tools() {
        assertThat(agent)
                .extracting(AgentDescriptor::name, AgentDescriptor::version, AgentDescriptor::description)
                .containsExactly("reader", "2.1.0", "Reads");
        assertThat(agent.tools())
                .extracting(ToolDescriptor::name)
                .containsExactly("arguments", "all-at-once", "optionalClient");
        assertThat(tool("all-at-once"))
                .extracting(
                        ToolDescriptor::capability,
                        ToolDescriptor::version,
                        ToolDescriptor::description,
                        ToolDescriptor::tags)
                .containsExactly("everything", "3.0.0", "Does it", List.of("a", "b:c"));
    }

    @Test
    void listed_dependencies_bind_in_order_around_those_that_parameters_carry() {
        assertThat(tool("all-at-once").dependencies())
                .extracting(DependencyDescriptor::capability)
                .containsExactly("time", "own", "add", "multiply", "last");
    }

    @Test
    void a_dependency_keeps_all_that_it_declares() {
        assertThat(tool("all-at-once").dependencies().getFirst())
                .isEqualTo(new DependencyDescriptor(
                        "time",
                        List.of(TagTerm.of("+fast"), TagTerm.of("-beta"), TagTerm.of("x", "y")),
                        ">=1.0",
                        "ops",
                        true))
                .hasToString("time[+fast, -beta, x|y] >=1.0");
        assertThat(tool("all-at-once").dependencies().getLast())
                .isEqualTo(new DependencyDescriptor("last", List.of(), "", "", false))
                .hasToString("last");
    }

    @Test
    void clients_are_told_apart_by_type() {
        List<ParameterDescriptor> parameters = tool("all-at-once").parameters();

        assertThat(parameters)
                .extracting(Object::getClass)
                .containsExactly(
                        Argument.class, Typed.class, Untyped.class, Argument.class, Typed.class, Untyped.class);
        assertThat(((Typed) parameters.get(1)).methods().keySet())
                .as("a default method calls nothing itself")
                .extracting(java.lang.reflect.Method::getName)
                .containsExactly("now");
        assertThat(((Untyped) parameters.get(2)).optional()).isFalse();
        assertThat(((Untyped) parameters.get(5)).optional()).isTrue();
    }

    @Test
    void an_optional_typed_client_with_its_own_dependency_needs_no_list() {
        assertThat(tool("optionalClient").parameters()).singleElement().isInstanceOfSatisfying(Typed.class, typed -> {
            assertThat(typed.type()).isEqualTo(Clock.class);
            assertThat(typed.optional()).isTrue();
            assertThat(typed.dependencies())
                    .extracting(DependencyDescriptor::capability)
                    .containsExactly("time");
        });
    }

    @Test
    void param_describes_and_renames() {
        assertThat(tool("all-at-once").parameters())
                .filteredOn(Argument.class::isInstance)
                .containsExactly(
                        new Argument("first", String.class, "The first", true, ""),
                        new Argument("2nd", int.class, "The second", true, ""));
    }

    @Test
    void nullable_and_optional_arguments_may_be_left_out_and_jdk_and_sealed_interfaces_are_data() {
        assertThat(tool("arguments").parameters())
                .extracting(parameter -> (Argument) parameter)
                .extracting(argument -> argument.name() + (argument.required() ? "" : "?"))
                .containsExactly("given", "nullable?", "optional?", "list", "comparator", "shape");
    }

    @Test
    void classes_beside_the_agent_add_tools() {
        assertThat(AgentReader.read(List.of(Reader.class, MoreTools.class)).tools())
                .extracting(ToolDescriptor::name)
                .containsExactly("arguments", "all-at-once", "optionalClient", "more");
    }

    @Test
    void a_cycle_that_can_open_is_no_mistake() {
        assertThat(AgentReader.read(List.of(LooseCycle.class)).tools()).hasSize(2);
        assertThat(AgentReader.read(List.of(CycleWithSecondProvider.class)).tools())
                .hasSize(3);
    }

    private ToolDescriptor tool(String name) {
        return agent.tools().stream()
                .filter(tool -> tool.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
