package dev.mesh4j.runtime.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mesh4j.annotations.MeshAgent;
import dev.mesh4j.annotations.MeshTool;
import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.client.HttpTransport;
import dev.mesh4j.protocol.client.McpClient;
import dev.mesh4j.protocol.client.stream.HandOver;
import dev.mesh4j.protocol.client.stream.ToolItem;
import dev.mesh4j.protocol.mcp.Implementation;
import dev.mesh4j.runtime.AgentConfig;
import dev.mesh4j.runtime.Mesh;
import dev.mesh4j.runtime.RunningAgent;
import dev.mesh4j.runtime.invoke.LocalExchange;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A stream of a session's owner, read at another instance. */
@Timeout(60)
class ForwardedStreamTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    @MeshAgent(name = "owner")
    public static final class OwnerAgent {

        final CountDownLatch closed = new CountDownLatch(1);

        @MeshTool(capability = "words")
        public Stream<String> words() {
            return Stream.of("one", "two");
        }

        @MeshTool(capability = "endless")
        public Stream<Integer> endless() {
            return Stream.iterate(0, i -> i + 1).onClose(closed::countDown);
        }
    }

    private final OwnerAgent agent = new OwnerAgent();
    private final RunningAgent running = Mesh.builder()
            .agent(agent)
            .config(AgentConfig.builder()
                    .registryUrl(URI.create("http://127.0.0.1:1"))
                    .build())
            .start();
    private final HttpTransport http = new HttpTransport();
    private final OwnerClient owners =
            new OwnerClient(new McpClient(http, new Implementation("t", "1")), "me", exchange -> LONG);

    @AfterEach
    void stop() {
        running.close();
        http.close();
    }

    @Test
    void items_are_handed_on_as_they_come_and_the_count_last() {
        try (HandOver reader = forward("words")) {
            assertThat(reader.next(LONG)).isEqualTo(new ToolItem("one", false));
            assertThat(reader.next(LONG)).isEqualTo(new ToolItem("two", false));
            assertThat(reader.next(LONG)).isNull();
            assertThat(reader.result().text()).isEqualTo("2 items");
        }
    }

    @Test
    void a_reader_that_leaves_stops_the_owner() throws Exception {
        try (HandOver reader = forward("endless")) {
            assertThat(reader.next(LONG)).isEqualTo(new ToolItem("0", true));
        }
        assertThat(agent.closed.await(20, TimeUnit.SECONDS)).isTrue();
    }

    private HandOver forward(String tool) {
        Owner owner = new Owner("owner", "http://127.0.0.1:" + running.port());
        return HandOver.start(
                "a test",
                items -> owners.forward(owner, tool, "s1", Json.mapper().createObjectNode(), new LocalExchange(items)));
    }
}
