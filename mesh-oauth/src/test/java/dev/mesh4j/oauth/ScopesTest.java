package dev.mesh4j.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScopesTest {

    @ParameterizedTest
    @CsvSource({
        // before, challenged, supported, chosen
        "'', 'a b', 'c', 'a b'",
        "'', '', 'c d', 'c d'",
        "'', '', '', ''",
        "'a', 'b', 'c', 'a b'",
        "'a', '', 'c', 'a'",
        "'a', 'a', 'c', 'a'",
        "'', 'a offline_access', '', 'a'",
        "'', '', 'a offline_access', 'a'",
    })
    void a_challenge_goes_before_what_is_supported_and_nothing_asked_for_is_lost(
            String before, String challenged, String supported, String chosen) {
        assertThat(Scopes.choose(Scopes.split(before), Scopes.split(challenged), Scopes.split(supported)))
                .isEqualTo(Scopes.split(chosen));
    }
}
