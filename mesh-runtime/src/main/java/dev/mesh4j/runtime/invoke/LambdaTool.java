package dev.mesh4j.runtime.invoke;

import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.mcp.Tool;
import dev.mesh4j.runtime.AgentControl;
import dev.mesh4j.runtime.ToolContext;
import dev.mesh4j.runtime.scan.AgentDefinitionException;
import dev.mesh4j.runtime.scan.LambdaReader;
import dev.mesh4j.runtime.schema.TypeSchemas;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.node.ObjectNode;

/** A function as the method of a tool. */
public final class LambdaTool<T> {

    private static final Method METHOD = method();

    private final Body<T> body;

    private LambdaTool(Body<T> body) {
        this.body = body;
    }

    /** What the tool does. */
    @FunctionalInterface
    public interface Body<T> {

        Object call(T arguments, ToolContext context) throws Exception;
    }

    /** @param input a record; absent: no arguments */
    public static <T> LocalTool of(
            LambdaReader.Words words, @Nullable Class<T> input, Body<T> body, AgentControl agent, TypeSchemas schemas) {
        ObjectReader reader = Json.mapper().readerFor(input == null ? Map.class : input);
        return new LocalTool(
                LambdaReader.read(words, input, METHOD),
                new LambdaTool<>(body),
                schemas,
                List.of(new ArgumentSource.Whole(reader), ArgumentSource.ofCall(METHOD, agent)),
                () -> "");
    }

    /**
     * @param definition what clients are told of it
     * @throws AgentDefinitionException when its input schema is none
     */
    @SuppressWarnings("unchecked") // such a tool is made for arguments that are JSON
    public static <T> LocalTool of(LambdaReader.Words words, Tool definition, Body<T> body, AgentControl agent) {
        if (!definition.inputSchema().isObject()) {
            throw new AgentDefinitionException(
                    "tool '" + words.name() + "': inputSchema is no object (expected: a JSON Schema)");
        }
        return new LocalTool(
                LambdaReader.read(words, null, METHOD),
                definition,
                new LambdaTool<>((Body<ObjectNode>) body),
                List.of(
                        new ArgumentSource.Whole(Json.mapper().readerFor(ObjectNode.class)),
                        ArgumentSource.ofCall(METHOD, agent)));
    }

    /** Its result may be anything, so it is declared as nothing in particular. */
    public Object call(T arguments, ToolContext context) throws Exception {
        return body.call(arguments, context);
    }

    private static Method method() {
        try {
            return LambdaTool.class.getMethod("call", Object.class, ToolContext.class);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("it stands above", e);
        }
    }
}
