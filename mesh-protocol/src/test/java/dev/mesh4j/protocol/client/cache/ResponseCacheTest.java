package dev.mesh4j.protocol.client.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.client.dialect.CallOptions;
import dev.mesh4j.protocol.client.dialect.Operation;
import dev.mesh4j.protocol.jsonrpc.JsonRpcMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ResponseCacheTest {

    private static final CallOptions OPTIONS = CallOptions.within(Duration.ofSeconds(1));

    private Instant now = Instant.EPOCH;
    private final ResponseCache cache = new ResponseCache(2, () -> now);

    @Test
    void a_result_is_kept_as_long_as_its_server_allows() {
        put("alice", list("tools/list"), 1000, "public");

        now = now.plusMillis(999);
        assertThat(get("alice", list("tools/list"))).isNotNull();
        now = now.plusMillis(1);
        assertThat(get("alice", list("tools/list"))).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"ttlMs\":0}", "{\"ttlMs\":-5}", "{\"ttlMs\":\"long\"}", "{\"ttlMs\":null}"})
    void without_a_time_nothing_is_kept(String result) {
        cache.put("s", "alice", list("tools/list"), Json.mapper().readTree(result), cache.changes());

        assertThat(get("alice", list("tools/list"))).isNull();
    }

    @ParameterizedTest
    @CsvSource({"public, true", "private, false", "mystery, false"})
    void what_is_private_stays_with_who_asked(String scope, boolean shared) {
        put("alice", list("tools/list"), 1000, scope);

        assertThat(get("alice", list("tools/list"))).isNotNull();
        assertThat(get("bob", list("tools/list")) != null).isEqualTo(shared);
        assertThat(cache.get("other server", "alice", list("tools/list"))).isNull();
    }

    @Test
    void other_parameters_are_another_result() {
        put("alice", read("r://1"), 1000, "public");

        assertThat(get("alice", read("r://2"))).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "notifications/tools/list_changed, tools/list",
        "notifications/prompts/list_changed, prompts/list",
        "notifications/resources/list_changed, resources/list",
        "notifications/resources/list_changed, resources/templates/list",
    })
    void a_change_of_a_list_drops_it_and_no_other(String notification, String list) {
        put("alice", list(list), 1000, "public");
        put("alice", list("server/discover"), 1000, "public");

        cache.changed("s", new JsonRpcMessage.Notification(notification, null));

        assertThat(get("alice", list(list))).isNull();
        assertThat(get("alice", list("server/discover"))).isNotNull();
    }

    @Test
    void an_update_of_a_resource_drops_it_and_no_other() {
        put("alice", read("r://1"), 1000, "public");
        put("alice", read("r://2"), 1000, "private");

        cache.changed(
                "s",
                new JsonRpcMessage.Notification(
                        "notifications/resources/updated",
                        Json.mapper().createObjectNode().put("uri", "r://1")));

        assertThat(get("alice", read("r://1"))).isNull();
        assertThat(get("alice", read("r://2"))).isNotNull();
    }

    @Test
    void an_answer_from_before_a_change_is_not_kept() {
        long before = cache.changes();
        cache.changed("s", new JsonRpcMessage.Notification("notifications/tools/list_changed", null));
        cache.put("s", "alice", list("tools/list"), result(1000, "public"), before);

        assertThat(get("alice", list("tools/list"))).isNull();
    }

    @Test
    void the_least_recently_used_goes_first() {
        put("alice", read("1"), 1000, "public");
        put("alice", read("2"), 1000, "public");
        get("alice", read("1"));
        put("alice", read("3"), 1000, "public");

        assertThat(List.of("1", "2", "3"))
                .filteredOn(uri -> get("alice", read(uri)) != null)
                .containsExactly("1", "3");
    }

    private void put(String who, Operation operation, long ttl, String scope) {
        cache.put("s", who, operation, result(ttl, scope), cache.changes());
    }

    private JsonNode get(String who, Operation operation) {
        return cache.get("s", who, operation);
    }

    private static JsonNode result(long ttl, String scope) {
        return Json.mapper().createObjectNode().put("ttlMs", ttl).put("cacheScope", scope);
    }

    private static Operation list(String method) {
        return Operation.of(method, OPTIONS);
    }

    private static Operation read(String uri) {
        return Operation.named("resources/read", "uri", uri, OPTIONS);
    }
}
