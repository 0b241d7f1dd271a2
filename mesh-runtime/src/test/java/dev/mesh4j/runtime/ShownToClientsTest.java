package dev.mesh4j.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mesh4j.annotations.MeshAgent;
import dev.mesh4j.annotations.MeshPrompt;
import dev.mesh4j.annotations.MeshResource;
import dev.mesh4j.annotations.MeshTool;
import dev.mesh4j.protocol.client.McpConnection;
import dev.mesh4j.protocol.mcp.Prompt;
import dev.mesh4j.protocol.mcp.Resource;
import dev.mesh4j.protocol.mcp.ResourceContents;
import dev.mesh4j.protocol.mcp.Tool;
import java.net.URI;
import java.time.Duration;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What annotations say beside names reaches the clients. */
class ShownToClientsTest {

    @MeshAgent(name = "shown")
    public static final class Shown {

        @MeshTool(capability = "plain")
        public String plain() {
            return "";
        }

        @MeshTool(capability = "titled", title = "A title", readOnly = true)
        public String titled() {
            return "";
        }

        @MeshPrompt(title = "A prompt's title", description = "What it is for")
        public String prompt() {
            return "";
        }

        @MeshResource(
                uri = "shown://page",
                name = "page",
                title = "A page",
                description = "What it holds",
                mimeType = "text/html")
        public String resource() {
            return "<p>";
        }
    }

    @Test
    void a_tool_shows_its_title_and_that_it_only_reads() {
        Tool titled = of(server -> tool(server, "titled"));
        assertThat(titled.title()).isEqualTo("A title");
        assertThat(titled.annotations()).hasToString("{\"readOnlyHint\":true}");

        Tool plain = of(server -> tool(server, "plain"));
        assertThat(plain.title()).isNull();
        assertThat(plain.annotations()).isNull();
    }

    @Test
    void a_prompt_shows_its_title_and_description() {
        Prompt prompt = of(server -> server.listPrompts().getFirst());

        assertThat(prompt.title()).isEqualTo("A prompt's title");
        assertThat(prompt.description()).isEqualTo("What it is for");
    }

    @Test
    void a_resource_shows_what_it_is_in_the_list_and_its_type_when_it_is_read() {
        Resource resource = of(server -> server.listResources().getFirst());
        assertThat(resource.name()).isEqualTo("page");
        assertThat(resource.title()).isEqualTo("A page");
        assertThat(resource.description()).isEqualTo("What it holds");
        assertThat(resource.mimeType()).isEqualTo("text/html");

        ResourceContents page =
                of(server -> server.readResource("shown://page").contents().getFirst());
        assertThat(page.mimeType()).isEqualTo("text/html");
    }

    private static Tool tool(McpConnection server, String name) {
        return server.listTools().stream()
                .filter(tool -> tool.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static <T> T of(Function<McpConnection, T> look) {
        try (RunningAgent agent = Mesh.builder()
                        .agent(new Shown())
                        .config(TestCalls.config(URI.create("http://127.0.0.1:1"), Duration.ofSeconds(5)))
                        .start();
                McpConnection server = McpConnection.to("http://127.0.0.1:" + agent.port() + "/mcp")
                        .open()) {
            return look.apply(server);
        }
    }
}
