package dev.mesh4j.runtime.invoke;

import dev.mesh4j.protocol.client.CallException;
import dev.mesh4j.protocol.mcp.CallToolResult;
import dev.mesh4j.protocol.mcp.Tool;
import dev.mesh4j.runtime.DependencyUnavailableException;
import dev.mesh4j.runtime.RemoteToolException;
import dev.mesh4j.runtime.scan.ParameterDescriptor;
import dev.mesh4j.runtime.scan.ToolDescriptor;
import dev.mesh4j.runtime.schema.ArgumentValidator;
import dev.mesh4j.runtime.schema.TypeSchemas;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/** A tool of this agent, ready to be called. Thread-safe as far as the user's method is. */
public final class LocalTool {

    private static final Logger log = LoggerFactory.getLogger(LocalTool.class);

    private final ToolDescriptor descriptor;
    private final Tool definition;
    private final ArgumentValidator validator;
    private final List<ArgumentSource> sources;
    private final Supplier<String> missing;
    private final MethodHandle handle;
    private final ResultWriter results;

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
        this.descriptor = descriptor;
        ObjectNode input = schemas.input(descriptor);
        String description = descriptor.description().isEmpty() ? null : descriptor.description();
        this.definition = new Tool(descriptor.name(), description, input, schemas.output(descriptor));
        this.validator = new ArgumentValidator(input);
        this.sources = List.copyOf(sources);
        this.missing = missing;
        this.handle = spread(descriptor, instance);
        this.results = new ResultWriter(descriptor.method());
    }

    public ToolDescriptor descriptor() {
        return descriptor;
    }

    public Tool definition() {
        return definition;
    }

    /** Calls the method. Every failure is a result with {@code isError}. */
    public CallToolResult call(ObjectNode arguments) {
        String unmet = missing.get();
        if (!unmet.isEmpty()) {
            return CallToolResult.error("tool '" + descriptor.name() + "' is unavailable: " + unmet);
        }
        dropAbsent(arguments);
        String faults = validator.faults(arguments);
        if (!faults.isEmpty()) {
            return invalid(faults);
        }
        @Nullable Object[] values = new @Nullable Object[sources.size()];
        try {
            for (int i = 0; i < values.length; i++) {
                values[i] = sources.get(i).value(arguments);
            }
        } catch (IllegalArgumentException e) {
            return invalid(String.valueOf(e.getMessage()));
        }
        return invoke(values);
    }

    private CallToolResult invoke(@Nullable Object[] values) {
        try {
            return results.write(handle.invokeExact(values));
        } catch (VirtualMachineError e) {
            log.error("tool {} failed", descriptor.name(), e);
            return CallToolResult.error(
                    "tool '" + descriptor.name() + "' failed: " + e.getClass().getSimpleName());
        } catch (Throwable e) {
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            report(e);
            return CallToolResult.error(reason(e));
        }
    }

    /** What the caller or another agent caused needs no stack trace. */
    private void report(Throwable thrown) {
        boolean foreseen = thrown instanceof IllegalArgumentException
                || thrown instanceof RemoteToolException
                || thrown instanceof DependencyUnavailableException
                || thrown instanceof CallException;
        if (foreseen) {
            log.warn("tool {} failed: {}", descriptor.name(), thrown.toString());
        } else {
            log.warn("tool {} failed", descriptor.name(), thrown);
        }
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

    private static String reason(Throwable thrown) {
        String message = thrown.getMessage();
        return message == null || message.isBlank() ? thrown.getClass().getSimpleName() : message;
    }

    private static MethodHandle spread(ToolDescriptor descriptor, Object instance) {
        try {
            descriptor.method().setAccessible(true);
            MethodHandle method = MethodHandles.lookup().unreflect(descriptor.method());
            MethodHandle bound =
                    Modifier.isStatic(descriptor.method().getModifiers()) ? method : method.bindTo(instance);
            return bound.asSpreader(Object[].class, descriptor.parameters().size())
                    .asType(MethodType.methodType(Object.class, Object[].class));
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(descriptor.place() + " cannot be called", e);
        }
    }
}
