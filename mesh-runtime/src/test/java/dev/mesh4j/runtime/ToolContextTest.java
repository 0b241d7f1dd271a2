package dev.mesh4j.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mesh4j.annotations.Dependency;
import dev.mesh4j.annotations.MeshAgent;
import dev.mesh4j.annotations.MeshTool;
import dev.mesh4j.server.config.ConfigSources;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What a tool does with its call, seen by a client of 2026-07-28. */
class ToolContextTest {

    enum Size {
        SMALL,
        LARGE
    }

    record Order(String name, int count, Size size, boolean gift) {}

    interface Inner {
        String inner();
    }

    @MeshAgent(name = "asks")
    public static final class Asks {

        final AtomicInteger steps = new AtomicInteger();

        @MeshTool(capability = "order")
        public String order(ToolContext context) {
            int step = context.once("step", Integer.class, steps::incrementAndGet);
            try {
                Optional<Order> order = context.elicit("What?", Order.class);
                return step + " " + order;
            } catch (Exception e) {
                return "swallowed " + e;
            }
        }

        @MeshTool(capability = "elsewhere")
        public String elsewhere(ToolContext context) {
            return CompletableFuture.supplyAsync(() -> context.elicit("What?", Order.class))
                    .join()
                    .toString();
        }

        @MeshTool(capability = "inner")
        public String inner(ToolContext context) {
            return context.elicit("What?", Order.class).toString();
        }

        @MeshTool(capability = "outer", dependencies = @Dependency(capability = "inner"))
        public String outer(Inner inner) {
            return inner.inner();
        }

        @MeshTool(capability = "refuses")
        public String refuses() {
            throw new McpErrorException(-32602, "not today");
        }

        @MeshTool(capability = "exact")
        public BigDecimal exact(BigDecimal number) {
            return number;
        }

        @MeshTool(capability = "optional")
        public String optional(OptionalInt a, OptionalLong b, OptionalDouble c) {
            return a + " " + b + " " + c;
        }

        @MeshTool(capability = "whole")
        public int whole(int number) {
            return number;
        }
    }

    private static RunningAgent agent;

    @BeforeAll
    static void start() {
        agent = Mesh.builder()
                .agent(new Asks())
                .config(TestCalls.config(URI.create("http://127.0.0.1:1"), Duration.ofSeconds(5)))
                .start();
    }

    @AfterAll
    static void stop() {
        agent.close();
    }

    private static ModernPost client() {
        return new ModernPost(agent, "{'elicitation':{}}");
    }

    private static String text(JsonNode answer) {
        return answer.at("/result/content/0/text").asString(answer.toString());
    }

    @Test
    void a_record_is_a_form_and_its_answer_is_the_record() {
        JsonNode asked = client().tool("order", "{}");
        assertThat(asked.at("/result/inputRequests/elicitation-1/params/requestedSchema"))
                .isEqualTo(ModernPost.json("{'type':'object','properties':{'name':{'type':'string'},"
                        + "'count':{'type':'integer'},'size':{'type':'string','enum':['SMALL','LARGE']},"
                        + "'gift':{'type':'boolean'}},'required':['name','count','size','gift']}"));

        JsonNode done = client().answer(
                        "order",
                        asked,
                        "elicitation-1",
                        "{'action':'accept','content':{'name':'tea','count':2,'size':'LARGE','gift':false}}");
        assertThat(text(done)).endsWith(" Optional[Order[name=tea, count=2, size=LARGE, gift=false]]");
    }

    @Test
    void state_key_lets_replicas_serve_each_others_rounds_and_only_those() {
        String accepted = "{'action':'accept','content':{'name':'tea','count':2,'size':'LARGE','gift':false}}";
        try (RunningAgent one = replica("0123456789abcdef0123456789abcdef");
                RunningAgent two = replica("0123456789abcdef0123456789abcdef");
                RunningAgent stranger = replica("fedcba9876543210fedcba9876543210")) {
            JsonNode asked = new ModernPost(one, "{'elicitation':{}}").tool("order", "{}");

            JsonNode done = new ModernPost(two, "{'elicitation':{}}").answer("order", asked, "elicitation-1", accepted);
            assertThat(text(done)).startsWith("1 Optional[Order[name=tea");
            JsonNode refused =
                    new ModernPost(stranger, "{'elicitation':{}}").answer("order", asked, "elicitation-1", accepted);
            assertThat(refused.at("/error/code").asInt()).isEqualTo(-32602);
        }
    }

