package dev.mesh4j.meshctl;

import dev.mesh4j.meshctl.registry.Provider;
import dev.mesh4j.meshctl.terminal.Console;
import dev.mesh4j.meshctl.terminal.MeshctlException;
import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.client.CallException;
import dev.mesh4j.protocol.client.McpClient;
import dev.mesh4j.protocol.client.McpEndpoint;
import dev.mesh4j.protocol.mcp.CallToolResult;
import dev.mesh4j.protocol.mcp.Implementation;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code meshctl call} */
@Command(name = "call", description = "Calls a capability of the mesh and prints its result.")
final class CallCommand implements Callable<Integer> {

    private final Meshctl meshctl;

    @Parameters(index = "0", paramLabel = "CAPABILITY", description = "What an agent offers, see 'meshctl list'.")
    private String capability = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "JSON",
            defaultValue = "{}",
            description = "The arguments, such as '{\"name\": \"Ada\"}' (default: none).")
    private String arguments = "{}";

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            defaultValue = "30s",
            converter = TimeSpan.class,
            description = "How long to wait for the result, such as 500ms, 30s or 2m (default: ${DEFAULT-VALUE}).")
    private Duration timeout = Duration.ofSeconds(30);

    CallCommand(Meshctl meshctl) {
        this.meshctl = meshctl;
    }

    @Override
    public Integer call() {
        ObjectNode json = parsed();
        Provider provider = Provider.of(capability, meshctl.registry().agents());
        CallToolResult result = result(provider, json);
        Console console = meshctl.console();
        if (meshctl.json()) {
            console.json(result);
        } else if (result.failed()) {
            console.error(result.text());
        } else {
            console.line(shown(result));
        }
        return result.failed() ? ExitCode.SOFTWARE : ExitCode.OK;
    }

    private ObjectNode parsed() {
        try {
            if (Json.mapper().readTree(arguments) instanceof ObjectNode object) {
                return object;
            }
        } catch (JacksonException e) {
            // said below, as for JSON that is no object
        }
        throw MeshctlException.usage(
                "JSON: '" + arguments + "' (expected: an object of arguments such as '{\"name\": \"Ada\"}')");
    }

    private CallToolResult result(Provider provider, ObjectNode json) {
        McpClient client = new McpClient(meshctl.http(), new Implementation("meshctl", Version.text()));
        try {
            return client.callTool(McpEndpoint.ofAgent(provider.endpoint()), provider.tool(), json, timeout);
        } catch (CallException.NotSent e) {
            throw MeshctlException.failed(provider.agent() + " is registered and not there: " + e.getMessage()
                    + ": look at 'meshctl logs " + provider.agent() + "'");
        } catch (CallException.TimedOut e) {
            throw MeshctlException.failed(provider.agent() + ": " + e.getMessage() + ": allow more with --timeout");
        } catch (CallException e) {
            throw MeshctlException.failed(provider.agent() + ": " + e.getMessage());
        }
    }

    /** Markdown and plain strings as they are, any other structured value as JSON, else the text. */
    private static String shown(CallToolResult result) {
        JsonNode value = result.structuredContent();
        if (value == null) {
            return result.text();
        }
        JsonNode document = value.isObject() ? value.path("markdown") : value;
        return document.isString() ? document.stringValue().stripTrailing() : value.toPrettyString();
    }
}
