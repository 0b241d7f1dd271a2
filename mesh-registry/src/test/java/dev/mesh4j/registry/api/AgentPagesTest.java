package dev.mesh4j.registry.api;

import static dev.mesh4j.registry.fixture.AgentBuilder.agent;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class AgentPagesTest extends RegistryFixture {

    @BeforeEach
    void fill() {
        register(agent("a")
                .set("name", "clock")
                .tool("f", "time", t -> t.tags("fast"))
                .tool("g", "date"));
        register(agent("b").set("runtime", "java").namespace("other").tool("f", "time"));
        register(agent("c").set("agent_type", "api").health("degraded", "slow").tool("f", "x", t -> t.tags("fast")));
        register(agent("d").tool("f", "y", t -> t.requires("nothing")));
    }

    @ParameterizedTest(name = "{0} lists {1}")
    @CsvSource(delimiter = '|', textBlock = """
            name=clock               | a
            capability=time          | a b
            tag=fast                 | a c
            capability=date&tag=fast | ''
            status=degraded          | c d
            status=offline           | ''
            namespace=other          | b
            type=api                 | c
            runtime=java             | b
            capability=time&runtime=java | b
            after=b                  | c d
            limit=2                  | a b
            limit=2&after=b          | c d
            name=nobody              | ''
            """)
    void a_filter_lists_only_what_matches(String query, String ids) {
        JsonNode reply = get("/agents?" + query);

        List<String> found = new ArrayList<>();
        reply.path("agents").forEach(agent -> found.add(agent.path("id").asString()));
        assertThat(String.join(" ", found)).isEqualTo(ids);
        assertThat(reply.path("count").asInt()).isEqualTo(found.size());
    }

    @Test
    void a_page_names_where_the_next_begins_until_there_is_none() {
        assertThat(get("/agents?limit=3").path("next").asString()).isEqualTo("c");
        assertThat(get("/agents?limit=3&after=c").has("next")).isFalse();
        assertThat(get("/agents?limit=4").has("next")).isFalse();
        assertThat(get("/agents").has("next")).isFalse();
    }

    @Test
    void the_answer_says_which_state_of_the_mesh_it_shows() {
        assertThat(send("GET", "/agents").headers().firstValue("Mesh-Revision")).isPresent();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            limit=0       | limit: '0' (expected: 1 to 10000)
            limit=10001   | limit: '10001' (expected: 1 to 10000)
            limit=many    | limit: 'many' (expected: 1 to 10000)
            status=well   | status: 'well' (expected: one of [healthy, degraded, unhealthy, offline])
            after=no%20id | after: 'no id' (expected: [a-zA-Z0-9_-]{1,64})
            """)
    void a_bad_filter_is_a_400(String query, String message) {
        assertThat(send("GET", "/agents?" + query).statusCode()).isEqualTo(400);
        assertThat(error(send("GET", "/agents?" + query))).isEqualTo(message);
    }

    @Test
    void events_are_paged_from_the_newest_to_the_oldest() {
        List<String> seen = new ArrayList<>();
        String before = "";
        int pages = 0;
        do {
            JsonNode page = get("/events?type=register&limit=3" + before);
            page.path("events").forEach(event -> seen.add(event.path("agent_id").asString()));
            before = page.has("next") ? "&before=" + page.path("next").asString() : "";
            pages++;
        } while (!before.isEmpty() && pages < 10);

        assertThat(seen).containsExactly("d", "c", "b", "a");
        assertThat(error(send("GET", "/events?before=x")))
                .isEqualTo("before: 'x' (expected: the 'next' of an earlier answer)");
    }
}
