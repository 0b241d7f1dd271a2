package dev.mesh4j.protocol.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VersionConstraintTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "''; 0.0.1; true",
                "*; 3.2.1; true",
                "1.2.3; 1.2.3; true",
                "1.2.3; 1.2.4; false",
                "1.2; 1.2.9; true",
                "1.2; 1.3.0; false",
                "1.x; 1.9.0; true",
                "=1; 2.0.0; false",
                "!=1.2.3; 1.2.3; false",
                "!=1.2.3; 1.2.4; true",
                "!=1; 1.5.0; false",
                ">1.2; 1.2.9; false",
                ">1.2; 1.3.0; true",
                ">=1.2; 1.2.0; true",
                ">=1.2; 1.1.9; false",
                "<2; 1.99.0; true",
                "<2; 2.0.0; false",
                "<=1.2; 1.2.7; true",
                "<=1.2; 1.3.0; false",
                "~1.2.3; 1.2.9; true",
                "~1.2.3; 1.3.0; false",
                "~1.2.3; 1.2.2; false",
                "~1; 1.9.9; true",
                "^1.2.3; 1.9.0; true",
                "^1.2.3; 2.0.0; false",
                "^0.2.3; 0.2.9; true",
                "^0.2.3; 0.3.0; false",
                "^0.0.3; 0.0.3; true",
                "^0.0.3; 0.0.4; false",
                "^0; 0.9.0; true",
                ">=1.0, <2.0; 1.5.0; true",
                ">=1.0,<2.0; 2.0.0; false",
                ">= 1.0 <2; 1.1.0; true",
                "<1 || >=2; 0.9.0; true",
                "<1 || >=2; 1.5.0; false",
                "<1 || >=2; 2.5.0; true",
                ">=1.0.0; 1.0.0-rc.1; false",
                ">=1.0.0-rc.1; 1.0.0-rc.2; true",
                ">=1.0.0-rc.2; 1.0.0-rc.10; true",
                "nightly; nightly; true",
                "nightly; 1.0.0; false",
                ">=1.0; nightly; false",
                "!=nightly; stable; true",
                "v1.2.3; 1.2.3; true",
            })
    void a_constraint_allows_exactly_its_versions(String constraint, String version, boolean allowed) {
        assertThat(VersionConstraint.parse(constraint).allows(version)).isEqualTo(allowed);
    }

    @ParameterizedTest
    @ValueSource(strings = {">=", ">=abc", "^", "1.0 ||", ">=1,,<2", ">>1", "~latest"})
    void a_broken_constraint_is_refused_with_what_was_expected(String constraint) {
        assertThatThrownBy(() -> VersionConstraint.parse(constraint))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + constraint + "'")
                .hasMessageContaining("expected: = != > < >= <= ~ ^");
    }
}
