package dev.mesh4j.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressRuleTest {

    @ParameterizedTest
    @CsvSource({
        "https://mcp.example/mcp, https://as.example/token, true",
        "https://mcp.example/mcp, HTTPS://as.example, true",
        "https://mcp.example/mcp, http://as.example/token, false",
        "https://mcp.example/mcp, http://localhost/token, false",
        "https://mcp.example/mcp, https://localhost/token, false",
        "https://mcp.example/mcp, https://127.0.0.1:6443/token, false",
        "https://mcp.example/mcp, https://[::1]/token, false",
        "https://mcp.example/mcp, file:///etc/passwd, false",
        "https://mcp.example/mcp, javascript:alert(1), false",
        "https://mcp.example/mcp, https://user@as.example/, false",
        "https://mcp.example/mcp, https://as.example/#x, false",
        "https://mcp.example/mcp, 'https://as example/', false",
        "https://mcp.example/mcp, /token, false",
        "http://localhost:3000/mcp, http://127.0.0.1:9/token, true",
        "http://localhost:3000/mcp, http://[::1]:9/token, true",
        "http://localhost:3000/mcp, http://localhost.evil.example/token, false",
        "http://localhost:3000/mcp, http://127.0.0.1.evil.example/token, false",
        "http://localhost:3000/mcp, http://169.254.169.254/latest, false",
    })
    void only_https_and_loopback_beside_loopback_are_called(String resource, String url, boolean allowed) {
        AddressRule rule = AddressRule.of(resource, any -> true);
        if (allowed) {
            assertThat(rule.check(url)).hasToString(url);
        } else {
            assertThatThrownBy(() -> rule.check(url))
                    .isInstanceOfSatisfying(
                            OAuthException.class, e -> assertThat(e.code()).isEqualTo(OAuthException.Code.ADDRESS));
        }
    }

    @Test
    void a_user_can_forbid_more() {
        AddressRule rule =
                AddressRule.of("https://mcp.example", uri -> uri.getHost().endsWith(".example"));

        assertThat(rule.check("https://as.example/")).isNotNull();
        assertThatThrownBy(() -> rule.check("https://10.0.0.1/")).isInstanceOf(OAuthException.class);
    }
}
