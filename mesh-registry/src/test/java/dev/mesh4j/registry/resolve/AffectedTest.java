package dev.mesh4j.registry.resolve;

import static dev.mesh4j.registry.fixture.AgentBuilder.agent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mesh4j.registry.model.Agent;
import java.util.List;
import org.junit.jupiter.api.Test;

class AffectedTest {

    @Test
    void a_change_concerns_the_direct_consumers_and_nobody_else() {
        Catalog catalog = Meshes.of(
                agent("p").tool("f", "time"),
                agent("c1").tool("use", "client", t -> t.needs("time")),
                agent("c2").tool("use", "client", t -> t.requires("time")),
                agent("other").tool("use", "client", t -> t.needs("weather")));

        assertThat(ids(catalog, "time")).containsExactlyInAnyOrder("c1", "c2");
    }

    @Test
    void a_change_travels_along_required_dependencies() {
        Catalog catalog = Meshes.of(
                agent("b").tool("f", "b", t -> t.requires("a")),
                agent("c").tool("f", "c", t -> t.requires("b")),
                agent("d").tool("f", "d", t -> t.needs("c")));

        assertThat(ids(catalog, "a")).containsExactlyInAnyOrder("b", "c", "d");
    }

    @Test
    void a_change_does_not_travel_past_an_optional_dependency() {
        Catalog catalog = Meshes.of(
                agent("b").tool("f", "b", t -> t.needs("a")), agent("c").tool("f", "c", t -> t.requires("b")));

        assertThat(ids(catalog, "a")).containsExactly("b");
    }

    @Test
    void only_the_tool_that_requires_passes_the_change_on() {
        Catalog catalog = Meshes.of(
                agent("b").tool("f", "b", t -> t.requires("a")).tool("g", "unrelated"),
                agent("c").tool("f", "c", t -> t.needs("unrelated")));

        assertThat(ids(catalog, "a")).containsExactly("b");
    }

    @Test
    void a_cycle_ends() {
        Catalog catalog = Meshes.of(
                agent("a").tool("f", "a", t -> t.requires("b")), agent("b").tool("f", "b", t -> t.requires("a")));

        assertThat(ids(catalog, "a")).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void several_changed_capabilities_are_taken_together() {
        Catalog catalog = Meshes.of(
                agent("c1").tool("f", "x", t -> t.needs("a")),
                agent("c2").tool("f", "y", t -> t.needs("b")),
                agent("c3").tool("f", "z", t -> t.needs("c")));

        assertThat(ids(catalog, "a", "b")).containsExactlyInAnyOrder("c1", "c2");
    }

    private static List<String> ids(Catalog catalog, String... changed) {
        return Affected.by(List.of(changed), catalog).stream().map(Agent::id).toList();
    }
}
