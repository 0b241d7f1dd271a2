package dev.mesh4j.registry.api;

import static dev.mesh4j.registry.fixture.AgentBuilder.agent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mesh4j.registry.fixture.AgentBuilder;
import java.net.http.HttpResponse;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class ExplainTest extends RegistryFixture {

    private static final AgentBuilder CONSUMER = agent("greeter-1")
            .set("name", "greeter")
            .tool(
                    "greet",
                    "greeting",
                    t -> t.needs(
                                    "time",
                                    d -> d.tags("+fast", "-beta")
                                            .version(">=1.0")
                                            .required())
                            .needs("mood"))
            .tool("part", "farewell", t -> t.needs("time"));

    @BeforeEach
    void fill() {
        register(agent("clock-1").tool("now", "time", t -> t.version("1.0.0")));
        register(agent("clock-2").tool("now", "time", t -> t.version("1.2.0").tags("fast")));
        register(agent("clock-3").tool("now", "time", t -> t.version("0.9.0").tags("fast")));
        register(agent("clock-4").tool("now", "time", t -> t.tags("beta")));
        register(CONSUMER);
    }

    @Test
    void every_candidate_is_shown_with_each_stage_and_what_it_found() {
        JsonNode reply = get("/explain?agent=greeter&function=greet&capability=time");

        assertThat(reply.path("agent_id").asString()).isEqualTo("greeter-1");
        assertThat(reply.path("agent_name").asString()).isEqualTo("greeter");
        assertThat(reply.path("count").asInt()).isEqualTo(1);
        assertThat(reply.path("tie_breakers").toString()).isEqualTo("[\"score\",\"version\"]");
        JsonNode dependency = reply.path("dependencies").get(0);
        assertThat(dependency.path("status").asString()).isEqualTo("available");
        assertThat(dependency.path("required").asBoolean()).isTrue();
        assertThat(dependency.path("tags").toString()).isEqualTo("[\"+fast\",\"-beta\"]");
        assertThat(dependency.path("version").asString()).isEqualTo(">=1.0");
        assertThat(dependency.path("candidates"))
                .extracting(c ->
                        c.path("agent_id").asString() + " " + c.path("status").asString())
                .containsExactly("clock-2 winner", "clock-1 standby", "clock-3 dropped", "clock-4 dropped");
        JsonNode winner = dependency.path("candidates").get(0);
        assertThat(winner.path("rank").asInt()).isZero();
        assertThat(winner.path("score").asInt()).isEqualTo(10);
        assertThat(winner.path("endpoint").asString()).isEqualTo("http://10.0.0.1:9000");
        assertThat(stages(winner)).containsExactly("health", "namespace", "tags", "version", "schema", "availability");
        JsonNode dropped = dependency.path("candidates").get(2);
        assertThat(dropped.has("rank")).isFalse();
        assertThat(stages(dropped)).containsExactly("health", "namespace", "tags", "version");
        assertThat(dropped.path("stages").get(3).path("passed").asBoolean()).isFalse();
        assertThat(dropped.path("stages").get(3).path("reason").asString()).isEqualTo("has version 0.9.0, not >=1.0");
    }

    @Test
    void without_a_function_all_dependencies_of_the_agent_are_explained_by_its_id_too() {
        JsonNode reply = get("/explain?agent=greeter-1");

        assertThat(reply.path("dependencies"))
                .extracting(d -> d.path("function_name").asString() + "."
                        + d.path("index").asInt() + " " + d.path("capability").asString())
                .containsExactly("greet.0 time", "greet.1 mood", "part.0 time");
        JsonNode mood = reply.path("dependencies").get(1);
        assertThat(mood.path("status").asString()).isEqualTo("unresolved");
        assertThat(mood.path("reason").asString()).isEqualTo("nobody offers 'mood'");
        assertThat(mood.path("candidates").isEmpty()).isTrue();
    }

    @Test
    void a_dependency_can_be_named_by_its_place() {
        assertThat(get("/explain?agent=greeter&function=greet&capability=1")
                        .path("dependencies")
                        .get(0)
                        .path("capability")
                        .asString())
                .isEqualTo("mood");
    }

    @Test
    void a_question_without_an_agent_is_answered_for_nobody_in_particular() {
        JsonNode dependency = get("/explain?capability=time&tags=fast,-beta&version=%3C1")
                .path("dependencies")
                .get(0);

        assertThat(dependency.has("function_name")).isFalse();
        assertThat(dependency.path("candidates").get(0).path("agent_id").asString())
                .isEqualTo("clock-3");
        assertThat(get("/explain?capability=time&namespace=other")
                        .path("dependencies")
                        .get(0)
                        .path("status")
                        .asString())
                .isEqualTo("unresolved");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            agent=greter                             | 404 | agent: 'greter' (expected: the id or the name of one of GET /agents)
            agent=greeter&function=great             | 404 | function: 'great' (expected: one of [greet, part])
            agent=greeter&function=part&capability=x | 404 | capability: 'x' (expected: one of [time], or its index)
            agent=clock-1&capability=x               | 404 | capability: 'x' (expected: one of none, or its index)
            x=y                                      | 400 | capability: nothing (expected: [a-zA-Z
            capability=time&version=%3E%3E1          | 400 | version: '>>1'
            """)
    void what_the_mesh_does_not_have_is_named_with_what_it_has(String query, int status, String message) {
        HttpResponse<String> response = send("GET", "/explain?" + query);

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(error(response)).startsWith(message);
    }

    private static Iterable<String> stages(JsonNode candidate) {
        return StreamSupport.stream(candidate.path("stages").spliterator(), false)
                .map(stage -> stage.path("stage").asString())
                .toList();
    }
}
