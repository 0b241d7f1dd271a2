package dev.mesh4j.runtime.invoke;

import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.jsonrpc.ErrorCode;
import dev.mesh4j.protocol.jsonrpc.JsonRpcException;
import dev.mesh4j.protocol.mcp.ReadResourceResult;
import dev.mesh4j.protocol.mcp.Resource;
import dev.mesh4j.protocol.mcp.ResourceContents;
import dev.mesh4j.protocol.mcp.ResourceTemplate;
import dev.mesh4j.runtime.AgentControl;
import dev.mesh4j.runtime.scan.ResourceDescriptor;
import dev.mesh4j.server.mcp.Exchange;
import dev.mesh4j.server.mcp.Unknown;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A resource of this agent, or a family of them, ready to be read. */
public final class LocalResource {

    private final ResourceDescriptor descriptor;
    private final String mimeType;
    private final BoundMethod method;

    public LocalResource(ResourceDescriptor descriptor, Object instance, AgentControl agent) {
        this.descriptor = descriptor;
        this.mimeType = descriptor.mimeType().isEmpty()
                ? usualType(descriptor.method().getGenericReturnType())
                : descriptor.mimeType();
        this.method = new BoundMethod(descriptor.method(), instance, ArgumentSource.of(descriptor.parameters(), agent));
    }

    public boolean isTemplate() {
        return descriptor.uri().isTemplate();
    }

    public List<String> variables() {
        return descriptor.uri().variables();
    }

    /** The URI or its template. */
    public String uri() {
        return descriptor.uri().toString();
    }

    public Resource definition() {
        return new Resource(
                uri(),
                descriptor.name(),
                ToolDefinition.emptyToNull(descriptor.title()),
                ToolDefinition.emptyToNull(descriptor.description()),
                mimeType,
                null,
                null,
                null,
                null);
    }

    public ResourceTemplate template() {
        return new ResourceTemplate(
                uri(),
                descriptor.name(),
                ToolDefinition.emptyToNull(descriptor.title()),
                ToolDefinition.emptyToNull(descriptor.description()),
                mimeType,
                null,
                null,
                null);
    }

    /** Reads it; empty when the URI is another's. */
    public Optional<ReadResourceResult> read(String uri, Exchange exchange) {
        return descriptor.uri().match(uri).map(variables -> read(uri, variables, exchange));
    }

    private ReadResourceResult read(String uri, Map<String, String> variables, Exchange exchange) {
        ObjectNode arguments = Json.mapper().createObjectNode();
        variables.forEach(arguments::put);
        try {
            return result(uri, method.invoke(method.values(arguments, exchange)))
                    .orElseThrow(() -> Unknown.resource(uri));
        } catch (Throwable e) {
            throw new JsonRpcException(ErrorCode.INTERNAL_ERROR, Thrown.reason("resource " + uri, e));
        }
    }

    /** Empty when the method found nothing: the answer must then be an error, never empty contents. */
    private Optional<ReadResourceResult> result(String uri, @Nullable Object value) {
        return switch (value) {
            case Optional<?> maybe -> maybe.isEmpty() ? Optional.empty() : result(uri, maybe.get());
            case ReadResourceResult whole ->
                Optional.of(whole).filter(read -> !read.contents().isEmpty());
            case List<?> several -> {
                List<ResourceContents> contents = new ArrayList<>();
                several.forEach(one -> contents.add(contents(uri, one)));
                yield Optional.of(new ReadResourceResult(null, contents, null, null, null))
                        .filter(read -> !contents.isEmpty());
            }
            case null, default -> Optional.of(ReadResourceResult.of(contents(uri, value)));
        };
    }

    private ResourceContents contents(String uri, @Nullable Object value) {
        return switch (value) {
            case ResourceContents contents -> contents;
            case String text -> ResourceContents.text(uri, mimeType, text);
            case byte[] bytes -> ResourceContents.blob(uri, mimeType, bytes);
            case null -> throw new IllegalStateException("the resource returned null (expected: contents)");
            default -> ResourceContents.text(uri, mimeType, Json.mapper().writeValueAsString(value));
        };
    }

    private static String usualType(Type type) {
        if (type instanceof ParameterizedType generic && generic.getRawType() == Optional.class) {
            return usualType(generic.getActualTypeArguments()[0]);
        }
        if (type == byte[].class) {
            return "application/octet-stream";
        }
        return type == String.class || (type instanceof Class<?> raw && ResourceContents.class.isAssignableFrom(raw))
                ? "text/plain"
                : "application/json";
    }
}
