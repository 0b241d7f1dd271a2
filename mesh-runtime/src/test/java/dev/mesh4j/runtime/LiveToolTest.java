package dev.mesh4j.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.mesh4j.annotations.MeshAgent;
import dev.mesh4j.annotations.MeshTool;
import dev.mesh4j.annotations.Param;
import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.mcp.CallToolResult;
import dev.mesh4j.protocol.mcp.Tool;
import dev.mesh4j.runtime.scan.AgentDefinitionException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** Tools made of functions. */
class LiveToolTest {

    private static FakeRegistry registry;
    private static RunningAgent agent;

    record Terms(@Param("The first term") int a, int b, Optional<String> unit) {}

    @MeshAgent(name = "lambdas")
    public static final class Lambdas {

        @MeshTool(capability = "fixed")
        public String fixed() {
            return "";
        }
    }

    @BeforeAll
    static void start() throws IOException {
        registry = FakeRegistry.start();
        AgentConfig config = AgentConfig.builder()
                .registryUrl(registry.uri())
                .debounceDelay(Duration.ZERO)
                .build();
        agent = Mesh.builder().agent(Lambdas.class).config(config).start();
    }

    @AfterAll
    static void stop() {
        agent.close();
        registry.close();
    }

    @MeshAgent(name = "bare")
    public static final class Bare {}

    @Test
    void an_agent_may_consist_of_such_tools_alone() throws IOException {
        AgentConfig config = AgentConfig.builder().registryUrl(registry.uri()).build();
        LiveTool<?> echo = LiveTool.named("echo").handler(arguments -> arguments.get("text"));
        try (RunningAgent bare =
                Mesh.builder().agent(new Bare()).tool(echo).config(config).start()) {
            assertThat(TestCalls.toolNames(bare)).containsExactly("echo");
            assertThat(TestCalls.call(bare, "echo", "{'text':'hi'}").text()).isEqualTo("hi");
        }
    }

    @Test
    void it_is_described_and_called_as_an_annotated_one() {
        agent.register(LiveTool.named("add")
                .capability("sum")
                .version("2.1.0")
                .tags("fast")
                .describe("Adds two numbers")
                .input(Terms.class)
                .handler(terms -> new Sum(terms.a() + terms.b(), terms.unit().orElse("none"))));
        JsonNode tool = listed("add");

        assertThat(tool.path("description").asString()).isEqualTo("Adds two numbers");
        assertThat(tool.at("/inputSchema/properties/a/type").asString()).isEqualTo("integer");
        assertThat(tool.at("/inputSchema/properties/a/description").asString()).isEqualTo("The first term");
        assertThat(tool.at("/inputSchema/required").toString()).isEqualTo("[\"a\",\"b\"]");
        assertThat(tool.has("outputSchema")).isFalse();
        CallToolResult result = TestCalls.call(agent, "add", "{'a':1,'b':2}");
        assertThat(String.valueOf(result.structuredContent())).isEqualTo("{\"sum\":3,\"unit\":\"none\"}");
        assertThat(TestCalls.call(agent, "add", "{'a':1,'b':2,'unit':'m'}").text())
                .contains("\"m\"");
        assertThat(TestCalls.call(agent, "add", "{'a':'x','b':2}").text()).contains("Invalid arguments");
    }

    record Sum(int sum, String unit) {}

    @Test
    void the_registry_is_told_what_it_can() {
        agent.register(LiveTool.named("told")
                .capability("telling")
                .version("2.1.0")
                .tags("fast")
                .describe("Tells")
                .handler(none -> none.size()));
        await().until(() -> told("told").isObject());

        assertThat(told("told").path("capability").asString()).isEqualTo("telling");
        assertThat(told("told").path("version").asString()).isEqualTo("2.1.0");
        assertThat(told("told").path("tags").toString()).isEqualTo("[\"fast\"]");
        assertThat(told("told").path("description").asString()).isEqualTo("Tells");
        assertThat(TestCalls.call(agent, "told", "{}").text()).isEqualTo("0");
    }

