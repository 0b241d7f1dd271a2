package dev.mesh4j.acceptance.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.mesh4j.protocol.client.CallException;
import dev.mesh4j.protocol.client.dialect.Client;
import dev.mesh4j.protocol.client.dialect.RequestIds;
import dev.mesh4j.protocol.client.input.InputHandlers;
import dev.mesh4j.protocol.client.link.Inbound;
import dev.mesh4j.protocol.jsonrpc.JsonRpcError;
import dev.mesh4j.protocol.mcp.CallToolResult;
import dev.mesh4j.protocol.mcp.Content;
import dev.mesh4j.protocol.mcp.CreateMessageResult;
import dev.mesh4j.protocol.mcp.ElicitResult;
import dev.mesh4j.protocol.mcp.Implementation;
import dev.mesh4j.protocol.mcp.ProgressParams;
import dev.mesh4j.protocol.mcp.PromptMessage;
import dev.mesh4j.protocol.mcp.ResourceContents;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What our client and {@code server.mjs} do together, whatever the era and whatever carries the messages. */
@Timeout(180)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Execution(ExecutionMode.SAME_THREAD)
abstract class TypeScriptServerContract {

    private static final InputHandlers HANDLERS = InputHandlers.NONE
            .withForm(form -> ElicitResult.accept(Caller.json("{\"name\":\"Ada\"}")))
            .withSampling(asked -> CreateMessageResult.text("a-model", "Paris"));

    private Caller caller;

    /** A caller of a running server. */
    abstract Caller connect(NodePackages packages, Client client) throws Exception;

    @BeforeEach
    void connect() throws Exception {
        Client client = new Client(new Implementation("acceptance", "1"), HANDLERS, new RequestIds(), Inbound.NONE);
        caller = connect(NodePackages.install(), client);
    }

    @AfterEach
    void close() {
        caller.close();
    }

    @Test
    void the_server_says_who_it_is() {
        assertThat(caller.dialect().describe(Caller.OPTIONS).info())
                .extracting(Implementation::name)
                .isEqualTo("typescript-peer");
    }

    @Test
    void tools_are_listed_and_bring_structured_results() {
        assertThat(caller.tools()).containsExactly("add", "fail", "count", "ask_name", "ask_model");

        CallToolResult sum = caller.tool("add", "{\"a\":2,\"b\":3}");
        assertThat(sum.structuredContent()).hasToString("{\"sum\":5}");
        assertThat(Content.text(sum.content())).isEqualTo("5");
    }

    @Test
    void a_failed_tool_is_a_result_and_an_unknown_one_an_error() {
        assertThat(caller.tool("fail", "{}").isError()).isTrue();
        assertThatExceptionOfType(CallException.Refused.class)
                .isThrownBy(() -> caller.tool("no_such_tool", "{}"))
                .extracting(CallException.Refused::error)
                .extracting(JsonRpcError::code)
                .isEqualTo(-32602);
    }

    @Test
    void progress_arrives_in_order() {
        List<ProgressParams> progress = new CopyOnWriteArrayList<>();

        CallToolResult counted = caller.tool("count", "{}", Caller.OPTIONS.withProgress(progress::add));

        assertThat(Content.text(counted.content())).isEqualTo("counted");
        assertThat(progress).extracting(ProgressParams::message).containsExactly("step 1", "step 2", "step 3");
    }

    @Test
    void a_user_is_asked_by_the_handler() {
        assertThat(Content.text(caller.tool("ask_name", "{}").content())).isEqualTo("Hello, Ada!");
    }

    @Test
    void a_model_is_asked_by_the_handler() {
        assertThat(Content.text(caller.tool("ask_model", "{}").content())).isEqualTo("The model said: Paris");
    }

    @Test
    void a_resource_is_read() {
        assertThat(caller.resource("note://today").contents())
                .containsExactly(ResourceContents.text("note://today", "text/plain", "Buy milk"));
    }

    @Test
    void a_prompt_is_filled_in() {
        assertThat(caller.prompt("greet", "{\"name\":\"Ada\"}").messages())
                .containsExactly(PromptMessage.user("Say hello to Ada"));
    }
}
