package dev.mesh4j.protocol.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mesh4j.protocol.client.McpPeer.Out;
import dev.mesh4j.protocol.client.McpPeer.Received;
import dev.mesh4j.protocol.client.dialect.RequestIds;
import dev.mesh4j.protocol.mcp.ProtocolVersion;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EraTest {

    private static final String DISCOVERED = "{\"resultType\":\"complete\",\"supportedVersions\":[\"2026-07-28\"],"
            + "\"capabilities\":{},\"ttlMs\":0,\"cacheScope\":\"private\"}";
    private static final String INITIALIZED = "{\"protocolVersion\":\"2025-06-18\",\"capabilities\":{},"
            + "\"serverInfo\":{\"name\":\"old\",\"version\":\"1\"}}";

    @Test
    void a_pinned_modern_connection_does_not_probe() {
        try (McpPeer peer = new McpPeer((r, out) -> out.result("{\"tools\":[]}"));
                McpConnection connection =
                        McpConnection.to(peer.url()).era(EraChoice.MODERN).open()) {
            connection.listTools();

            assertThat(peer.methods()).containsExactly("tools/list");
        }
    }

    @Test
    void a_pinned_legacy_connection_shakes_hands_at_once() {
        try (McpPeer peer = new McpPeer(EraTest::legacy);
                McpConnection connection = McpConnection.to(peer.url())
                        .era(EraChoice.legacy(ProtocolVersion.V2025_03_26))
                        .open()) {
            connection.listTools();

            assertThat(peer.methods()).startsWith("initialize", "notifications/initialized");
            assertThat(peer.received()
                            .getFirst()
                            .params()
                            .path("protocolVersion")
                            .asString())
                    .isEqualTo("2025-03-26");
        }
    }

    @Test
    void a_modern_server_is_probed_once_for_all_connections_to_an_endpoint() {
        try (McpPeer peer = new McpPeer(EraTest::modern)) {
            McpEndpoint endpoint = McpEndpoint.at(peer.url());
            for (int i = 0; i < 2; i++) {
                try (McpConnection connection = McpConnection.to(endpoint).open()) {
                    connection.listTools();
                }
            }
            assertThat(peer.methods()).containsExactly("server/discover", "tools/list", "tools/list");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
                    400; ''
                    400; not json
                    400; {"jsonrpc":"2.0","id":null,"error":{"code":-32000,"message":"no session"}}
                    404; ''
                    405; ''
                    200; {"jsonrpc":"2.0","id":1,"error":{"code":-32601,"message":"method"}}
                    200; {"jsonrpc":"2.0","id":1,"error":{"code":-32602,"message":"before initialize"}}
                    400; {"jsonrpc":"2.0","id":1,"error":{"code":-32022,"message":"v","data":{"supported":["2025-06-18"]}}}
                    """)
    void a_server_that_does_not_know_the_probe_is_shaken_hands_with(int status, String body) {
        try (McpPeer peer = new McpPeer((r, out) -> {
                    if (isModern(r)) {
                        out.json(status, body);
                    } else {
                        legacy(r, out);
                    }
                });
                McpConnection connection = McpConnection.to(peer.url()).open()) {
            connection.listTools();

            assertThat(connection.server().revision()).isEqualTo(ProtocolVersion.V2025_06_18);
            assertThat(peer.methods()).contains("initialize", "notifications/initialized", "tools/list");
            assertThat(peer.received().stream().filter(EraTest::isModern)).hasSize(1);
            assertThat(peer.last("tools/list").headers()).containsEntry("MCP-Protocol-Version", "2025-06-18");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 500, 503})
    void authorization_and_failures_are_no_evidence(int status) {
        try (McpPeer peer = new McpPeer((r, out) -> out.status(status));
                McpConnection connection = McpConnection.to(peer.url()).open()) {
            for (int i = 0; i < 2; i++) {
                assertThatThrownBy(connection::listTools)
                        .isInstanceOfSatisfying(
                                CallException.Refused.class,
                                e -> assertThat(e.status()).isEqualTo(status));
            }
            assertThat(peer.methods()).containsExactly("server/discover", "server/discover");
        }
    }

    @ParameterizedTest
    @CsvSource({"404, -32601", "400, -32020", "400, -32021"})
    void a_modern_error_to_the_probe_means_a_modern_server(int status, int code) {
        try (McpPeer peer = new McpPeer((r, out) -> {
                    if (r.method().equals("server/discover")) {
                        out.error(status, code, "{}");
                    } else {
                        modern(r, out);
                    }
                });
                McpConnection connection = McpConnection.to(peer.url()).open()) {
            connection.listTools();

            assertThat(peer.methods()).containsExactly("server/discover", "tools/list");
        }
    }

    @Test
    void a_revision_that_the_server_offers_is_taken_once() {
        AtomicBoolean refused = new AtomicBoolean();
        try (McpPeer peer = new McpPeer((r, out) -> {
                    if (refused.compareAndSet(false, true)) {
                        out.error(400, -32022, "{\"supported\":[\"2026-07-28\"],\"requested\":\"2026-07-28\"}");
                    } else {
                        modern(r, out);
                    }
                });
                McpConnection connection =
                        McpConnection.to(peer.url()).era(EraChoice.MODERN).open()) {
            connection.listTools();

            assertThat(peer.methods()).containsExactly("tools/list", "tools/list");
            assertThat(peer.received().get(0).json().get("id"))
                    .isNotEqualTo(peer.received().get(1).json().get("id"));
        }
    }

    @Test
    void a_server_that_was_replaced_by_an_older_one_is_probed_again() {
        AtomicBoolean old = new AtomicBoolean();
        try (McpPeer peer = new McpPeer((r, out) -> {
                    if (!old.get()) {
                        modern(r, out);
                    } else if (isModern(r)) {
                        out.status(400);
                    } else {
                        legacy(r, out);
                    }
                });
                McpConnection connection = McpConnection.to(peer.url()).open()) {
            connection.listTools();
            old.set(true);
            connection.listTools();

            assertThat(peer.methods())
                    .startsWith("server/discover", "tools/list", "tools/list", "server/discover", "initialize");
        }
    }

    @Test
    void a_server_of_no_known_revision_is_refused() {
        String future = DISCOVERED.replace("2026-07-28", "2031-01-01");
        try (McpPeer peer = new McpPeer((r, out) -> out.result(future));
                McpConnection connection = McpConnection.to(peer.url()).open()) {
            assertThatThrownBy(connection::listTools)
                    .isInstanceOf(CallException.Refused.class)
                    .hasMessageContaining("it speaks [2031-01-01]");
        }
    }

    @Test
    void the_mesh_client_shakes_hands_with_a_legacy_server_that_is_no_agent() {
        try (McpPeer peer = new McpPeer((r, out) -> {
                    if (isModern(r)) {
                        out.status(400);
                    } else {
                        legacy(r, out);
                    }
                });
                HttpTransport http = new HttpTransport();
                McpClient client = new McpClient(
                        http, new dev.mesh4j.protocol.mcp.Implementation("t", "1"), new RequestIds()::next, null)) {
            assertThat(client.listTools(McpEndpoint.at(peer.url()), Duration.ofSeconds(20))
                            .tools())
                    .isEmpty();
            assertThat(peer.methods()).startsWith("tools/list", "initialize", "notifications/initialized");
        }
    }

    private static boolean isModern(Received request) {
        return request.headers().containsKey("Mcp-Method");
    }

    private static void modern(Received request, Out out) throws IOException {
        out.result(request.method().equals("server/discover") ? DISCOVERED : "{\"tools\":[]}");
    }

    private static void legacy(Received request, Out out) throws IOException {
        switch (request.method()) {
            case "initialize" -> out.result(INITIALIZED);
            case "tools/list" -> out.result("{\"tools\":[]}");
            case "GET", "DELETE" -> out.status(405);
            default -> out.status(202);
        }
    }
}
