package dev.mesh4j.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SchemeChallengeTest {

    static Stream<Arguments> headers() {
        return Stream.of(
                Arguments.of("Bearer", "bearer", Map.of()),
                Arguments.of("Bearer scope=\"a b\"", "bearer", Map.of("scope", "a b")),
                Arguments.of("bearer SCOPE=a:b", "bearer", Map.of("scope", "a:b")),
                Arguments.of("Bearer a=\"x\\\"y, Basic\" ,b = c", "bearer", Map.of("a", "x\"y, Basic", "b", "c")),
                Arguments.of("Basic realm=\"x\", Bearer error=\"e\"", "bearer", Map.of("error", "e")),
                Arguments.of("Negotiate abc==, DPoP algs=\"ES256\"", "dpop", Map.of("algs", "ES256")),
                Arguments.of("Basic, Bearer", "bearer", Map.of()),
                Arguments.of("Bearer scope=\"a\", scope=\"b\"", "bearer", Map.of("scope", "a")),
                Arguments.of("Bearer scope=\"never ends", "bearer", Map.of()));
    }

    @ParameterizedTest
    @MethodSource("headers")
    void a_challenge_is_read_as_http_writes_it(String header, String scheme, Map<String, String> parameters) {
        assertThat(SchemeChallenge.ofOAuth(List.of(header))).isEqualTo(new SchemeChallenge(scheme, parameters));
    }

    @ParameterizedTest
    @ValueSource(ints = {1_000, 100_000})
    void a_hostile_header_does_no_harm(int escapes) {
        String header = "Bearer scope=\"" + "\\a".repeat(escapes) + "\"";

        assertThat(SchemeChallenge.parse(List.of(header))).hasSizeLessThan(2);
    }

    @Test
    void challenges_may_come_in_several_headers() {
        assertThat(SchemeChallenge.ofOAuth(List.of("Basic realm=x", "DPoP error=use_dpop_nonce")))
                .isEqualTo(new SchemeChallenge("dpop", Map.of("error", "use_dpop_nonce")));
    }

    @Test
    void a_server_that_wants_another_scheme_is_not_answered() {
        assertThat(SchemeChallenge.ofOAuth(List.of("Basic realm=\"Bearer x\""))).isNull();
    }

    @Test
    void a_server_without_the_header_is_taken_at_its_status() {
        assertThat(SchemeChallenge.ofOAuth(List.of())).isEqualTo(new SchemeChallenge("bearer", Map.of()));
    }
}
