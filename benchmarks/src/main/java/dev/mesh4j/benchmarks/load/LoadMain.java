package dev.mesh4j.benchmarks.load;

import dev.mesh4j.protocol.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** Does the works that it reads from its standard input, one in a line, until that ends. */
public final class LoadMain {

    private LoadMain() {}

    public static void main(String[] args) throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            try (Load load = new Load(Json.mapper().readValue(line, Work.class))) {
                System.out.println(Json.mapper().writeValueAsString(load.run()));
            }
        }
    }
}
