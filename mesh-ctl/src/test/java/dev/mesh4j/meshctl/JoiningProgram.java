package dev.mesh4j.meshctl;

import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** Joins the mesh as an agent does, with nothing but the JDK, and behaves as {@code JOINING} says. */
final class JoiningProgram {

    private JoiningProgram() {}

    public static void main(String[] args) throws Exception {
        String behaviour = System.getenv().getOrDefault("JOINING", "");
        System.out.println("in " + Path.of("").toAbsolutePath());
        System.out.println("told " + System.getenv("TOLD"));
        if (behaviour.equals("die")) {
            System.out.println("cannot go on");
            System.exit(3);
        }
        register(args, behaviour);
        new CountDownLatch(1).await();
    }

    private static void register(String[] args, String behaviour) throws IOException {
        String body = "{\"agent_id\": \"joiner-%d\", \"name\": \"joiner\", \"http_port\": %s, \"missing\": %d}"
                .formatted(ProcessHandle.current().pid(), args[1], behaviour.equals("missing") ? 1 : 0);
        URI heartbeat = URI.create(System.getenv("MESH_REGISTRY_URL") + "/heartbeat");
        HttpURLConnection connection = (HttpURLConnection) heartbeat.toURL().openConnection();
        connection.setDoOutput(true);
        try (OutputStream out = connection.getOutputStream()) {
            out.write(body.getBytes(StandardCharsets.UTF_8));
        }
        connection.getResponseCode();
    }
}
