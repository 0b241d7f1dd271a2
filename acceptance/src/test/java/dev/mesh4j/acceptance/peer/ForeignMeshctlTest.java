package dev.mesh4j.acceptance.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mesh4j.examples.quickstart.Clock;
import dev.mesh4j.examples.quickstart.Greeter;
import dev.mesh4j.protocol.Json;
import dev.mesh4j.runtime.RunningAgent;
import dev.mesh4j.testkit.MeshTest;
import dev.mesh4j.testkit.TestMesh;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/** The {@code meshctl} of an existing mesh, that knows nothing of ours, looks at our registry and calls our tools. */
@Timeout(180)
@MeshTest
class ForeignMeshctlTest {

    private static RunningAgent greeter;
    private static RunningAgent clock;
    private static ForeignMeshctl meshctl;

    @BeforeAll
    static void open(TestMesh mesh) throws Exception {
        NodePackages packages = NodePackages.install();
        clock = mesh.agent(Clock.class);
        greeter = mesh.agent(Greeter.class);
        meshctl = ForeignMeshctl.of(packages, mesh.registryUri());
    }

    @Test
    void it_lists_our_agents() throws Exception {
        assertThat(meshctl.run("list")).contains(clock.id(), greeter.id(), "2 agents (2 healthy)");

        JsonNode agents = json(meshctl.run("list", "--json")).path("agents");
        assertThat(agents.valueStream().map(agent -> agent.path("id").stringValue()))
                .containsExactly(clock.id(), greeter.id());
        assertThat(agents.get(1)
                        .at("/dependency_resolutions/0/provider_agent_id")
                        .stringValue())
                .isEqualTo(clock.id());
    }

    @Test
    void it_lists_our_tools() throws Exception {
        assertThat(meshctl.run("list", "--tools")).contains("greet", "time_service", "2 tool(s) found");
    }

    @Test
    void it_shows_the_state_of_an_agent() throws Exception {
        assertThat(meshctl.run("status", greeter.id())).contains(greeter.id(), "healthy", "greeting", "time_service");
    }

    @Test
    void it_shows_what_happened_to_an_agent() throws Exception {
        JsonNode events = json(meshctl.run("audit", greeter.id(), "--json")).path("events");

        assertThat(events.findValuesAsString("event_type")).contains("dependency_resolved");
    }

    @Test
    void it_calls_our_tools_by_the_name_of_the_tool_and_of_its_capability() throws Exception {
        for (String name : new String[] {"greet", "greeting", greeter.id() + ":greet"}) {
            await().untilAsserted(() -> assertThat(called(name, "{\"name\":\"Ada\"}")
                            .at("/structuredContent/text")
                            .stringValue())
                    .startsWith("Hello, Ada! It is 20"));
        }
    }

    @Test
    void it_is_told_about_wrong_arguments() throws Exception {
        assertThat(called("now", "{}").path("isError").booleanValue()).isTrue();
    }

    /** Past the registry: ours is in no call's way. */
    private static JsonNode called(String tool, String arguments) throws Exception {
        return json(meshctl.run("call", tool, arguments, "--use-proxy=false", "--raw"));
    }

    private static JsonNode json(String text) {
        return Json.mapper().readTree(text);
    }
}
