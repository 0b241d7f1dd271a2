package dev.mesh4j.acceptance.peer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mesh4j.protocol.client.HttpTransport;
import dev.mesh4j.protocol.client.dialect.Client;
import dev.mesh4j.protocol.client.dialect.RequestIds;
import dev.mesh4j.protocol.client.http.AuthorizedHttp;
import dev.mesh4j.protocol.client.input.InputHandlers;
import dev.mesh4j.protocol.client.legacy.LegacyHttpLink;
import dev.mesh4j.protocol.client.link.Inbound;
import dev.mesh4j.protocol.client.stdio.StdioCommand;
import dev.mesh4j.protocol.client.stdio.StdioLink;
import dev.mesh4j.protocol.mcp.Content;
import dev.mesh4j.protocol.mcp.CreateMessageResult;
import dev.mesh4j.protocol.mcp.ElicitResult;
import dev.mesh4j.protocol.mcp.Implementation;
import dev.mesh4j.protocol.mcp.ProgressParams;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The protocol's reference servers, which speak the legacy era only. */
@Timeout(180)
class ReferenceServerTest {

    private static final InputHandlers HANDLERS = InputHandlers.NONE
            .withForm(form -> ElicitResult.accept(Caller.json("{\"name\":\"Ada\"}")))
            .withSampling(asked -> CreateMessageResult.text("a-model", "Paris"));

    private static NodePackages packages;

    @BeforeAll
    static void install() throws Exception {
        packages = NodePackages.install();
    }

    @Test
    void everything_over_its_streams() {
        try (Caller caller = start(Map.of(), "everything", "stdio")) {
            usesEverything(caller);
        }
    }

    @Test
    void everything_over_http() throws Exception {
        try (ForeignServer server = ForeignServer.everything(packages);
                HttpTransport http = new HttpTransport();
                Caller caller =
                        Caller.legacy(new LegacyHttpLink(new AuthorizedHttp(http, null), server.url()), client())) {
            usesEverything(caller);
        }
    }

    @Test
    void memory_keeps_what_it_is_told(@TempDir Path directory) {
        String file = directory.resolve("memory.jsonl").toString();
        try (Caller caller = start(Map.of("MEMORY_FILE_PATH", file), "memory")) {
            caller.tool(
                    "create_entities",
                    "{\"entities\":[{\"name\":\"Ada\",\"entityType\":\"person\",\"observations\":[\"counts\"]}]}");

            assertThat(caller.tool("search_nodes", "{\"query\":\"counts\"}").structuredContent())
                    .asString()
                    .contains("\"name\":\"Ada\"");
            assertThat(caller.resource("memory://knowledge-graph").contents()).hasSize(1);
        }
    }

    @Test
    void filesystem_reads_what_it_may_and_nothing_else(@TempDir Path directory) throws Exception {
        Path inside = Files.writeString(directory.resolve("note.txt"), "Buy milk");
        try (Caller caller = start(Map.of(), "filesystem", directory.toString())) {
            assertThat(caller.tools()).contains("read_text_file", "list_directory");

            assertThat(Content.text(caller.tool("read_text_file", path(inside)).content()))
                    .isEqualTo("Buy milk");
            assertThat(caller.tool("read_text_file", path(Path.of(System.getProperty("java.home"), "release")))
                            .isError())
                    .isTrue();
        }
    }

    private static void usesEverything(Caller caller) {
        assertThat(caller.tools()).contains("echo", "trigger-elicitation-request", "trigger-sampling-request");
        assertThat(text(caller, "get-sum", "{\"a\":2,\"b\":3}")).contains("5");
        assertThat(caller.tool("get-structured-content", "{\"location\":\"Chicago\"}")
                        .structuredContent())
                .isNotNull();
        assertThat(caller.tool("get-tiny-image", "{}").content()).hasAtLeastOneElementOfType(Content.Image.class);
        assertThat(text(caller, "trigger-elicitation-request", "{}")).contains("Ada");
        assertThat(text(caller, "trigger-sampling-request", "{\"prompt\":\"The capital of France?\"}"))
                .contains("Paris");
        assertThat(caller.prompt("args-prompt", "{\"city\":\"Paris\"}").messages())
                .hasSize(1);
        assertThat(caller.resource("demo://resource/static/document/features.md")
                        .contents())
                .hasSize(1);

        List<ProgressParams> progress = new CopyOnWriteArrayList<>();
        caller.tool(
                "trigger-long-running-operation",
                "{\"duration\":0.2,\"steps\":2}",
                Caller.OPTIONS.withProgress(progress::add));
        assertThat(progress).extracting(ProgressParams::progress).contains(1.0, 2.0);
    }

    private static String text(Caller caller, String tool, String arguments) {
        return Content.text(caller.tool(tool, arguments).content());
    }

    private static String path(Path path) {
        return "{\"path\":\"" + path + "\"}";
    }

    private static Caller start(Map<String, String> environment, String name, String... arguments) {
        List<String> command = new ArrayList<>(
                packages.command("node_modules/@modelcontextprotocol/server-" + name + "/dist/index.js", arguments));
        StdioCommand started = StdioCommand.of(command.toArray(String[]::new)).withEnvironment(environment);
        return Caller.legacy(new StdioLink(started), client());
    }

    private static Client client() {
        return new Client(new Implementation("acceptance", "1"), HANDLERS, new RequestIds(), Inbound.NONE);
    }
}
