package dev.mesh4j.meshctl.call;

import dev.mesh4j.meshctl.terminal.MeshctlException;
import dev.mesh4j.meshctl.terminal.Spelling;
import dev.mesh4j.protocol.client.Authorizer;
import dev.mesh4j.protocol.client.CallException;
import dev.mesh4j.protocol.client.HttpTransport;
import dev.mesh4j.protocol.client.McpClient;
import dev.mesh4j.protocol.client.McpConnection;
import dev.mesh4j.protocol.client.ToolCall;
import dev.mesh4j.protocol.mcp.CallToolResult;
import dev.mesh4j.protocol.mcp.Implementation;
import dev.mesh4j.protocol.mcp.ListToolsResult;
import dev.mesh4j.protocol.mcp.ProgressParams;
import dev.mesh4j.protocol.mcp.Tool;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The tools of one server, and calls of them. What goes wrong is said with its remedy. */
public final class RemoteTools implements AutoCloseable {

    private static final int UNAUTHORIZED = 401;

    private final Callee callee;
    private final HttpTransport http;
    private final Implementation self;
    private final Duration timeout;
    private final Authorizer authorizer;
    private final McpClient client;

    /** @param authorizer adds headers to each request */
    public RemoteTools(
            Callee callee, HttpTransport http, Implementation self, Duration timeout, Authorizer authorizer) {
        this.callee = callee;
        this.http = http;
        this.self = self;
        this.timeout = timeout;
        this.authorizer = authorizer;
        this.client = new McpClient(http, self, authorizer);
    }

    /** The tool that is meant, as the server describes it. */
    public Tool tool() {
        ListToolsResult page = tried(() -> client.listTools(callee.endpoint(), timeout));
        return named(page.tools())
                .or(() -> page.nextCursor() == null ? Optional.empty() : named(tried(this::allTools)))
                .orElseThrow(() -> unknown(page.nextCursor() == null ? page.tools() : tried(this::allTools)));
    }

    /** @param progress gets what the tool sends before its result */
    public CallToolResult call(ToolCall call, Consumer<ProgressParams> progress) {
        return tried(() -> client.callTool(callee.endpoint(), call, progress));
    }

    /** Tells the server of a call that was given up, too. */
    @Override
    public void close() {
        client.close();
    }

    private List<Tool> allTools() {
        try (McpConnection connection = McpConnection.to(callee.endpoint())
                .http(http)
                .client(self)
                .authorizer(authorizer)
                .timeout(timeout)
                .open()) {
            return connection.listTools();
        }
    }

    private Optional<Tool> named(List<Tool> tools) {
        String wanted = callee.tool();
        return wanted == null
                ? Optional.of(tools).filter(all -> all.size() == 1).map(List::getFirst)
                : tools.stream().filter(tool -> tool.name().equals(wanted)).findFirst();
    }

    private MeshctlException unknown(List<Tool> tools) {
        List<String> names = tools.stream().map(Tool::name).sorted().toList();
        String has = names.isEmpty() ? "it has none" : "it has " + String.join(", ", names);
        String wanted = callee.tool();
        if (wanted == null) {
            return MeshctlException.usage("TARGET: '" + callee.name() + "' names no tool (expected: " + callee.name()
                    + "#TOOL; " + has + ")");
        }
        String meant = Spelling.nearest(wanted, names)
                .map(name -> " (did you mean '" + name + "'?)")
                .orElse("");
        return MeshctlException.failed(callee.name() + " has no tool '" + wanted + "'" + meant + ": " + has);
    }

    private <T> T tried(Supplier<T> question) {
        try {
            return question.get();
        } catch (CallException e) {
            throw MeshctlException.failed(said(e));
        }
    }

    private String said(CallException e) {
        if (Thread.currentThread().isInterrupted()) {
            return "cancelled: " + callee.name() + " is told that nobody waits any more";
        }
        String what = callee.agent() ? callee.name() + ": " + e.getMessage() : String.valueOf(e.getMessage());
        return switch (e) {
            case CallException.NotSent unsent
            when callee.agent() ->
                callee.name() + " is registered and not there: " + e.getMessage() + ": look at 'meshctl logs "
                        + callee.name() + "'";
            case CallException.TimedOut slow -> what + ": allow more with --timeout";
            case CallException.Refused refused
            when refused.status() == UNAUTHORIZED ->
                what + ": give what it asks for, such as --header 'Authorization: Bearer TOKEN'";
            default -> what;
        };
    }
}
