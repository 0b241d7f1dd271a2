package dev.mesh4j.acceptance.mistakes;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;

/** Mistakes in the configuration of an agent. */
final class ConfigurationMistakes {

    static final List<Mistake> ROWS = List.of(
            yaml("An unknown key in `mesh.yaml`", "?", "R", "heartbeat-intervall: 5s"),
            flags("An unknown flag", "?", "R", "--http-prot", "8080"),
            new Mistake(
                    "An unknown variable",
                    "?",
                    "R",
                    workshop -> workshop.configured("", Map.of("MESH_REGISTRY_UR", "http://127.0.0.1:8000"))),
            flags("A flag without a value", "?", "R", "--http-port"),
            flags("A word that is no flag", "?", "R", "8080"),
            yaml("`mesh.yaml` that is no YAML", "?", "R", "http-port: 8080\nnamespace: \"default\n"),
            yaml("A list in `mesh.yaml`", "?", "R", "http-port: 8080\nagent-name: [a, b]\n"),
            yaml("Nested keys in `mesh.yaml`", "?", "R", "http:\n  port: 8080\n"),
            yaml("A key twice in `mesh.yaml`", "?", "R", "http-port: 8080\nhttp-port: 8081\n"),
            flags("A time without a unit, in the configuration", "?", "R", "--heartbeat-interval", "5"),
            flags("A time that is not positive", "?", "R", "--call-timeout", "0s"),
            flags("A size with a unit", "?", "R", "--max-body-bytes", "4MB"),
            flags("A size that is too small", "?", "R", "--max-body-bytes", "10"),
            flags("A port that is no number", "?", "R", "--http-port", "http"),
            flags("A port that is none", "?", "R", "--http-port", "70000"),
            new Mistake("A port that is taken", "?", "R", workshop -> {
                try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                    return workshop.configured("", Map.of(), "--http-port", Integer.toString(taken.getLocalPort()));
                }
            }),
            flags("An address of another machine to listen on", "?", "R", "--bind-host", "192.0.2.1"),
            flags("A registry's address without http", "?", "R", "--registry-url", "localhost:8000"),
            flags("A namespace with a dot", "?", "R", "--namespace", "team.a"),
            flags("Neither true nor false", "?", "R", "--watch", "yes"),
            flags("A Redis address that is none", "?", "R", "--redis-url", "localhost:6379"),
            flags("A key that is no key", "?", "R", "--state-key", "secret"),
            flags("A token with a space", "?", "R", "--auth-token", "open sesame"),
            flags("A token that may go everywhere", "?", "R", "--auth-token", "sesame", "--auth-destinations", "*"));

    private ConfigurationMistakes() {}

    private static Mistake yaml(String what, String message, String remedy, String content) {
        return new Mistake(what, message, remedy, workshop -> workshop.configured(content, Map.of()));
    }

    private static Mistake flags(String what, String message, String remedy, String... flags) {
        return new Mistake(what, message, remedy, workshop -> workshop.configured("", Map.of(), flags));
    }
}
