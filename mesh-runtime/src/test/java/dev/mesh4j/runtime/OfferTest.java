package dev.mesh4j.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.mesh4j.annotations.MeshAgent;
import dev.mesh4j.annotations.MeshCompletion;
import dev.mesh4j.annotations.MeshPrompt;
import dev.mesh4j.annotations.MeshResource;
import dev.mesh4j.annotations.MeshTool;
import dev.mesh4j.annotations.Param;
import dev.mesh4j.runtime.scan.AgentDefinitionException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Prompts, resources and completions of an agent, from its start and at run time. */
class OfferTest {

    @MeshAgent(name = "offers")
    public static final class Offers {

        @MeshTool(capability = "tool")
        public String tool() {
            return "x";
        }

        @MeshPrompt
        public String review(String code, Optional<String> style) {
            return "Review " + code + " " + style.orElse("plainly");
        }

        @MeshPrompt
        public String broken() {
            throw new IllegalStateException("broken");
        }

        @MeshResource(uri = "config://main")
        public String main() {
            return "main";
        }

        @MeshResource(uri = "users://{id}/profile")
        public Optional<String> profile(String id) {
            return id.equals("nobody") ? Optional.empty() : Optional.of("profile of " + id);
        }

        @MeshResource(uri = "empty://all")
        public List<String> nothing() {
            return List.of();
        }

        @MeshCompletion(prompt = "review", argument = "code")
        public List<String> codes(String typed) {
            return java.util.stream.IntStream.range(0, 150)
                    .mapToObj(i -> typed + i)
                    .toList();
        }

        @MeshCompletion(resource = "users://{id}/profile", argument = "id")
        public List<String> ids(String typed) {
            return List.of(typed + "1");
        }
    }

    private RunningAgent agent;
    private ModernPost client;

    @BeforeEach
    void start() {
        agent = started(new Offers());
        client = new ModernPost(agent);
    }

    @AfterEach
    void stop() {
        agent.close();
    }

    private static RunningAgent started(Object instance) {
        return Mesh.builder()
                .agent(instance)
                .config(TestCalls.config(URI.create("http://127.0.0.1:1"), Duration.ofSeconds(5)))
                .start();
    }

