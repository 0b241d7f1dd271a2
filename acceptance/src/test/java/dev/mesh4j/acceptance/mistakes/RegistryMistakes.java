package dev.mesh4j.acceptance.mistakes;

import java.util.List;
import java.util.Map;

/** Mistakes about where the registry is. */
final class RegistryMistakes {

    static final List<Mistake> ROWS = List.of(
            ctl(
                    "A registry's address without http, for meshctl",
                    "meshctl: --registry-url: 'localhost:PORT' (expected: an http or https address such as"
                            + " http://127.0.0.1:PORT)",
                    "Put `http://` in front.",
                    "localhost:8000"),
            ctl(
                    "No registry runs on this machine",
                    "meshctl: no registry answers at http://127.0.0.1:1: start one with 'meshctl registry start --detach'",
                    "Start one, or start an agent: `meshctl start` brings a registry with it.",
                    "http://127.0.0.1:1"),
            ctl(
                    "A machine that does not exist",
                    "meshctl: no registry answers at http://registry.invalid:8000: check the address (--registry-url or"
                            + " MESH_REGISTRY_URL)",
                    "Correct the address.",
                    "http://registry.invalid:8000"),
            new Mistake(
                    "Something else answers there",
                    "meshctl: the registry at http://127.0.0.1:PORT cannot be read: http://127.0.0.1:PORT/agents"
                            + " answered HTTP 200: not a mesh registry: …: check that the address is a mesh registry's",
                    "Correct the port; `meshctl doctor` says who holds it.",
                    workshop -> workshop.meshctl(
                            "list",
                            "--registry-url",
                            workshop.keep(new OtherServer()).url())),
            new Mistake(
                    "https to a registry that speaks http",
                    "meshctl: what answers at https://127.0.0.1:PORT does not speak https (Unsupported or unrecognized"
                            + " SSL message): try http instead",
                    "Write `http://`.",
                    workshop -> {
                        String said = "";
                        // on a busy machine the first secret handshake of a process may take longer than meshctl waits
                        for (int i = 0; i < 5 && !said.contains("https ("); i++) {
                            said = workshop.meshctl(
                                    "list",
                                    "--registry-url",
                                    workshop.registry().replace("http:", "https:"));
                        }
                        return said;
                    }),
            new Mistake(
                    "An address with a path",
                    "meshctl: the registry at http://127.0.0.1:PORT/mcp cannot be read: http://127.0.0.1:PORT/mcp/agents"
                            + " answered HTTP 404: GET: not served here (expected: …): check that the address is a mesh registry's",
                    "The registry's address has no path: leave `/mcp` away.",
                    workshop -> workshop.meshctl("list", "--registry-url", workshop.registry() + "/mcp")),
            new Mistake(
                    "An agent without a registry",
                    "serving without the registry at http://127.0.0.1:1: http://127.0.0.1:1/heartbeat cannot be reached:"
                            + " Connection refused",
                    "Start a registry there, or correct `--registry-url`; the agent joins by itself.",
                    workshop -> workshop.logged("serving without", "--registry-url", "http://127.0.0.1:1")),
            new Mistake(
                    "An agent at the address of something else",
                    "serving without the registry at http://127.0.0.1:PORT: …",
                    "Correct `--registry-url`.",
                    workshop -> workshop.logged(
                            "serving without",
                            "--registry-url",
                            workshop.keep(new OtherServer()).url())),
            new Mistake(
                    "A variable that is no address",
                    "meshctl: MESH_REGISTRY_URL: 'localhost' (expected: an http or https address such as"
                            + " http://127.0.0.1:PORT)",
                    "Correct the variable, or unset it.",
                    workshop ->
                            workshop.meshctlIn(workshop.folder(), Map.of("MESH_REGISTRY_URL", "localhost"), "list")));

    private RegistryMistakes() {}

    private static Mistake ctl(String what, String message, String remedy, String url) {
        return new Mistake(what, message, remedy, workshop -> workshop.meshctl("list", "--registry-url", url));
    }
}
