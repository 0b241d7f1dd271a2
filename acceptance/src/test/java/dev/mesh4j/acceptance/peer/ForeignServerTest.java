package dev.mesh4j.acceptance.peer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mesh4j.protocol.client.McpConnection;
import dev.mesh4j.protocol.client.stdio.StdioCommand;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class ForeignServerTest {

    @Test
    void an_http_server_is_gone_after_its_test() throws Exception {
        ForeignServer server = ForeignServer.everything(NodePackages.install());

        server.close();

        assertThat(server.alive()).isFalse();
    }

    @Test
    void closing_the_client_ends_the_server_that_it_started() throws Exception {
        String mark = UUID.randomUUID().toString();
        StdioCommand command = NodePackages.install().stdio("server.mjs", "stdio", mark);

        try (McpConnection server = McpConnection.to(command).open()) {
            assertThat(server.listTools()).isNotEmpty();
            assertThat(childrenWith(mark)).isOne();
        }

        assertThat(childrenWith(mark)).isZero();
    }

    private static long childrenWith(String argument) {
        return ProcessHandle.current()
                .descendants()
                .filter(process -> process.info()
                        .arguments()
                        .map(List::of)
                        .orElse(List.of())
                        .contains(argument))
                .count();
    }
}
