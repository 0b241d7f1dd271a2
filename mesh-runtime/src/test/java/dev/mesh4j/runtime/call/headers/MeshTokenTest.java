package dev.mesh4j.runtime.call.headers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mesh4j.protocol.jsonrpc.ErrorCode;
import dev.mesh4j.protocol.jsonrpc.JsonRpcException;
import dev.mesh4j.runtime.UntrustedDestinationException;
import dev.mesh4j.server.config.ConfigException;
import dev.mesh4j.server.config.Secret;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class MeshTokenTest {

    private static final String VALUE = "s3cret-value";

    private final MeshToken token = new MeshToken(new Secret(VALUE), "localhost, 127.0.0.1, [::1], *.mesh.svc:8443");

    @Test
    void the_token_opens() {
        assertThatCode(() -> token.require("Bearer " + VALUE)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "Bearer", "Bearer ", "Bearer s3cret-valu", "Bearer s3cret-value ", "s3cret-value"})
    void anything_else_does_not(String header) {
        assertThatThrownBy(() -> token.require(header))
                .isInstanceOfSatisfying(
                        JsonRpcException.class,
                        e -> assertThat(e.error().code()).isEqualTo(ErrorCode.UNAUTHORIZED.number()))
                .hasMessageNotContaining(VALUE);
    }

    @Test
    void without_a_token_nothing_opens() {
        MeshToken none = new MeshToken(Secret.NONE, "localhost");

        assertThatThrownBy(() -> none.require("Bearer ")).isInstanceOf(JsonRpcException.class);
        assertThat(none.isPresent()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:1/mcp",
                "http://127.0.0.1:1/mcp",
                "http://[::1]:1/mcp",
                "https://a.mesh.svc:8443/mcp"
            })
    void it_goes_where_it_may(URI provider) {
        assertThat(token.authorization(provider, "billing")).isEqualTo("Bearer " + VALUE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://10.0.0.1:1/mcp", "https://a.mesh.svc:8444/mcp", "http://localhost.evil.org/mcp"})
    void it_goes_nowhere_else(URI provider) {
        assertThatThrownBy(() -> token.authorization(provider, "billing"))
                .isInstanceOf(UntrustedDestinationException.class)
                .hasMessageContaining("billing needs the mesh's token, which may not go to " + provider.getAuthority())
                .hasMessageNotContaining(VALUE);
    }

    @Test
    void without_a_token_nothing_is_sent() {
        assertThatThrownBy(() -> new MeshToken(Secret.NONE, "localhost")
                        .authorization(URI.create("http://localhost/mcp"), "billing"))
                .isInstanceOf(UntrustedDestinationException.class)
                .hasMessageContaining("expected: auth-token");
    }

    @Test
    void it_is_printed_nowhere() {
        assertThat(token.toString()).doesNotContain(VALUE);
        assertThatThrownBy(() -> new MeshToken(new Secret("two words"), ""))
                .isInstanceOf(ConfigException.class)
                .hasMessageNotContaining("words");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "*:443", "a b", "http://a"})
    void a_destination_has_a_name(String destination) {
        assertThatThrownBy(() -> new MeshToken(new Secret(VALUE), destination))
                .isInstanceOf(ConfigException.class)
                .hasMessageStartingWith("auth-destinations: '" + destination + "' (expected: ");
    }
}
