package dev.mesh4j.registry.api;

import static dev.mesh4j.registry.fixture.AgentBuilder.agent;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

/** What the fleet hears while the database is locked by somebody else. */
class StoreDownTest extends RegistryFixture {

    @Test
    void a_locked_database_is_a_503_with_retry_after_and_never_a_410() throws SQLException {
        register(agent("p").tool("now", "time"));
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("mesh.db"));
                Statement statement = other.createStatement()) {
            statement.execute("BEGIN EXCLUSIVE");

            HttpResponse<String> refused =
                    post(agent("q").tool("f", "cap").json().toString());
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.headers().firstValue("Retry-After")).hasValue("5");
            assertThat(error(refused)).doesNotContain(folder.toString());

            assertThat(beat("p")).isEqualTo(200);
            register(agent("p").tool("now", "time"));
            assertThat(get("/agents").path("count").asInt()).isEqualTo(1);
            assertThat(send("GET", "/health").statusCode()).isEqualTo(200);
            statement.execute("ROLLBACK");
        }

        register(agent("q").tool("f", "cap"));
        assertThat(get("/agents").path("count").asInt()).isEqualTo(2);
    }

    @Test
    void a_leave_that_cannot_be_kept_is_a_503_and_the_agent_stays() throws SQLException {
        register(agent("p").tool("now", "time"));
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("mesh.db"));
                Statement statement = other.createStatement()) {
            statement.execute("BEGIN EXCLUSIVE");

            assertThat(send("DELETE", "/agents/p").statusCode()).isEqualTo(503);
            assertThat(beat("p")).isEqualTo(200);
            statement.execute("ROLLBACK");
        }

        assertThat(send("DELETE", "/agents/p").statusCode()).isEqualTo(204);
    }

    @Test
    void events_that_cannot_be_read_are_a_503() throws SQLException {
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("mesh.db"));
                Statement statement = other.createStatement()) {
            statement.execute("DROP TABLE event");
        }

        assertThat(send("GET", "/events").statusCode()).isEqualTo(503);
    }
}
