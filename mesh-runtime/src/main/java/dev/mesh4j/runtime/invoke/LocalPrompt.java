package dev.mesh4j.runtime.invoke;

import dev.mesh4j.protocol.jsonrpc.ErrorCode;
import dev.mesh4j.protocol.jsonrpc.JsonRpcException;
import dev.mesh4j.protocol.mcp.GetPromptResult;
import dev.mesh4j.protocol.mcp.Prompt;
import dev.mesh4j.protocol.mcp.PromptArgument;
import dev.mesh4j.protocol.mcp.PromptMessage;
import dev.mesh4j.runtime.AgentControl;
import dev.mesh4j.runtime.scan.ParameterDescriptor.Argument;
import dev.mesh4j.runtime.scan.PromptDescriptor;
import dev.mesh4j.server.mcp.Exchange;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A prompt of this agent, ready to be filled in. */
public final class LocalPrompt {

    private final PromptDescriptor descriptor;
    private final List<Argument> arguments;
    private final Prompt definition;
    private final BoundMethod method;

    public LocalPrompt(PromptDescriptor descriptor, Object instance, AgentControl agent) {
        this.descriptor = descriptor;
        this.arguments = descriptor.parameters().stream()
                .filter(Argument.class::isInstance)
                .map(Argument.class::cast)
                .toList();
        this.definition = new Prompt(
                descriptor.name(),
                ToolDefinition.emptyToNull(descriptor.title()),
                ToolDefinition.emptyToNull(descriptor.description()),
                arguments.isEmpty()
                        ? null
                        : arguments.stream().map(LocalPrompt::argument).toList(),
                null,
                null);
        this.method = new BoundMethod(descriptor.method(), instance, ArgumentSource.of(descriptor.parameters(), agent));
    }

    public Prompt definition() {
        return definition;
    }

    public List<String> argumentNames() {
        return arguments.stream().map(Argument::name).toList();
    }

    /** @throws JsonRpcException {@code -32602} when an argument is missing, {@code -32603} when the method failed */
    public GetPromptResult get(ObjectNode given, Exchange exchange) {
        List<String> missing = arguments.stream()
                .filter(argument ->
                        argument.required() && !given.path(argument.name()).isString())
                .map(Argument::name)
                .toList();
        if (!missing.isEmpty()) {
            throw new JsonRpcException(
                    ErrorCode.INVALID_PARAMS,
                    "Invalid params: prompt '" + descriptor.name() + "' without " + missing + " (expected: strings)");
        }
        @Nullable Object[] values;
        try {
            values = method.values(given, exchange);
        } catch (IllegalArgumentException e) {
            throw new JsonRpcException(
                    ErrorCode.INVALID_PARAMS,
                    "Invalid params: prompt '" + descriptor.name() + "': " + e.getMessage() + " (expected: strings)");
        }
        try {
            return result(method.invoke(values));
        } catch (Throwable e) {
            String reason = Thrown.reason("prompt '" + descriptor.name() + "'", e);
            throw new JsonRpcException(ErrorCode.INTERNAL_ERROR, reason);
        }
    }

    private GetPromptResult result(@Nullable Object value) {
        GetPromptResult result = switch (value) {
            case GetPromptResult whole -> whole;
            case PromptMessage message -> GetPromptResult.of(message);
            case List<?> messages -> new GetPromptResult(null, null, messages(messages), null);
            case null -> throw new IllegalStateException("the prompt returned null (expected: messages)");
            default -> GetPromptResult.of(PromptMessage.user(String.valueOf(value)));
        };
        return result.description() != null || descriptor.description().isEmpty()
                ? result
                : new GetPromptResult(null, descriptor.description(), result.messages(), result.meta());
    }

    private static List<PromptMessage> messages(List<?> values) {
        List<PromptMessage> messages = new ArrayList<>();
        for (Object value : values) {
            messages.add(value instanceof PromptMessage message ? message : PromptMessage.user(String.valueOf(value)));
        }
        return messages;
    }

    private static PromptArgument argument(Argument argument) {
        return new PromptArgument(
                argument.name(), null, ToolDefinition.emptyToNull(argument.description()), argument.required());
    }
}
