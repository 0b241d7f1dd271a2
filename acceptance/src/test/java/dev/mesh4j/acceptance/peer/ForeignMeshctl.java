package dev.mesh4j.acceptance.peer;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command-line tool of an existing mesh, pointed at a registry. */
record ForeignMeshctl(String program, URI registry) {

    /** Aborts where npm has no program for this machine. */
    static ForeignMeshctl of(NodePackages packages, URI registry) {
        Path program = packages.file("node_modules/@mcpmesh/cli-linux-x64/bin/meshctl");
        if (!Files.isExecutable(program)) {
            String message = "NOT TESTED: the meshctl of an existing mesh, which is for Linux on x64";
            System.err.println(message);
            abort(message);
        }
        return new ForeignMeshctl(program.toString(), registry);
    }

    /** What a command prints; fails when it does not end well. */
    String run(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(program);
        command.addAll(List.of(words));
        command.addAll(List.of("--registry-url", registry.toString()));
        return NodePackages.run(command);
    }
}
