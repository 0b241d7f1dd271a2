package dev.mesh4j.runtime;

import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * A client of a dependency whose arguments and result are given as data. Thread-safe.
 *
 * <p>Arguments are a {@code Map} or a record; its entries or components are the tool's arguments by name. Every call
 * throws {@link DependencyUnavailableException} when no provider could be reached, {@link RemoteToolException} when the
 * tool itself failed, and {@link dev.mesh4j.protocol.client.CallException} when a call was sent and brought no result.
 */
public interface RemoteTool {

    /** The tool's structured result, or its text as a JSON string when it has none. */
    JsonNode call(Object arguments);

    /** The tool's result as a {@code T}. */
    <T> T call(Object arguments, Class<T> type);

    /** The tool's result as a generic type, such as {@code new TypeRef<List<Commit>>() {}}. */
    <T> T call(Object arguments, TypeRef<T> type);

    /**
     * The tool's items as they come, text as JSON strings. A tool that does not stream gives the elements of its list, or
     * its one result. The call is made when the first item is asked for, and waits while none is; closing the stream
     * before its end cancels it. The time-out is the longest wait for the next item. What went wrong is thrown where an
     * item is asked for.
     */
    Stream<JsonNode> stream(Object arguments);

    /** As above, each item as a {@code T}. */
    <T> Stream<T> stream(Object arguments, Class<T> type);

    /** Whether a provider is known now; the next call may still fail. */
    boolean isAvailable();

    /** The same tool, called with these options. */
    RemoteTool with(CallOptions options);
}
