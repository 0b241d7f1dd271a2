package dev.mesh4j.meshctl.registry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgeTest {

    @ParameterizedTest
    @CsvSource({
        "2026-11-21T10:00:00Z, 0s ago",
        "2026-11-21T10:00:05Z, 0s ago",
        "2026-11-21T09:59:01.5Z, 58s ago",
        "2026-11-21T09:59:00Z, 1m ago",
        "2026-11-21T08:00:00+00:00, 2h ago",
        "2026-11-18T10:00:00Z, 3d ago",
        "yesterday, -",
        ", -"
    })
    void an_age_is_counted_in_its_largest_unit_by_the_registrys_clock(String then, String age) {
        assertThat(Age.since(then, "2026-11-21T10:00:00Z")).isEqualTo(age);
    }
}
