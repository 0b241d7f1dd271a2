package dev.mesh4j.acceptance.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.mesh4j.protocol.client.CallException;
import dev.mesh4j.protocol.client.ConnectionBuilder;
import dev.mesh4j.protocol.client.EraChoice;
import dev.mesh4j.protocol.client.McpConnection;
import dev.mesh4j.protocol.client.ServerEvent;
import dev.mesh4j.protocol.client.dialect.CallOptions;
import dev.mesh4j.protocol.client.dialect.ServerDescription;
import dev.mesh4j.protocol.jsonrpc.JsonRpcError;
import dev.mesh4j.protocol.mcp.CallToolResult;
import dev.mesh4j.protocol.mcp.Content;
import dev.mesh4j.protocol.mcp.Implementation;
import dev.mesh4j.protocol.mcp.ProgressParams;
import dev.mesh4j.protocol.mcp.PromptMessage;
import dev.mesh4j.protocol.mcp.ProtocolVersion;
import dev.mesh4j.protocol.mcp.ResourceContents;
import dev.mesh4j.protocol.mcp.SubscriptionFilter;
import dev.mesh4j.protocol.mcp.Tool;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** One connection of our client to {@code server.mjs} at work, whatever the era and whatever carries the messages. */
@Timeout(180)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ParameterizedClass
@MethodSource("ways")
class TypeScriptServerTest {

    private static final Map<String, ForeignServer> SERVERS = new HashMap<>();

    @Parameter
    private Way way;

    private final Queue<ServerEvent> events = new ConcurrentLinkedQueue<>();
    private McpConnection server;

    /** @param server the argument of {@code server.mjs} */
    private record Way(String server, EraChoice era, ProtocolVersion expected) {

        ConnectionBuilder connection() throws Exception {
            ForeignServer http = SERVERS.get(server);
            return http == null
                    ? McpConnection.to(NodePackages.install().stdio("server.mjs", server))
                    : McpConnection.to(http.url());
        }
    }

    static Stream<Way> ways() {
        ProtocolVersion modern = ProtocolVersion.V2026_07_28;
        ProtocolVersion legacy = ProtocolVersion.V2025_11_25;
        ProtocolVersion older = ProtocolVersion.V2025_06_18;
        return Stream.of(
                new Way("http-modern", EraChoice.MODERN, modern),
                new Way("http-modern", EraChoice.AUTO, modern),
                new Way("http", EraChoice.AUTO, modern),
                new Way("http", EraChoice.legacy(legacy), legacy),
                new Way("http-legacy", EraChoice.AUTO, legacy),
                new Way("http-legacy", EraChoice.legacy(older), older),
                new Way("stdio", EraChoice.MODERN, modern),
                new Way("stdio", EraChoice.AUTO, modern),
                new Way("stdio", EraChoice.legacy(legacy), legacy));
    }

    @BeforeAll
    static void start() throws Exception {
        NodePackages packages = NodePackages.install();
        for (String how : List.of("http", "http-modern", "http-legacy")) {
            SERVERS.put(how, ForeignServer.typeScript(packages, how));
        }
    }

    @AfterAll
    static void stop() throws Exception {
        for (ForeignServer running : SERVERS.values()) {
            running.close();
        }
    }

    @BeforeParameterizedClassInvocation
    void connect() throws Exception {
        ConnectionBuilder connection = way.connection().era(way.era);
        server = connection.handlers(Answers.HANDLERS).events(events::add).open();
    }

    @AfterParameterizedClassInvocation
    void close() {
        server.close();
    }

    @Test
    void the_server_says_who_it_is_and_what_it_speaks() {
        ServerDescription description = server.server();

        assertThat(description.revision()).isEqualTo(way.expected);
        assertThat(description.info()).extracting(Implementation::name).isEqualTo("typescript-peer");
    }

    @Test
    void tools_are_listed_and_bring_structured_results() {
        assertThat(server.listTools())
                .extracting(Tool::name)
                .containsExactly("add", "fail", "count", "ask_name", "ask_model", "announce");

        CallToolResult sum = server.callTool("add", Answers.json("{\"a\":2,\"b\":3}"));
        assertThat(sum.structuredContent()).hasToString("{\"sum\":5}");
        assertThat(Content.text(sum.content())).isEqualTo("5");
    }

    @Test
    void a_failed_tool_is_a_result_and_an_unknown_one_an_error() {
        assertThat(server.callTool("fail", Answers.json("{}")).isError()).isTrue();
        assertThatExceptionOfType(CallException.Refused.class)
                .isThrownBy(() -> server.callTool("no_such_tool", Answers.json("{}")))
                .extracting(CallException.Refused::error)
                .extracting(JsonRpcError::code)
                .isEqualTo(-32602);
    }

    @Test
    void progress_arrives_in_order() {
        List<ProgressParams> progress = new CopyOnWriteArrayList<>();
        CallOptions options = CallOptions.within(Duration.ofSeconds(30)).withProgress(progress::add);

        CallToolResult counted = server.callTool("count", Answers.json("{}"), options);

        assertThat(Content.text(counted.content())).isEqualTo("counted");
        assertThat(progress).extracting(ProgressParams::message).containsExactly("step 1", "step 2", "step 3");
    }

    @Test
    void a_user_is_asked_by_the_handler() {
        assertThat(Answers.text(server, "ask_name", "{}")).isEqualTo("Hello, Ada!");
    }

    @Test
    void a_model_is_asked_by_the_handler() {
        assertThat(Answers.text(server, "ask_model", "{}")).isEqualTo("The model said: Paris");
    }

    @Test
    void a_resource_is_listed_and_read() {
        assertThat(server.listResources()).hasSize(1);
        assertThat(server.readResource("note://today").contents())
                .containsExactly(ResourceContents.text("note://today", "text/plain", "Buy milk"));
    }

    @Test
    void a_prompt_is_listed_and_filled_in() {
        assertThat(server.listPrompts()).hasSize(1);
        assertThat(server.getPrompt("greet", Map.of("name", "Ada")).messages())
                .containsExactly(PromptMessage.user("Say hello to Ada"));
    }

    @Test
    void changes_are_heard_of() {
        if (ProtocolVersion.LEGACY.contains(server.server().revision())) {
            // the stream for events opens beside the first call, so an early one may be missed
            await().until(() -> announced() && events.contains(new ServerEvent.ToolsChanged()));
        } else {
            Queue<ServerEvent> heard = new ConcurrentLinkedQueue<>();
            server.listen(new SubscriptionFilter(true, null, null, null, null), heard::add);
            assertThat(announced()).isTrue();
            await().untilAsserted(() -> assertThat(heard).contains(new ServerEvent.ToolsChanged()));
        }
    }

    private boolean announced() {
        return Answers.text(server, "announce", "{}").equals("announced");
    }
}
