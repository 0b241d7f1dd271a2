package dev.mesh4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mesh4j.annotations.Dependency;
import dev.mesh4j.annotations.MeshAgent;
import dev.mesh4j.annotations.MeshTool;
import dev.mesh4j.protocol.Json;
import dev.mesh4j.runtime.AgentControl;
import dev.mesh4j.runtime.RemoteTool;
import dev.mesh4j.runtime.RunningAgent;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/** Tools that come and go while their agent runs. */
class LiveToolsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @MeshAgent(name = "host")
    public static final class Host {
        @MeshTool(capability = "host_tool")
        public String host() {
            return "host";
        }
    }

    public static final class Late {
        @MeshTool(capability = "late_capability")
        public String late() {
            return "late";
        }
    }

    @MeshAgent(name = "wants")
    public static final class Wants {

        volatile RemoteTool late;

        @MeshTool(capability = "want", dependencies = @Dependency(capability = "late_capability"))
        public String want(RemoteTool client) {
            late = client;
            return client.isAvailable() ? client.call(Map.of(), String.class) : "missing";
        }
    }

    @Test
    @Timeout(60)
    void a_tool_that_is_registered_at_run_time_binds_in_other_agents_until_it_is_taken_back() {
        try (TestMesh mesh = TestMesh.start()) {
            RunningAgent host = mesh.agent(new Host());
            RunningAgent wants = mesh.agent(new Wants());
            assertThat(want(wants)).isEqualTo("missing");

            AgentControl.Registered late = host.register(new Late());
            await().atMost(PATIENCE).until(() -> want(wants).equals("late"));

            late.close();
            await().atMost(PATIENCE).until(() -> want(wants).equals("missing"));
        }
    }

    @Test
    @Timeout(60)
    void a_client_that_listens_hears_of_it() throws Exception {
        try (TestMesh mesh = TestMesh.start();
                HttpClient client = HttpClient.newHttpClient()) {
            RunningAgent host = mesh.agent(new Host());
            var answer = client.send(
                    request(host, "subscriptions/listen", "'notifications':{'toolsListChanged':true}"),
                    HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = answer.body();
                    BufferedReader lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
                assertThat(next(lines).path("method").asString()).endsWith("/acknowledged");
                AgentControl.Registered late = host.register(new Late());
                assertThat(next(lines).path("method").asString()).isEqualTo("notifications/tools/list_changed");
                late.close();
                assertThat(next(lines).path("method").asString()).isEqualTo("notifications/tools/list_changed");
                host.close();
                assertThat(next(lines).at("/result/resultType").asString()).isEqualTo("complete");
            }
        }
    }

    private static JsonNode next(BufferedReader lines) throws java.io.IOException {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("data: ")) {
                return Json.mapper().readTree(line.substring(6));
            }
        }
        throw new java.io.EOFException("the stream ended");
    }

    private static String want(RunningAgent agent) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            String body = client.send(
                            request(agent, "tools/call", "'name':'want'"), HttpResponse.BodyHandlers.ofString())
                    .body();
            return Json.mapper().readTree(body).at("/result/content/0/text").asString();
        } catch (java.io.IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static HttpRequest request(RunningAgent agent, String method, String params) {
        String body = ("{'jsonrpc':'2.0','id':1,'method':'" + method + "','params':{" + params + ",'_meta':{"
                        + "'io.modelcontextprotocol/protocolVersion':'2026-07-28',"
                        + "'io.modelcontextprotocol/clientCapabilities':{}}}}")
                .replace('\'', '"');
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + agent.port() + "/mcp"))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, text/event-stream")
                .header("MCP-Protocol-Version", "2026-07-28")
                .header("Mcp-Method", method)
                .header("Mcp-Name", "want")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }
}
