package dev.mesh4j.runtime;

import dev.mesh4j.protocol.mcp.ClientCapabilities;
import dev.mesh4j.protocol.mcp.CreateMessageParams;
import dev.mesh4j.protocol.mcp.CreateMessageResult;
import dev.mesh4j.protocol.mcp.ElicitParams;
import dev.mesh4j.protocol.mcp.ElicitResult;
import dev.mesh4j.protocol.mcp.InputRequest;
import dev.mesh4j.protocol.mcp.InputResponse;
import dev.mesh4j.protocol.mcp.LoggingLevel;
import dev.mesh4j.protocol.mcp.Root;
import dev.mesh4j.protocol.mcp.TraceContext;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The call that a tool, prompt or resource serves; a parameter of this type is injected. Thread-safe.
 *
 * <p>In a task there is no client to hear of progress or log lines, and questions wait until it looks; the method does not
 * run again for them.
 *
 * <p>Questions to the client are written as ordinary blocking code. Toward clients of 2026-07-28 the method is run again
 * from its beginning with the answers so far, since a server keeps nothing between requests: what stands before a question
 * runs once more, unless it is in {@link #once}. A question is known by its key; those without one are numbered in the
 * order in which they are asked. Each throws an error that the client sees when the client did not declare that it can
 * answer.
 */
public interface ToolContext {

    /** What the client declared that it can do. */
    ClientCapabilities client();

    /** The first value of an HTTP header; empty in a task, whose request is over. */
    Optional<String> header(String name);

    /** The agent that says it makes the call, which is no authentication; empty when it is none. */
    Optional<Caller> caller();

    /** The same for all calls that one first call led to; log lines of the call carry it too. */
    String correlationId();

    /** Where the call stands in a trace; empty: in none. */
    Optional<TraceContext> trace();

    /** Says how far the work is, in units of the tool's choice; more than the last time. */
    void progress(double done);

    /** As above, with how much there is to do. */
    void progress(double done, double total);

    /** As above, with a line for people. */
    void progress(double done, double total, String message);

    /**
     * Adds an item to the result of the tool, which an agent that streams reads at once; waits while it does not read.
     * Other clients get all items in the result: strings joined as text, others as {@code items} of an object, together
     * at most 4 Mi characters. What a method returns beside is the result for clients that do not stream.
     *
     * @param item a string, or what is written as JSON; never null
     * @throws java.util.concurrent.CancellationException when nobody waits for it any more
     */
    void emit(Object item);

    /** Sends a log line to the client, if it asked for lines of this level. Never secrets. */
    void log(LoggingLevel level, Object data);

    /** Asks the user to fill in a form, or to open a page. */
    ElicitResult elicit(ElicitParams question);

    /** As above, known by a key. */
    ElicitResult elicit(String key, ElicitParams question);

    /**
     * Asks the user to fill in the components of a record: strings, numbers, booleans and enums.
     *
     * @return empty when the user declined or cancelled
     */
    <T extends Record> Optional<T> elicit(String message, Class<T> form);

    /** Asks the client's language model. */
    CreateMessageResult sample(CreateMessageParams question);

    /** As above, known by a key. */
    CreateMessageResult sample(String key, CreateMessageParams question);

    /** Where the client lets the tool work. */
    List<Root> roots();

    /** As above, known by a key. */
    List<Root> roots(String key);

    /** Asks several questions at once; the answers have the same keys. */
    Map<String, InputResponse> ask(Map<String, InputRequest> questions);

    /** The value of a step that must not be repeated when the method runs again; it is written as JSON. */
    <T> T once(String key, Class<T> type, Supplier<T> step);

    /**
     * From here on the call is a task, for a tool with {@code asksFirst} and a client that can follow tasks; otherwise
     * nothing. What was asked before came in rounds; what is asked from now on waits in the task. The method runs once
     * more from its beginning, with the answers so far.
     */
    void startTask();

    /** How much longer the caller waits, where it said so; zero when its time is over. Calls to other tools do not outlast it. */
    Optional<Duration> remaining();

    /** Whether nobody waits for the result any more. The thread is interrupted then as well. */
    boolean isCancelled();

    /** Runs when nobody waits for the result any more, at once if that is so already. */
    void onCancel(Runnable action);

    /** Lets go of the client's connection where the client can fetch the result later (2025-11-25); otherwise nothing. */
    void releaseConnection();

    /** Changes what this agent offers. */
    AgentControl agent();
}