    @Test
    void it_may_look_at_its_call_and_fail() {
        agent.register(LiveTool.named("context").handler((none, context) -> context.agent() == null ? "none" : "some"));
        agent.register(LiveTool.named("failing").handler(none -> {
            throw new IOException("no disk");
        }));

        assertThat(TestCalls.call(agent, "context", "{}").text()).isEqualTo("some");
        CallToolResult failed = TestCalls.call(agent, "failing", "{}");
        assertThat(failed.failed()).isTrue();
        assertThat(failed.text()).contains("no disk");
    }

    @Test
    void what_is_listed_can_be_called_and_nothing_else() {
        AgentControl.Registered registered =
                agent.register(LiveTool.named("fleeting").handler(none -> "here"));
        assertThat(TestCalls.toolNames(agent)).contains("fleeting");
        assertThat(TestCalls.call(agent, "fleeting", "{}").text()).isEqualTo("here");
        registered.close();

        assertThat(TestCalls.toolNames(agent)).doesNotContain("fleeting");
        assertThatExceptionOfType(RuntimeException.class)
                .isThrownBy(() -> TestCalls.call(agent, "fleeting", "{}"))
                .withMessageContaining("Unknown tool");
    }

    @Test
    void one_that_is_described_takes_what_its_schema_allows() {
        JsonNode input = json("{'$schema':'http://json-schema.org/draft-07/schema#','type':'object',"
                + "'properties':{'a':{'type':'integer','minimum':1}},'required':['a'],'additionalProperties':false}");
        Tool twice = new Tool(
                "twice",
                "Twice",
                "Doubles",
                input,
                json("{'type':'object'}"),
                json("{'idempotentHint':true}"),
                null,
                null);
        agent.register(LiveTool.described(twice)
                .capability("double")
                .handler(arguments -> Map.of("doubled", 2 * arguments.path("a").asInt())));

        assertThat(listed("twice").path("inputSchema")).isEqualTo(input);
        assertThat(listed("twice").path("outputSchema")).isEqualTo(json("{'type':'object'}"));
        assertThat(listed("twice").path("title").asString()).isEqualTo("Twice");
        assertThat(listed("twice").at("/annotations/idempotentHint").asBoolean())
                .isTrue();
        assertThat(TestCalls.call(agent, "twice", "{'a':4}").structuredContent())
                .isEqualTo(json("{'doubled':8}"));
        assertThat(TestCalls.call(agent, "twice", "{'a':0}").text()).contains("Invalid arguments", "minimum");
        await().until(() -> told("twice").isObject());
        assertThat(told("twice").path("capability").asString()).isEqualTo("double");
        assertThat(told("twice").path("inputSchema")).isEqualTo(input);
        assertThat(told("twice").path("description").asString()).isEqualTo("Doubles");
    }

    @Test
    void a_mistake_is_named() {
        refused(
                LiveTool.named("silent"),
                "tool 'silent' does nothing (expected: a handler, the last word of a LiveTool)");
        refused(
                LiveTool.named("a b").handler(none -> ""),
                "tool 'a b' name: 'a b' (expected: 1 to 128 of a-z A-Z 0-9 _ . -)");
        refused(
                LiveTool.described(new Tool("odd", null, json("[]"), null)).handler(none -> ""),
                "tool 'odd': inputSchema is no object (expected: a JSON Schema)");
        refused(
                LiveTool.named("fixed").handler(none -> ""),
                "tool 'fixed' is offered already (expected: another name)");
    }

    private static JsonNode json(String text) {
        return Json.mapper().readTree(text.replace('\'', '"'));
    }

    private static void refused(LiveTool<?> tool, String message) {
        assertThatExceptionOfType(AgentDefinitionException.class)
                .isThrownBy(() -> agent.register(tool))
                .withMessage(message);
    }

    private static JsonNode listed(String name) {
        return find(new ModernPost(agent).send("tools/list", "{}").at("/result/tools"), "name", name);
    }

    private static JsonNode told(String name) {
        List<JsonNode> all = registry.registrations();
        return all.isEmpty() ? MissingNode.getInstance() : find(all.getLast().path("tools"), "function_name", name);
    }

    private static JsonNode find(JsonNode tools, String field, String name) {
        return tools.valueStream()
                .filter(tool -> tool.path(field).asString().equals(name))
                .findFirst()
                .orElse(MissingNode.getInstance());
    }
}
