package dev.mesh4j.meshctl.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RegistryUrlTest {

    private static final Map<String, String> ENVIRONMENT = Map.of("MESH_REGISTRY_URL", "http://env:1");

    @Test
    void the_flag_beats_the_environment_and_that_beats_the_default() {
        assertThat(RegistryUrl.of("http://flag:2", ENVIRONMENT)).hasToString("http://flag:2");
        assertThat(RegistryUrl.of(null, ENVIRONMENT)).hasToString("http://env:1");
        assertThat(RegistryUrl.of(null, Map.of())).hasToString("http://127.0.0.1:8000");
        assertThat(RegistryUrl.of(null, Map.of("MESH_REGISTRY_URL", " "))).hasToString("http://127.0.0.1:8000");
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
