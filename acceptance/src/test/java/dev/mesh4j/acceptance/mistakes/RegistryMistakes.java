package dev.mesh4j.acceptance.mistakes;

import java.util.List;
import java.util.Map;

/** Mistakes about where the registry is. */
final class RegistryMistakes {

    static final List<Mistake> ROWS = List.of(
            ctl("A registry's address without http, for meshctl", "?", "R", "localhost:8000"),
            ctl("No registry runs on this machine", "?", "R", "http://127.0.0.1:1"),
            ctl("A machine that does not exist", "?", "R", "http://registry.invalid:8000"),
            new Mistake(
                    "Something else answers there",
                    "?",
                    "R",
                    workshop -> workshop.meshctl(
                            "list",
                            "--registry-url",
                            workshop.keep(new OtherServer()).url())),
            new Mistake(
                    "https to a registry that speaks http",
                    "?",
                    "R",
                    workshop -> workshop.meshctl(
                            "list", "--registry-url", workshop.registry().replace("http:", "https:"))),
            new Mistake(
                    "An address with a path",
                    "?",
                    "R",
                    workshop -> workshop.meshctl("list", "--registry-url", workshop.registry() + "/mcp")),
            new Mistake(
                    "A variable that is no address",
                    "?",
                    "R",
                    workshop ->
                            workshop.meshctlIn(workshop.folder(), Map.of("MESH_REGISTRY_URL", "localhost"), "list")));

    private RegistryMistakes() {}

    private static Mistake ctl(String what, String message, String remedy, String url) {
        return new Mistake(what, message, remedy, workshop -> workshop.meshctl("list", "--registry-url", url));
    }
}
