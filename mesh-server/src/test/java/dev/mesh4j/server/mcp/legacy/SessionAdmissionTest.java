package dev.mesh4j.server.mcp.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mesh4j.protocol.jsonrpc.ErrorCode;
import dev.mesh4j.server.mcp.Admission;
import dev.mesh4j.server.mcp.Exchange;
import dev.mesh4j.server.mcp.McpOptions;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SessionAdmissionTest {

    private final Admission one = new Admission(1);
    private final SessionServer server =
            new SessionServer(McpOptions.defaults(64 * 1024).withAdmission(one));

    /** A call of a session outlives its connection, and counts as long as it lasts. */
    @Test
    void a_call_whose_connection_was_released_keeps_its_place() throws Exception {
        try (server;
                SessionClient client = server.connect()) {
            try (Events released = client.open(SessionClient.call("1", "release"))) {
                Exchange exchange = server.service.waiting.poll(20, TimeUnit.SECONDS);
                assertThat(exchange).isNotNull();

                SessionClient.Answer refused = client.post(SessionClient.call("2", "wait"));

                assertThat(refused.outcome()).isEqualTo("503 " + ErrorCode.NOT_EXECUTED.number());
                assertThat(client.request("3", "tools/list", "").status()).isEqualTo(200);
            }
            server.service.gate.countDown();
            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(one.inFlight()).isZero());
        }
    }
}
