package dev.mesh4j.runtime;

import dev.mesh4j.runtime.invoke.LambdaTool;
import dev.mesh4j.runtime.invoke.LocalTool;
import dev.mesh4j.runtime.scan.AgentDefinitionException;
import dev.mesh4j.runtime.scan.LambdaReader;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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

    private LiveTool(LambdaReader.Words words, @Nullable Class<T> input, @Nullable ContextHandler<T> handler) {
        this.words = words;
        this.input = input;
        this.handler = handler;
    }

    /** A tool of this name, which is its capability as well until there is another one; without arguments. */
    public static LiveTool<Map<String, Object>> named(String name) {
        return new LiveTool<>(new LambdaReader.Words(name, name, "1.0.0", "", List.of()), null, null);
    }

    public LiveTool<T> capability(String capability) {
        return with(
                new LambdaReader.Words(words.name(), capability, words.version(), words.description(), words.tags()));
    }

    public LiveTool<T> version(String version) {
        return with(
                new LambdaReader.Words(words.name(), words.capability(), version, words.description(), words.tags()));
    }

    public LiveTool<T> describe(String description) {
        return with(
                new LambdaReader.Words(words.name(), words.capability(), words.version(), description, words.tags()));
    }

    public LiveTool<T> tags(String... tags) {
        return with(new LambdaReader.Words(
                words.name(), words.capability(), words.version(), words.description(), List.of(tags)));
    }

    /** @param type a record: its components are the arguments, described as parameters of a method are */
    public <R extends Record> LiveTool<R> input(Class<R> type) {
        return new LiveTool<>(words, type, null);
    }

    public LiveTool<T> handler(Handler<? super T> next) {
        return handler((arguments, context) -> next.call(arguments));
    }

    public LiveTool<T> handler(ContextHandler<T> next) {
        return new LiveTool<>(words, input, next);
    }

    LocalTool local(AgentControl agent) {
        if (handler == null) {
            throw new AgentDefinitionException(
                    "tool '" + words.name() + "' does nothing (expected: a handler, the last word of a LiveTool)");
        }
        return LambdaTool.of(words, input, handler::call, agent);
    }

    /** It alone, as an agent offers it. */
    Offer offer(AgentControl agent) {
        LocalTool local = local(agent);
        return new Offer(Map.of(local.descriptor().name(), local), Map.of(), List.of(), List.of());
    }

    private LiveTool<T> with(LambdaReader.Words next) {
        return new LiveTool<>(next, input, handler);
    }
}
