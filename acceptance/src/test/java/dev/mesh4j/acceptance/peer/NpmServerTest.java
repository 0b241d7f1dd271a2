package dev.mesh4j.acceptance.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mesh4j.annotations.MeshAgent;
import dev.mesh4j.protocol.client.McpConnection;
import dev.mesh4j.protocol.client.stdio.StdioCommand;
import dev.mesh4j.protocol.mcp.CallToolResult;
import dev.mesh4j.protocol.mcp.Tool;
import dev.mesh4j.runtime.AgentConfig;
import dev.mesh4j.runtime.ForeignTools;
import dev.mesh4j.runtime.Mesh;
import dev.mesh4j.runtime.MeshBuilder;
import dev.mesh4j.runtime.RunningAgent;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A server from npm, called through an agent that offers its tools. */
@Timeout(180)
class NpmServerTest {

    private static final String ADA =
            "{\"entities\":[{\"name\":\"Ada\",\"entityType\":\"person\",\"observations\":[\"counts\"]}]}";

    @TempDir
    Path folder;

    private McpConnection server;
    private RunningAgent agent;
    private McpConnection client;

    @MeshAgent(name = "memory")
    public static final class Host {}

    @BeforeEach
    void start() throws Exception {
        // the folder is an argument only for this test to know its process by
        StdioCommand command = NodePackages.install()
                .stdio("node_modules/@modelcontextprotocol/server-memory/dist/index.js", folder.toString());
        Map<String, String> file =
                Map.of("MEMORY_FILE_PATH", folder.resolve("memory.jsonl").toString());
        server = McpConnection.to(command.withEnvironment(file)).open();
        MeshBuilder builder =
                Mesh.builder().agent(new Host()).config(AgentConfig.builder().build());
        ForeignTools.of(server).forEach(builder::tool);
        agent = builder.start();
        client = McpConnection.to("http://127.0.0.1:" + agent.port() + "/mcp").open();
    }

    @AfterEach
    void stop() {
        client.close();
        agent.close();
        server.close();
    }

    @Test
    void its_tools_are_the_agents_with_schemas_and_hints() {
        Tool search = tool(client, "search_nodes");

        assertThat(search).isEqualTo(tool(server, "search_nodes").withOutputSchema(search.outputSchema()));
        assertThat(search.inputSchema().at("/properties/query/type").asString()).isEqualTo("string");
        assertThat(search.outputSchema()).isNotNull();
        assertThat(client.callTool("search_nodes", Answers.json("{}")).text()).contains("query");
    }

    @Test
    void a_failure_is_its_own_words() {
        CallToolResult failed = client.callTool(
                "add_observations",
                Answers.json("{\"observations\":[{\"entityName\":\"Bob\",\"contents\":[\"sings\"]}]}"));

        assertThat(failed.failed()).isTrue();
        assertThat(failed.text()).contains("Entity with name Bob not found");
    }

    @Test
    void when_its_process_dies_the_next_call_starts_it_again() {
        client.callTool("create_entities", Answers.json(ADA));
        List<ProcessHandle> before = processes();
        assertThat(before).isNotEmpty();

        before.forEach(ProcessHandle::destroyForcibly);
        await().until(() -> before.stream().noneMatch(ProcessHandle::isAlive));

        await().untilAsserted(() -> assertThat(client.callTool("search_nodes", Answers.json("{\"query\":\"counts\"}"))
                        .text())
                .contains("Ada"));
        assertThat(processes()).isNotEmpty().doesNotContainAnyElementsOf(before);
    }

    private List<ProcessHandle> processes() {
        return ProcessHandle.current()
                .descendants()
                .filter(process -> process.info()
                        .arguments()
                        .map(List::of)
                        .filter(arguments -> arguments.contains(folder.toString()))
                        .isPresent())
                .toList();
    }

    private static Tool tool(McpConnection connection, String name) {
        return connection.listTools().stream()
                .filter(tool -> tool.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