    private static String outcome(JsonNode answer) {
        return answer.has("error") ? answer.at("/error/code").asString() : "ok";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'name':'review','arguments':{'code':'x'}} | ok",
                "{'name':'review','arguments':{'code':'x','style':null}} | ok",
                "{'name':'review','arguments':{'code':'x','other':1}} | ok",
                "{'name':'review'} | -32602",
                "{'name':'review','arguments':{'code':7}} | -32602",
                "{'name':'review','arguments':{'code':'x','style':{}}} | -32602",
                "{'name':'review','arguments':[]} | -32602",
                "{'name':'unknown'} | -32602",
                "{'name':'broken'} | -32603"
            })
    void prompts_check_their_arguments(String params, String outcome) {
        assertThat(outcome(client.send("prompts/get", params))).isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource({
        "config://main, main",
        "users://ada/profile, profile of ada",
        "users://a%20b/profile, profile of a b",
        "users://a+b/profile, profile of a+b",
        "users://a%2Fb/profile, profile of a/b",
        "users://%zz/profile, profile of %zz"
    })
    void a_resource_is_read(String uri, String text) {
        JsonNode answer = client.send("resources/read", "{'uri':'" + uri + "'}");

        assertThat(answer.at("/result/contents/0/text").asString()).isEqualTo(text);
        assertThat(answer.at("/result/contents/0/uri").asString()).isEqualTo(uri);
        assertThat(answer.at("/result/contents/0/mimeType").asString()).isEqualTo("text/plain");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "config://other",
                "users://nobody/profile",
                "users:///profile",
                "users://a/b/profile",
                "empty://all",
                "x",
                ""
            })
    void what_is_not_there_is_an_error_and_never_empty(String uri) {
        JsonNode answer = client.send("resources/read", "{'uri':'" + uri + "'}");

        assertThat(outcome(answer)).isEqualTo("-32602");
        assertThat(answer.at("/error/data/uri").asString()).isEqualTo(uri);
    }

    @Test
    void completions_are_cut_to_what_an_answer_may_hold() {
        JsonNode answer = client.send(
                "completion/complete",
                "{'ref':{'type':'ref/prompt','name':'review'},'argument':{'name':'code','value':'a'}}");

        assertThat(answer.at("/result/completion/values")).hasSize(100);
        assertThat(answer.at("/result/completion/hasMore").asBoolean()).isTrue();
        assertThat(answer.at("/result/completion/total").asInt()).isEqualTo(150);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'type':'ref/resource','uri':'users://{id}/profile'} | id | ok",
                "{'type':'ref/prompt','name':'review'} | style | ok",
                "{'type':'ref/prompt','name':'unknown'} | code | -32602",
                "{'type':'ref/resource','uri':'unknown://'} | id | -32602"
            })
    void completions_need_something_that_is_offered(String ref, String argument, String outcome) {
        String params = "{'ref':" + ref + ",'argument':{'name':'" + argument + "','value':'a'}}";

        assertThat(outcome(client.send("completion/complete", params))).isEqualTo(outcome);
    }

    public static final class More {
        @MeshTool(capability = "more")
        public String more() {
            return "more";
        }

        @MeshPrompt
        public String another() {
            return "another";
        }
    }

    public static final class Same {
        @MeshTool(capability = "c", name = "tool")
        public String same() {
            return "same";
        }
    }

    public static final class Unfinished {
        @MeshPrompt
        public String third() {
            return "x";
        }

        @MeshCompletion(prompt = "third", argument = "missing")
        public List<String> complete(String typed) {
            return List.of();
        }
    }

    @Test
    void what_is_registered_is_offered_until_it_is_taken_back() {
        AgentControl.Registered more = agent.register(new More());
        assertThat(TestCalls.toolNames(agent)).containsExactly("tool", "more");
        assertThat(TestCalls.call(agent, "more", "{}").text()).isEqualTo("more");

        more.close();
        more.close();
        assertThat(TestCalls.toolNames(agent)).containsExactly("tool");

        agent.register(new More());
        assertThat(TestCalls.toolNames(agent)).containsExactly("tool", "more");
    }

    @Test
    void a_handle_that_was_closed_takes_nothing_from_a_later_registration() {
        AgentControl.Registered first = agent.register(new More());
        first.close();
        agent.register(new More());
        first.close();

        assertThat(TestCalls.toolNames(agent)).containsExactly("tool", "more");
    }

    @Test
    void what_cannot_be_registered_changes_nothing() {
        refused(new Same(), "tool 'tool' is offered already (expected: another name)");
        refused(
                new Object(),
                "java.lang.Object offers nothing (expected: a public method with @MeshTool, @MeshPrompt"
                        + " or @MeshResource)");
        refused(
                new Unfinished(),
                "Unfinished.complete(String) completes 'missing' of prompt 'third' (expected: an"
                        + " argument that is offered, here one of [])");
        agent.register(new More());
        refused(new More(), "tool 'more' is offered already (expected: another name)");
        assertThat(TestCalls.toolNames(agent)).containsExactly("tool", "more");
    }

    private void refused(Object instance, String message) {
        assertThatExceptionOfType(AgentDefinitionException.class)
                .isThrownBy(() -> agent.register(instance))
                .withMessage(message);
    }

    @MeshAgent(name = "bad")
    public static final class BadHeader {
        @MeshTool(capability = "c")
        public void tool(@Param(header = "a b") String text) {}
    }

    @MeshAgent(name = "bad")
    public static final class HeaderOnNumber {
        @MeshTool(capability = "c")
        public void tool(@Param(header = "Amount") double amount) {}
    }

    @MeshAgent(name = "bad")
    public static final class SameHeader {
        @MeshTool(capability = "c")
        public void tool(@Param(header = "One") String a, @Param(header = "one") String b) {}
    }

    @Test
    void a_header_that_cannot_be_stops_the_start_and_names_the_tool() {
        notStarted(
                new BadHeader(),
                "BadHeader.tool(String): tool 'tool': x-mcp-header: \"a b\"" + " (expected: an RFC 9110 token)");
        notStarted(
                new HeaderOnNumber(),
                "HeaderOnNumber.tool(double): tool 'tool': x-mcp-header: \"Amount\" on type"
                        + " 'number' (expected: string, integer or boolean)");
        notStarted(
                new SameHeader(),
                "SameHeader.tool(String, String): tool 'tool': x-mcp-header: \"one\" twice"
                        + " (expected: unique names)");
    }

    private static void notStarted(Object instance, String message) {
        assertThatExceptionOfType(AgentDefinitionException.class)
                .isThrownBy(() -> started(instance))
                .withMessage(message);
    }
}
