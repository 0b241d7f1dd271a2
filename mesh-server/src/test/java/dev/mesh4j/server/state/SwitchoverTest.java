package dev.mesh4j.server.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SwitchoverTest {

    private final AtomicInteger asked = new AtomicInteger();
    private final Switchover switchover = new Switchover(() -> {}, () -> "", new Random(1));

    @AfterEach
    void close() {
        switchover.close();
    }

    @Test
    void a_store_without_a_free_connection_is_waited_for_and_is_not_away() {
        assertThat(switchover.call(() -> busy(2), tried -> "memory")).isEqualTo("redis");
        assertThat(asked).hasValue(3);
        asked.set(0);

        assertThatThrownBy(() -> switchover.call(() -> busy(3), tried -> "memory"))
                .isInstanceOf(SharedStateException.class)
                .hasMessage("busy");
        assertThat(switchover.isAway()).isFalse();
    }

    @Test
    void a_store_that_fails_is_away_and_may_have_done_what_it_was_asked() {
        String outcome = switchover.call(
                () -> {
                    throw new SharedStateException("away");
                },
                tried -> "memory " + tried);

        assertThat(outcome).isEqualTo("memory true");
    }

    private String busy(int times) {
        if (asked.getAndIncrement() < times) {
            throw new SharedStateException("busy", new IllegalStateException("no connection"), true);
        }
        return "redis";
    }
}
