package dev.mesh4j.meshctl.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RegistryUrlTest {

    private static final Map<String, String> ENVIRONMENT = Map.of("MESH_REGISTRY_URL", "http://env:1");

    @Test
    void the_flag_beats_the_environment_and_that_the_own_registry_and_that_the_default() {
        assertThat(RegistryUrl.of("http://flag:2", ENVIRONMENT, RegistryUrlTest::own))
                .hasToString("http://flag:2");
        assertThat(RegistryUrl.of(null, ENVIRONMENT, RegistryUrlTest::own)).hasToString("http://env:1");
        assertThat(RegistryUrl.of(null, Map.of("MESH_REGISTRY_URL", " "), RegistryUrlTest::own))
                .hasToString("http://own:3");
        assertThat(RegistryUrl.of(null, Map.of(), Optional::empty)).hasToString("http://127.0.0.1:8000");
    }

    @Test
    void the_default_port_can_be_another() {
        Map<String, String> environment = Map.of("MESH_DEFAULT_REGISTRY_PORT", "8123");

        assertThat(RegistryUrl.of(null, environment, Optional::empty)).hasToString("http://127.0.0.1:8123");
        assertThatThrownBy(() -> RegistryUrl.usual(Map.of("MESH_DEFAULT_REGISTRY_PORT", "near")))
                .hasMessageStartingWith("MESH_DEFAULT_REGISTRY_PORT: 'http://127.0.0.1:near' (expected: ");
    }

    @Test
    void only_what_the_user_says_names_a_registry() {
        assertThat(RegistryUrl.isNamed("http://flag:2", Map.of())).isTrue();
        assertThat(RegistryUrl.isNamed(null, ENVIRONMENT)).isTrue();
        assertThat(RegistryUrl.isNamed(null, Map.of("MESH_REGISTRY_URL", ""))).isFalse();
    }

    private static Optional<URI> own() {
        return Optional.of(URI.create("http://own:3"));
    }

    @Test
    void only_loopback_addresses_are_local() {
        assertThat(RegistryUrl.isLocal(URI.create("http://localhost:8000"))).isTrue();
        assertThat(RegistryUrl.isLocal(URI.create("http://[::1]:8000"))).isTrue();
        assertThat(RegistryUrl.isLocal(URI.create("http://mesh.example:8000"))).isFalse();
    }

    @Test
    void the_port_is_the_schemes_when_the_address_names_none() {
        assertThat(RegistryUrl.port(URI.create("http://localhost:8123"))).isEqualTo(8123);
        assertThat(RegistryUrl.port(URI.create("http://localhost"))).isEqualTo(80);
        assertThat(RegistryUrl.port(URI.create("https://localhost"))).isEqualTo(443);
    }
}
