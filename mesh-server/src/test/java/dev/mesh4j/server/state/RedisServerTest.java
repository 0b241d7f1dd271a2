package dev.mesh4j.server.state;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

/** Tests of Redis are never left out silently. */
class RedisServerTest {

    @TempDir
    private Path nothing;

    @Test
    void tests_without_redis_fail_where_it_is_required() {
        assertThatThrownBy(() -> RedisServer.program(nothing.toString(), true))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("run .ci/install-services");
    }

    @Test
    void tests_without_redis_are_skipped_elsewhere() {
        assertThatThrownBy(() -> RedisServer.program(nothing.toString(), false))
                .isInstanceOf(TestAbortedException.class)
                .hasMessageContaining("apt-get install redis-server");
    }
}
