package dev.mesh4j.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedirectReplyTest {

    @ParameterizedTest
    @CsvSource({
        // supported, query, accepted
        "true, code=c&state=s&iss=https%3A%2F%2Fas.example, true",
        "true, code=c&state=s, false",
        "true, code=c&state=s&iss=https%3A%2F%2Fas.example%2F, false",
        "true, code=c&state=s&iss=HTTPS%3A%2F%2Fas.example, false",
        "true, code=c&state=s&iss=https%3A%2F%2Fevil.example, false",
        "true, code=c&state=s&iss=, false",
        "false, code=c&state=s, true",
        "false, code=c&state=s&iss=https%3A%2F%2Fas.example, true",
        "false, code=c&state=s&iss=https%3A%2F%2Fevil.example, false",
        "false, code=c&state=S, false",
        "false, code=c, false",
        "false, state=s, false",
        "false, code=&state=s, false",
        "false, code=c&code=d&state=s, false",
        "false, code=c&state=s&state=s, false",
    })
    void a_redirect_is_believed_only_from_its_issuer_and_for_its_request(
            boolean supported, String query, boolean accepted) {
        AuthorizationServer server = server(supported);
        if (accepted) {
            assertThat(RedirectReply.parse(query).code(server, "s")).isEqualTo("c");
        } else {
            assertThatThrownBy(() -> RedirectReply.parse(query).code(server, "s"))
                    .isInstanceOfSatisfying(
                            OAuthException.class, e -> assertThat(e.code()).isEqualTo(OAuthException.Code.TAMPERED));
        }
    }

    @Test
    void an_error_is_shown_without_what_could_pass_for_a_line_of_our_own() {
        RedirectReply reply = RedirectReply.parse("error=access_denied&error_description=no%0AINFO+granted&state=s");

        assertThatThrownBy(() -> reply.code(server(false), "s"))
                .hasMessage("https://as.example issued no token: access_denied, no INFO granted");
    }

    @Test
    void an_error_of_another_issuer_is_not_shown() {
        RedirectReply reply = RedirectReply.parse("error=visit-evil.example&state=s&iss=https%3A%2F%2Fevil.example");

        assertThatThrownBy(() -> reply.code(server(true), "s"))
                .hasMessage("the redirect names another iss (expected: https://as.example)");
    }

    @Test
    void its_values_are_not_printed() {
        assertThat(RedirectReply.parse("code=secret&state=s")).hasToString("RedirectReply[code, state]");
    }

    private static AuthorizationServer server(boolean sendsIssuer) {
        AuthorizationServer plain = AuthorizationServer.atDefaults("https://as.example");
        return new AuthorizationServer(
                plain.issuer(),
                plain.authorizationEndpoint(),
                plain.tokenEndpoint(),
                null,
                plain.scopes(),
                plain.authentication(),
                true,
                sendsIssuer,
                false,
                false);
    }
}
