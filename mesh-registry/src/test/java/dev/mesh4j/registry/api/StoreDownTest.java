package dev.mesh4j.registry.api;

import static dev.mesh4j.registry.fixture.AgentBuilder.agent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What the fleet hears while the database is locked by somebody else. */
class StoreDownTest extends RegistryFixture {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

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
    void a_locked_database_shows_in_health_and_leaves_the_registry_ready() throws SQLException {
        assertThat(get("/health").path("checks").propertyNames()).contains("store", "leases", "beats");
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("mesh.db"));
                Statement statement = other.createStatement()) {
            statement.execute("BEGIN EXCLUSIVE");
            await().atMost(PATIENCE).until(() -> status("/health").equals("degraded"));

            assertThat(status("/")).isEqualTo("degraded");
            assertThat(get("/health").at("/checks/store/status").asString()).isEqualTo("degraded");
            assertThat(send("GET", "/readyz").statusCode()).isEqualTo(200);
            assertThat(send("GET", "/readyz").body()).contains("store: ").doesNotContain(folder.toString());
            assertThat(send("GET", "/livez").statusCode()).isEqualTo(200);
            assertThat(send("GET", "/startupz").statusCode()).isEqualTo(200);
            statement.execute("ROLLBACK");
        }

        await().atMost(PATIENCE).until(() -> status("/health").equals("healthy"));
    }

    private String status(String path) {
        return get(path).path("status").asString();
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
