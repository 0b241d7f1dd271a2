package dev.mesh4j.runtime.invoke;

import dev.mesh4j.protocol.jsonrpc.JsonRpcException;
import dev.mesh4j.protocol.mcp.CallToolResult;
import dev.mesh4j.protocol.mcp.ParameterHeaders;
import dev.mesh4j.protocol.mcp.Tool;
import dev.mesh4j.runtime.call.CurrentCall;
import dev.mesh4j.runtime.scan.AgentDefinitionException;
import dev.mesh4j.runtime.scan.ParameterDescriptor;
import dev.mesh4j.runtime.scan.ToolDescriptor;
import dev.mesh4j.runtime.scan.ToolTraits;
import dev.mesh4j.runtime.schema.ArgumentValidator;
import dev.mesh4j.runtime.schema.JsonTypes;
import dev.mesh4j.runtime.schema.TypeSchemas;
import dev.mesh4j.runtime.session.SessionUse;
import dev.mesh4j.runtime.session.Sessions;
import dev.mesh4j.server.mcp.AwaitingInput;
import dev.mesh4j.server.mcp.Exchange;
import dev.mesh4j.server.mcp.TaskSupport;
import dev.mesh4j.server.mcp.TaskTraits;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A tool of this agent, ready to be called. Thread-safe as far as the user's method is. */
public final class LocalTool {

    private final ToolDescriptor descriptor;
    private final Tool definition;
    private final TaskTraits tasks;
    private final ArgumentValidator validator;
    private final Supplier<String> missing;
    private final BoundMethod method;
    private final ResultWriter results;
    private final @Nullable Sessions sessions;
    private final SessionUse sessionUse;

    /**
     * @param sources one for each parameter of the method
     * @param missing which required dependency is missing now, empty for none
     */
    public LocalTool(
            ToolDescriptor descriptor,
            Object instance,
            TypeSchemas schemas,
            List<ArgumentSource> sources,
            Supplier<String> missing) {
        this(descriptor, instance, schemas, sources, missing, null);
    }

    /** @param sessions where calls go that belong to a session; absent: nowhere else */
    public LocalTool(
            ToolDescriptor descriptor,
            Object instance,
            TypeSchemas schemas,
            List<ArgumentSource> sources,
            Supplier<String> missing,
            @Nullable Sessions sessions) {
        this(
                descriptor,
                ToolDefinition.of(descriptor, schemas.input(descriptor), schemas.output(descriptor)),
                instance,
                sources,
                missing,
                sessions);
    }

    /** A tool that depends on none and is described already, with an object for its input schema. */
    LocalTool(ToolDescriptor descriptor, Tool definition, Object instance, List<ArgumentSource> sources) {
        this(descriptor, definition, instance, sources, () -> "", null);
    }

    private LocalTool(
            ToolDescriptor descriptor,
            Tool definition,
            Object instance,
            List<ArgumentSource> sources,
            Supplier<String> missing,
            @Nullable Sessions sessions) {
        this.descriptor = descriptor;
        JsonTypes.check(descriptor);
        this.definition = definition;
        ObjectNode input = input(descriptor, definition);
        ToolTraits traits = descriptor.traits();
        this.tasks = new TaskTraits(TaskSupport.valueOf(traits.task().name()), traits.asksFirst(), traits.resumable());
        this.validator = new ArgumentValidator(input);
        this.missing = missing;
        this.method = new BoundMethod(descriptor.method(), instance, sources);
        this.results = new ResultWriter(descriptor.method());
        this.sessionUse = SessionUse.of(descriptor.name(), descriptor.policy(), input);
        this.sessions = sessionUse.sticky() ? sessions : null;
    }

    private static ObjectNode input(ToolDescriptor descriptor, Tool definition) {
        try {
            ObjectNode schema = (ObjectNode) definition.inputSchema();
            ParameterHeaders.of(schema);
            return schema;
        } catch (IllegalArgumentException e) {
            throw new AgentDefinitionException(
                    descriptor.place() + ": tool '" + descriptor.name() + "': " + e.getMessage());
        }
    }

    public ToolDescriptor descriptor() {
        return descriptor;
    }

    public Tool definition() {
        return definition;
    }

    /** How it runs as a task. */
    public TaskTraits tasks() {
        return tasks;
    }

    /**
     * Calls the method. Every failure is a result with {@code isError}.
     *
     * @throws JsonRpcException when the method meant to answer with an error
     * @throws AwaitingInput when the client must answer a question first
     */
    public CallToolResult call(ObjectNode arguments, Exchange exchange) {
        return sessions == null
                ? execute(arguments, exchange)
                : sessions.serve(sessionUse, arguments, exchange, this::execute);
    }

    /** Whether its calls go to their session's owner. */
    public boolean isSticky() {
        return sessions != null;
    }

    /** Ends a session that was opened for a call of it. */
    public void endSession(String id) {
        if (sessions != null) {
            sessions.end(id);
        }
    }

    private CallToolResult execute(ObjectNode arguments, Exchange exchange) {
        String unmet = missing.get();
        if (!unmet.isEmpty()) {
            return CallToolResult.error("tool '" + descriptor.name() + "' is unavailable: " + unmet);
        }
        dropAbsent(arguments);
        String faults = validator.faults(arguments);
        if (!faults.isEmpty()) {
            return invalid(faults);
        }
        @Nullable Object[] values;
        try {
            values = method.values(arguments, exchange);
        } catch (IllegalArgumentException e) {
            return invalid(String.valueOf(e.getMessage()));
        }
        try (CurrentCall.Scope scope = CurrentCall.serve(exchange)) {
            ItemSink items = items(values, exchange);
            return results.write(method.invoke(values), items);
        } catch (Throwable e) {
            return CallToolResult.error(Thrown.reason("tool '" + descriptor.name() + "'", e));
        }
    }

    /** That of the context through which the method may emit, if it has one. */
    private @Nullable ItemSink items(@Nullable Object[] values, Exchange exchange) {
        for (Object value : values) {
            if (value instanceof ExchangeContext context) {
                return context.items();
            }
        }
        return results.streams() ? new ItemSink(exchange, ItemSink.Use.KEPT) : null;
    }

    /** An explicit null for an argument that may be left out means that it is left out. */
    private void dropAbsent(ObjectNode arguments) {
        for (var parameter : descriptor.parameters()) {
            if (parameter instanceof ParameterDescriptor.Argument argument
                    && !argument.required()
                    && arguments.path(argument.name()).isNull()) {
                arguments.remove(argument.name());
            }
        }
    }

    private CallToolResult invalid(String faults) {
        return CallToolResult.error("Invalid arguments for tool '" + descriptor.name() + "':\n" + faults);
    }
}
