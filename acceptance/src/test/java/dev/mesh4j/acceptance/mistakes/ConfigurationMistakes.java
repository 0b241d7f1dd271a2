package dev.mesh4j.acceptance.mistakes;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;

/** Mistakes in the configuration of an agent. */
final class ConfigurationMistakes {

    static final List<Mistake> ROWS = List.of(
            yaml(
                    "An unknown key in `mesh.yaml`",
                    "mesh: heartbeat-intervall: unknown configuration key in mesh.yaml (did you mean heartbeat-interval?"
                            + " known: agent-name, …)",
                    "Take the key that is suggested.",
                    "heartbeat-intervall: 5s"),
            flags(
                    "An unknown flag",
                    "mesh: --http-prot: unknown configuration key in the command line (did you mean --http-port? known:"
                            + " --agent-name, …)",
                    "Take the flag that is suggested.",
                    "--http-prot",
                    "8080"),
            new Mistake(
                    "An unknown variable",
                    "mesh: MESH_REGISTRY_UR: unknown environment variable (did you mean MESH_REGISTRY_URL?)",
                    "Take the variable that is suggested.",
                    workshop -> workshop.configured("", Map.of("MESH_REGISTRY_UR", "http://127.0.0.1:8000"))),
            flags(
                    "A flag without a value",
                    "mesh: --http-port: no value (expected: --http-port value)",
                    "Put the value behind it; only switches such as `--stdio` stand alone.",
                    "--http-port"),
            flags(
                    "A word that is no flag",
                    "mesh: '8080': unexpected argument (expected: --key value)",
                    "Say what it is for, such as `--http-port 8080`.",
                    "8080"),
            yaml(
                    "`mesh.yaml` that is no YAML",
                    "mesh: mesh.yaml: line 2: while scanning a quoted scalar: found unexpected end of stream (expected:"
                            + " YAML lines of key: value)",
                    "Look at that line and the one before: here a quotation mark is not closed.",
                    "http-port: 8080\nnamespace: \"default\n"),
            yaml(
                    "A list in `mesh.yaml`",
                    "mesh: mesh.yaml: line 2: agent-name has more than one value (expected: key: value; keys are not"
                            + " nested)",
                    "Give one value; lists are written in one line, separated by commas.",
                    "http-port: 8080\nagent-name: [a, b]\n"),
            yaml(
                    "Nested keys in `mesh.yaml`",
                    "mesh: mesh.yaml: line 1: http has more than one value (expected: key: value; keys are not nested)",
                    "Keys are flat: `http-port: 8080`.",
                    "http:\n  port: 8080\n"),
            yaml(
                    "A key twice in `mesh.yaml`",
                    "mesh: mesh.yaml: line 2: Duplicate Object property \"http-port\" (expected: YAML lines of key: value)",
                    "Remove one of them.",
                    "http-port: 8080\nhttp-port: 8081\n"),
            flags(
                    "A time without a unit, in the configuration",
                    "mesh: heartbeat-interval: '5' (expected: a duration such as 500ms, 5s, 2m or 1h)",
                    "Write `5s`.",
                    "--heartbeat-interval",
                    "5"),
            flags(
                    "A time that is not positive",
                    "mesh: call-timeout: 0ms (expected: more than 0s)",
                    "Give it a time; there is none without end.",
                    "--call-timeout",
                    "0s"),
            flags(
                    "A size with a unit",
                    "mesh: max-body-bytes: '4MB' (expected: a whole number)",
                    "Write it in bytes: `4194304`.",
                    "--max-body-bytes",
                    "4MB"),
            flags(
                    "A size that is too small",
                    "mesh: max-body-bytes: 10 (expected: 1024 or more)",
                    "Allow 1024 bytes or more.",
                    "--max-body-bytes",
                    "10"),
            flags(
                    "A port that is no number",
                    "mesh: http-port: 'http' (expected: a whole number)",
                    "Give the number of the port; 0 takes a free one.",
                    "--http-port",
                    "http"),
            flags(
                    "A port that is none",
                    "mesh: http-port: PORT (expected: 0 to 65535; 0 takes a free one)",
                    "Choose one up to 65535.",
                    "--http-port",
                    "70000"),
            new Mistake(
                    "A port that is taken",
                    "mesh: http-port: PORT on 127.0.0.1 is taken by another process (expected: a free port; 0 takes one)",
                    "Stop the other process (`meshctl doctor` names it), choose another port, or 0.",
                    workshop -> {
                        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                            return workshop.configured(
                                    "", Map.of(), "--http-port", Integer.toString(taken.getLocalPort()));
                        }
                    }),
            flags(
                    "An address of another machine to listen on",
                    "mesh: bind-host: 192.0.2.1 is no address of this machine (expected: such as 127.0.0.1, or 0.0.0.0"
                            + " for all of its addresses)",
                    "Listen on `0.0.0.0`; where others are told to call is another key, `http-host`.",
                    "--bind-host",
                    "192.0.2.1"),
            flags(
                    "A registry's address without http",
                    "mesh: registry-url: 'localhost:PORT' (expected: a URL such as http://127.0.0.1:PORT)",
                    "Put `http://` in front.",
                    "--registry-url",
                    "localhost:8000"),
            flags(
                    "A namespace with a dot",
                    "mesh: namespace: 'team.a' (expected: 1 to 64 of a-z A-Z 0-9 _ -)",
                    "Use `-` instead of the dot.",
                    "--namespace",
                    "team.a"),
            flags(
                    "Neither true nor false",
                    "mesh: watch: 'yes' (expected: true or false)",
                    "Write `true` or `false`.",
                    "--watch",
                    "yes"),
            flags(
                    "A Redis address that is none",
                    "mesh: redis-url: no address of a Redis (expected: redis://host:6379, also with user:password@"
                            + " before the host, /database after the port, or rediss:// for TLS)",
                    "Put `redis://` in front. The value is not shown, for it may have a password.",
                    "--redis-url",
                    "localhost:6379"),
            new Mistake(
                    "A Redis that is away",
                    "check 'state': degraded redis: redis://127.0.0.1:1 as mesh4j.default.plain does not serve: …",
                    "The agent serves and keeps its state in memory until Redis is there. Start it, or correct the"
                            + " address.",
                    workshop -> workshop.logged("check 'state'", "--redis-url", "redis://127.0.0.1:1")),
            new Mistake(
                    "A variable with a value that is none",
                    "mesh: http-port: 'http' (expected: a whole number; it comes from the variable MESH_HTTP_PORT)",
                    "Correct the variable that the message names.",
                    workshop -> workshop.configured("", Map.of("MESH_HTTP_PORT", "http"))),
            flags(
                    "A key that is no key",
                    "mesh: state-key: *** (expected: the base64 of 32 random bytes, such as openssl rand -base64 32"
                            + " prints)",
                    "Make one with `openssl rand -base64 32`.",
                    "--state-key",
                    "secret"),
            flags(
                    "A token with a space",
                    "mesh: auth-token: *** (expected: visible ASCII characters without spaces)",
                    "Choose a token without spaces, such as `openssl rand -hex 32` prints.",
                    "--auth-token",
                    "open sesame"),
            flags(
                    "A token that may go everywhere",
                    "mesh: auth-destinations: '*' (expected: a named destination, for a token must not go everywhere)",
                    "Name the hosts that may get it, such as `*.billing.svc:8443`.",
                    "--auth-token",
                    "sesame",
                    "--auth-destinations",
                    "*"));

    private ConfigurationMistakes() {}

    private static Mistake yaml(String what, String message, String remedy, String content) {
        return new Mistake(what, message, remedy, workshop -> workshop.configured(content, Map.of()));
    }

    private static Mistake flags(String what, String message, String remedy, String... flags) {
        return new Mistake(what, message, remedy, workshop -> workshop.configured("", Map.of(), flags));
    }
}
