package dev.mesh4j.server.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mesh4j.protocol.mcp.Implementation;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ProbesTest {

    private final Probes probes = new Probes(new Implementation("greeter", "1"));

    @Test
    void a_loop_that_ended_makes_the_process_unready() throws InterruptedException {
        Thread loop = Thread.ofVirtual().unstarted(() -> {});
        probes.loop("heartbeat", () -> loop.getState() != Thread.State.TERMINATED);
        assertThat(answer("/readyz")).startsWith("200");
        loop.start();
        loop.join();

        assertThat(answer("/readyz"))
                .isEqualTo("503 {\"status\":\"unavailable\",\"reasons\":[\"heartbeat: its loop has ended\"]}");
        assertThat(answer("/livez")).startsWith("200");
    }

    @Test
    void parts_of_one_name_do_not_hide_each_other() {
        probes.parts(() -> Map.of("db", Health.unhealthy("down"))).part("db", Health::healthy);

        assertThat(answer("/readyz")).startsWith("503").contains("db: down");
        assertThat(probes.status()).isEqualTo(Health.Status.UNHEALTHY);
    }

    @Test
    void the_worst_part_counts() {
        probes.part("a", () -> Health.degraded("slow"));
        assertThat(probes.status()).isEqualTo(Health.Status.DEGRADED);
        probes.part("b", () -> Health.unhealthy("down")).part("c", Health::healthy);

        assertThat(probes.status()).isEqualTo(Health.Status.UNHEALTHY);
    }

    @Test
    void an_owner_is_told_when_there_is_one() {
        assertThat(answer("/health")).doesNotContain("owner");
        assertThat(probes.owner("")).isSameAs(probes);
        assertThat(answer("/health")).doesNotContain("owner");

        probes.owner("ada");

        assertThat(answer("/health")).contains("\"owner\":\"ada\"");
    }

    @Test
    void another_path_is_no_probe() {
        assertThat(probes.answer("/mcp")).isNull();
        assertThat(probes.answer("/healthz")).isNull();
    }

    private String answer(String path) {
        Probes.Answer answer = Objects.requireNonNull(probes.answer(path));
        return answer.code() + " " + new String(answer.json(), StandardCharsets.UTF_8);
    }
}
