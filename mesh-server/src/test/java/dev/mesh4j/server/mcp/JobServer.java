package dev.mesh4j.server.mcp;

import dev.mesh4j.protocol.Json;
import dev.mesh4j.server.MeshServer;
import dev.mesh4j.server.ServerOptions;
import dev.mesh4j.server.mcp.tasks.TaskOptions;
import dev.mesh4j.server.mcp.tasks.Tasks;
import dev.mesh4j.server.state.SharedState;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import tools.jackson.databind.JsonNode;

/** One replica of a server with tasks, and a client of it. */
final class JobServer implements AutoCloseable {

    private static final String TASKS = "\"extensions\":{\"io.modelcontextprotocol/tasks\":{}}";
    static final String EXTENSION = meta("\"elicitation\":{}," + TASKS);
    static final String NO_EXTENSION = meta("\"elicitation\":{}");

    final JobService service;
    final CutState state;
    final Tasks tasks;
    private final MeshServer server;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    JobServer(JobService service, SharedState state, String instance, TaskOptions options) {
        this.service = service;
        this.state = new CutState(state);
        this.tasks = new Tasks(service, this.state, options, instance, InstantSource.system());
        McpRoutes mcp =
                new McpRoutes(service, McpOptions.defaults(256 * 1024 * 1024).withTasks(tasks));
        this.server = new MeshServer(new ServerOptions("127.0.0.1", 0, Duration.ZERO), mcp::addTo)
                .beforeDrain(mcp::close)
                .start();
        tasks.start();
    }

    static String meta(String capabilities) {
        return """
            {"io.modelcontextprotocol/protocolVersion":"2026-07-28",\
            "io.modelcontextprotocol/clientCapabilities":{%s}}""".formatted(capabilities);
    }

    /** A task of this tool; its id. */
    String begin(String tool) {
        JsonNode result = send(ModernCall.tool(tool)).result();
        if (!"task".equals(result.path("resultType").asString(""))) {
            throw new AssertionError(result.toString());
        }
        return result.path("taskId").stringValue();
    }

    JsonNode task(String id) {
        return get(id).result();
    }

    String status(String id) {
        return task(id).path("status").asString("");
    }

    Reply get(String id) {
        return send(about("tasks/get", id, ""));
    }

    Reply cancel(String id) {
        return send(about("tasks/cancel", id, ""));
    }

    /** @param responses JSON with single quotes */
    Reply update(String id, String responses) {
        return send(about("tasks/update", id, ",\"inputResponses\":" + responses.replace('\'', '"')));
    }

    static ModernCall about(String method, String id, String more) {
        return ModernCall.of(method)
                .params("\"taskId\":" + Json.mapper().writeValueAsString(id) + more)
                .header("Mcp-Name", id);
    }

    /** From a client with the extension, unless the call says otherwise. */
    Reply send(ModernCall call) {
        ModernCall declared = call.meta().equals(ModernCall.META) ? call.meta(EXTENSION) : call;
        try {
            return Reply.of(client.send(request(declared), HttpResponse.BodyHandlers.ofString()));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the listener of these tasks gets, one JSON each. */
    Queue<JsonNode> listen(String... ids) {
        Queue<JsonNode> heard = new ConcurrentLinkedQueue<>();
        String list = Json.mapper().writeValueAsString(ids);
        ModernCall call = ModernCall.of("subscriptions/listen")
                .params("\"notifications\":{\"taskIds\":" + list + "}")
                .meta(EXTENSION);
        Thread.ofVirtual().start(() -> {
            try {
                client.send(request(call), HttpResponse.BodyHandlers.ofLines())
                        .body()
                        .filter(line -> line.startsWith("data:") && line.length() > 6)
                        .forEach(line -> heard.add(Json.mapper().readTree(line.substring(5))));
            } catch (java.io.IOException | java.io.UncheckedIOException | InterruptedException e) {
                heard.add(Json.mapper().createObjectNode().put("ended", true));
            }
        });
        return heard;
    }

    private HttpRequest request(ModernCall call) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/mcp"))
                .timeout(Duration.ofSeconds(60))
                .POST(HttpRequest.BodyPublishers.ofString(call.body()));
        Map.of("Content-Type", "application/json", "Accept", "application/json, text/event-stream")
                .forEach(request::header);
        call.headers().forEach(request::header);
        return request.build();
    }

    /** As a process that is killed: nothing it does reaches the others any more. */
    void die() {
        state.cut();
    }

    @Override
    public void close() {
        server.close();
        tasks.close();
        client.shutdownNow();
    }
}
