package dev.mesh4j.runtime;

import dev.mesh4j.protocol.mcp.Tool;
import dev.mesh4j.runtime.invoke.LambdaTool;
import dev.mesh4j.runtime.invoke.LocalTool;
import dev.mesh4j.runtime.scan.AgentDefinitionException;
import dev.mesh4j.runtime.scan.LambdaReader;
import dev.mesh4j.runtime.schema.TypeSchemas;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A tool without annotations, for {@link MeshBuilder#tool} and {@link AgentControl#register}: {@code
 * LiveTool.named("add").capability("sum").input(Terms.class).handler(terms -> terms.a() + terms.b())}. Immutable; each
 * method returns another one.
 *
 * @param <T> the type of its arguments
 */
public final class LiveTool<T> {

    private final LambdaReader.Words words;
    private final @Nullable Class<T> input;
    private final @Nullable Tool definition;
    private final @Nullable ContextHandler<T> handler;

    /** What a tool does. */
    @FunctionalInterface
    public interface Handler<T> {

        /** The result, written as that of a {@code @MeshTool} method. */
        Object call(T arguments) throws Exception;
    }

    /** What a tool does that looks at its call. */
    @FunctionalInterface
    public interface ContextHandler<T> {

        /** The result, written as that of a {@code @MeshTool} method. */
        Object call(T arguments, ToolContext context) throws Exception;
    }

    private LiveTool(
            LambdaReader.Words words,
            @Nullable Class<T> input,
            @Nullable Tool definition,
            @Nullable ContextHandler<T> handler) {
        this.words = words;
        this.input = input;
        this.definition = definition;
        this.handler = handler;
    }

    /** A tool of this name, which is its capability as well until there is another one; without arguments. */
    public static LiveTool<Map<String, Object>> named(String name) {
        return new LiveTool<>(new LambdaReader.Words(name, name, "1.0.0", "", List.of()), null, null, null);
    }

    /**
     * A tool that clients see as it is described here, its schemas, title and hints included; its capability is its name
     * until there is another one. Its arguments are JSON that the input schema allows.
     */
    public static LiveTool<ObjectNode> described(Tool definition) {
        String description = Objects.requireNonNullElse(definition.description(), "");
        return new LiveTool<>(
                new LambdaReader.Words(definition.name(), definition.name(), "1.0.0", description, List.of()),
                ObjectNode.class,
                definition,
                null);
    }

    /** What consumers ask for. */
    public LiveTool<T> capability(String capability) {
        return with(
                new LambdaReader.Words(words.name(), capability, words.version(), words.description(), words.tags()));
    }

    /** The version of what the tool promises; 1.0.0 until there is another one. */
    public LiveTool<T> version(String version) {
        return with(
                new LambdaReader.Words(words.name(), words.capability(), version, words.description(), words.tags()));
    }

    /** What the tool does, for people and models. */
    public LiveTool<T> describe(String description) {
        return with(
                new LambdaReader.Words(words.name(), words.capability(), words.version(), description, words.tags()));
    }

    /** Labels that consumers select by. */
    public LiveTool<T> tags(String... tags) {
        return with(new LambdaReader.Words(
                words.name(), words.capability(), words.version(), words.description(), List.of(tags)));
    }

    /** @param type a record: its components are the arguments, described as parameters of a method are */
    public <R extends Record> LiveTool<R> input(Class<R> type) {
        return new LiveTool<>(words, type, null, null);
    }

    /** What the tool does with its arguments. */
    public LiveTool<T> handler(Handler<? super T> next) {
        return handler((arguments, context) -> next.call(arguments));
    }

    /** What the tool does with its arguments and its call. */
    public LiveTool<T> handler(ContextHandler<T> next) {
        return new LiveTool<>(words, input, definition, next);
    }

    LocalTool local(AgentControl agent, TypeSchemas schemas) {
        if (handler == null) {
            throw new AgentDefinitionException(
                    "tool '" + words.name() + "' does nothing (expected: a handler, the last word of a LiveTool)");
        }
        return definition == null
                ? LambdaTool.of(words, input, handler::call, agent, schemas)
                : LambdaTool.of(words, definition, handler::call, agent);
    }

    private LiveTool<T> with(LambdaReader.Words next) {
        return new LiveTool<>(next, input, definition, handler);
    }
}
