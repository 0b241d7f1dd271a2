package dev.mesh4j.acceptance.peer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mesh4j.protocol.client.ConnectionBuilder;
import dev.mesh4j.protocol.client.McpConnection;
import dev.mesh4j.protocol.client.dialect.CallOptions;
import dev.mesh4j.protocol.client.stdio.StdioCommand;
import dev.mesh4j.protocol.mcp.Content;
import dev.mesh4j.protocol.mcp.ProgressParams;
import dev.mesh4j.protocol.mcp.ProtocolVersion;
import dev.mesh4j.protocol.mcp.Tool;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The protocol's reference servers. They speak the legacy era only, which the client has to find out. */
@Timeout(180)
class ReferenceServerTest {

    private static NodePackages packages;

    @BeforeAll
    static void install() throws Exception {
        packages = NodePackages.install();
    }

    @Test
    void everything_over_its_streams() {
        try (McpConnection server = open(McpConnection.to(command("everything", "stdio")))) {
            usesEverything(server);
        }
    }

    @Test
    void everything_over_http() throws Exception {
        try (ForeignServer running = ForeignServer.everything(packages);
                McpConnection server = open(McpConnection.to(running.url()))) {
            usesEverything(server);
        }
    }

    @Test
    void memory_keeps_what_it_is_told(@TempDir Path directory) {
        Map<String, String> file =
                Map.of("MEMORY_FILE_PATH", directory.resolve("memory.jsonl").toString());
        try (McpConnection server = open(McpConnection.to(command("memory").withEnvironment(file)))) {
            server.callTool(
                    "create_entities",
                    Answers.json(
                            "{\"entities\":[{\"name\":\"Ada\",\"entityType\":\"person\",\"observations\":[\"counts\"]}]}"));

            assertThat(server.server().revision()).isEqualTo(ProtocolVersion.V2025_11_25);
            assertThat(Answers.text(server, "search_nodes", "{\"query\":\"counts\"}"))
                    .contains("Ada");
            assertThat(server.readResource("memory://knowledge-graph").contents())
                    .hasSize(1);
        }
    }

    @Test
    void filesystem_reads_what_it_may_and_nothing_else(@TempDir Path directory) throws Exception {
        Path inside = Files.writeString(directory.resolve("note.txt"), "Buy milk");
        Path outside = Path.of(System.getProperty("java.home"), "release");
        try (McpConnection server = open(McpConnection.to(command("filesystem", directory.toString())))) {
            assertThat(server.server().revision()).isEqualTo(ProtocolVersion.V2025_11_25);
            assertThat(server.listTools()).extracting(Tool::name).contains("read_text_file", "list_directory");

            assertThat(Answers.text(server, "read_text_file", path(inside))).isEqualTo("Buy milk");
            assertThat(server.callTool("read_text_file", Answers.json(path(outside)))
                            .isError())
                    .isTrue();
        }
    }

    private static void usesEverything(McpConnection server) {
        assertThat(server.server().revision()).isEqualTo(ProtocolVersion.V2025_11_25);
        assertThat(server.listTools()).extracting(Tool::name).contains("echo", "trigger-elicitation-request");
        assertThat(Answers.text(server, "get-sum", "{\"a\":2,\"b\":3}")).contains("5");
        assertThat(server.callTool("get-structured-content", Answers.json("{\"location\":\"Chicago\"}"))
                        .structuredContent())
                .isNotNull();
        assertThat(server.callTool("get-tiny-image", Answers.json("{}")).content())
                .hasAtLeastOneElementOfType(Content.Image.class);
        assertThat(Answers.text(server, "trigger-elicitation-request", "{}")).contains("Ada");
        assertThat(Answers.text(server, "trigger-sampling-request", "{\"prompt\":\"Where is the Louvre?\"}"))
                .contains("Paris");
        assertThat(server.getPrompt("args-prompt", Map.of("city", "Paris")).messages())
                .hasSize(1);
        assertThat(server.readResource("demo://resource/static/document/features.md")
                        .contents())
                .hasSize(1);
        reportsProgress(server);
    }

    private static void reportsProgress(McpConnection server) {
        List<ProgressParams> progress = new CopyOnWriteArrayList<>();
        server.callTool(
                "trigger-long-running-operation",
                Answers.json("{\"duration\":0.2,\"steps\":2}"),
                CallOptions.within(Duration.ofSeconds(30)).withProgress(progress::add));

        assertThat(progress).extracting(ProgressParams::progress).containsExactly(1.0, 2.0);
    }

    private static McpConnection open(ConnectionBuilder connection) {
        return connection.handlers(Answers.HANDLERS).open();
    }

    private static StdioCommand command(String server, String... arguments) {
        return packages.stdio("node_modules/@modelcontextprotocol/server-" + server + "/dist/index.js", arguments);
    }

    private static String path(Path path) {
        return "{\"path\":\"" + path + "\"}";
    }
}