    private static RunningAgent replica(String key) {
        String base64 = Base64.getEncoder().encodeToString(key.getBytes(StandardCharsets.US_ASCII));
        return Mesh.builder()
                .agent(new Asks())
                .config(TestCalls.config(URI.create("http://127.0.0.1:1"), Duration.ofSeconds(5)))
                .sources(new ConfigSources(Path.of("none.yaml"), Map.of("MESH_STATE_KEY", base64), List.of()))
                .start();
    }

    @ParameterizedTest
    @CsvSource({"decline", "cancel"})
    void a_user_who_does_not_answer_is_no_record(String action) {
        JsonNode asked = client().tool("order", "{}");

        assertThat(text(client().answer("order", asked, "elicitation-1", "{'action':'" + action + "'}")))
                .endsWith(" Optional.empty");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}",
                "{'name':'tea','count':'x','size':'LARGE','gift':false}",
                "{'name':'tea','count':2,'size':'HUGE','gift':false}",
                "{'name':'tea','count':2,'size':'LARGE'}",
                "{'name':7,'count':2,'size':'LARGE','gift':false}"
            })
    void an_answer_that_does_not_fit_the_form_is_asked_for_again(String content) {
        JsonNode asked = client().tool("order", "{}");
        JsonNode again =
                client().answer("order", asked, "elicitation-1", "{'action':'accept','content':" + content + "}");

        assertThat(again.at("/result/resultType").asString())
                .as(again.toString())
                .isEqualTo("input_required");
    }

    @Test
    void a_question_from_another_thread_is_asked() {
        JsonNode asked = client().tool("elsewhere", "{}");

        assertThat(asked.at("/result/inputRequests").propertyNames()).containsExactly("elicitation-1");
    }

    @Test
    void a_tool_that_another_tool_called_has_no_client_to_ask() {
        JsonNode answer = client().tool("outer", "{}");

        assertThat(answer.at("/result/isError").asBoolean()).isTrue();
        assertThat(text(answer)).contains("question to the client").contains("called by another tool");
    }

    @Test
    void a_client_that_cannot_be_asked_is_told() {
        JsonNode answer = new ModernPost(agent).tool("inner", "{}");

        assertThat(answer.at("/error/code").asInt()).isEqualTo(-32021);
    }

    @Test
    void a_tool_answers_with_an_error_of_its_own() {
        assertThat(client().tool("refuses", "{}").path("error"))
                .isEqualTo(ModernPost.json("{'code':-32602,'message':'not today'}"));
    }

    @ParameterizedTest
    @CsvSource({"0.1234567890123456789012345678901", "1.10", "123456789012345678901234567890.5", "7", "1E+3"})
    void a_decimal_keeps_its_digits(String number) {
        JsonNode answer = client().tool("exact", "{'number':" + number + "}");

        assertThat(new BigDecimal(text(answer))).isEqualByComparingTo(number);
    }

    @ParameterizedTest
    @CsvSource({"1e300", "1.5", "-1e300", "1e-300"})
    void a_number_that_is_none_of_its_type_is_refused_quickly(String number) {
        JsonNode answer = client().tool("whole", "{'number':" + number + "}");

        assertThat(answer.at("/result/isError").asBoolean())
                .as(answer.toString())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | OptionalInt.empty OptionalLong.empty OptionalDouble.empty",
                "{'a':null} | OptionalInt.empty OptionalLong.empty OptionalDouble.empty",
                "{'a':1,'b':2,'c':2.5} | OptionalInt[1] OptionalLong[2] OptionalDouble[2.5]"
            })
    void optional_numbers_may_be_left_out(String arguments, String text) {
        assertThat(text(client().tool("optional", arguments))).isEqualTo(text);
    }

    @Test
    void optional_numbers_are_numbers_in_the_schema() {
        JsonNode tool = client().send("tools/list", "{}")
                .at("/result/tools")
                .valueStream()
                .filter(each -> each.path("name").asString().equals("optional"))
                .findFirst()
                .orElseThrow();

        assertThat(tool.path("inputSchema"))
                .isEqualTo(ModernPost.json("{'type':'object','properties':{'a':{'type':'integer'},"
                        + "'b':{'type':'integer'},'c':{'type':'number'}}}"));
    }

    @ParameterizedTest
    @CsvSource({"-32601", "-32000", "-32002", "-32042", "-32768", "-32020"})
    void reserved_codes_are_refused(int code) {
        org.assertj.core.api.Assertions.assertThatIllegalArgumentException()
                .isThrownBy(() -> new McpErrorException(code, "x"))
                .withMessageStartingWith("code: " + code + " (expected: ");
    }
}
