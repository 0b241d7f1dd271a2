package dev.mesh4j.runtime.call.headers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mesh4j.server.config.ConfigException;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderPolicyTest {

    @ParameterizedTest
    @CsvSource({
        "*, http://any.host:1/mcp, true",
        "*:80, http://any.host/mcp, true",
        "*:443, https://any.host/mcp, true",
        "*:80, http://any.host:81/mcp, false",
        "a.example.com, http://a.example.com:9/mcp, true",
        "A.Example.com, http://a.eXample.com:9/mcp, true",
        "a.example.com:*, http://a.example.com:9/mcp, true",
        "a.example.com:9, http://a.example.com:9/mcp, true",
        "a.example.com:9, http://a.example.com:8/mcp, false",
        "a.example.com, http://a.example.com.evil.org/mcp, false",
        "a.example.com, http://ba.example.com/mcp, false",
        "*.example.com, http://a.example.com/mcp, true",
        "*.example.com, http://a.b.example.com/mcp, true",
        "*.example.com, http://example.com/mcp, false",
        "*.example.com, http://badexample.com/mcp, false",
        "*.example.com:8443, https://a.example.com:8443/mcp, true",
        "127.0.0.1, http://127.0.0.1:5/mcp, true",
        "127.0.0.1, http://user@127.0.0.1:5/mcp, true",
        "127.0.0.1, http://127.0.0.1@evil.org:5/mcp, false",
        "[::1], http://[::1]:5/mcp, true",
        "[::1]:5, http://[::1]:6/mcp, false",
    })
    void a_header_goes_only_to_its_destination(String destination, URI url, boolean goes) {
        HeaderPolicy policy = HeaderPolicy.parse("X-Tenant@" + destination);

        assertThat(policy.forwardedTo(url).contains("x-tenant")).isEqualTo(goes);
    }

    @Test
    void one_header_may_have_several_destinations_and_one_destination_several_headers() {
        HeaderPolicy policy = HeaderPolicy.parse(" x-tenant@a, X-Tenant@b ,x-user@a,, authorization@*.a.svc:8443");

        assertThat(policy.forwardedTo(URI.create("http://a/"))).containsExactly("x-tenant", "x-user");
        assertThat(policy.forwardedTo(URI.create("http://b/"))).containsExactly("x-tenant");
        assertThat(policy.forwardedTo(URI.create("http://c/"))).isEmpty();
        assertThat(policy.forwardedTo(URI.create("https://x.a.svc:8443/"))).containsExactly("authorization");
    }

    @Test
    void nothing_is_forwarded_by_default() {
        assertThat(HeaderPolicy.parse("").isEmpty()).isTrue();
        assertThat(HeaderPolicy.NONE.forwardedTo(URI.create("http://a/"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "authorization@*",
                "Cookie@*",
                "Proxy-Authorization@*:443",
                "x-auth-token@*",
                "x-client-secret@*",
                "X-Api-Key@*",
                "x-apikey@*",
                "x-password@*"
            })
    void a_credential_never_goes_everywhere(String entry) {
        assertThatThrownBy(() -> HeaderPolicy.parse("x-tenant@*, " + entry))
                .isInstanceOf(ConfigException.class)
                .hasMessageStartingWith("forward-headers: '" + entry + "' (expected: a named destination")
                .hasMessageContaining("credential");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "connection@a",
                "Host@a",
                "content-length@a",
                "Transfer-Encoding@*",
                "mcp-method@a",
                "Mcp-Session-Id@a",
                "mesh-caller@a",
                "traceparent@a",
                "x tenant@a",
                "@a",
                "x-tenant",
                "x-tenant@",
                "x-tenant@a*",
                "x-tenant@a.*.b",
                "x-tenant@**",
                "x-tenant@http://a",
                "x-tenant@a:port"
            })
    void what_cannot_be_forwarded_stops_the_start(String entry) {
        assertThatThrownBy(() -> HeaderPolicy.parse(entry))
                .isInstanceOf(ConfigException.class)
                .hasMessageStartingWith("forward-headers: '" + entry + "' (expected: ");
    }
}
