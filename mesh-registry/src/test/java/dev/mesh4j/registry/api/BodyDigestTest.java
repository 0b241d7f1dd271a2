package dev.mesh4j.registry.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodyDigestTest {

    private static final String BODY = "{\"agent_id\": \"a\", \"timestamp\": \"T1\", \"tools\": [{\"timestamp\": 1}]}";

    @Test
    void bodies_that_differ_in_their_timestamps_alone_are_the_same() {
        assertThat(of(BODY))
                .isEqualTo(of(BODY.replace("T1", "some longer time")))
                .isEqualTo(of(BODY.replace("\"T1\"", "{\"a\": [1]}")));
        assertThat(of(BODY).agentId()).isEqualTo("a");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"agent_id\": \"b\", \"timestamp\": \"T1\", \"tools\": [{\"timestamp\": 1}]}",
                "{\"agent_id\": \"a\", \"timestamp\": \"T1\", \"tools\": [{\"timestamp\": 2}]}",
                "{\"agent_id\": \"a\", \"timestamp\": \"T1\", \"tools\": [{\"timestamp\": 1}], \"x\": 1}",
                "{\"agent_id\": \"a\", \"tools\": [{\"timestamp\": 1}]}"
            })
    void everything_else_counts(String body) {
        assertThat(of(body).digest()).isNotEqualTo(of(BODY).digest());
    }

    @Test
    void where_it_came_from_counts() {
        assertThat(BodyDigest.of(BODY.getBytes(StandardCharsets.UTF_8), "10.0.0.2"))
                .isNotEqualTo(of(BODY));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "null", "{\"agent_id\": ", "{\"agent_id\"}", "\u0000"})
    void what_is_no_object_has_no_digest(String body) {
        assertThat(of(body).digest()).isEmpty();
    }

    private static BodyDigest of(String body) {
        return BodyDigest.of(body.getBytes(StandardCharsets.UTF_8), "10.0.0.1");
    }
}
