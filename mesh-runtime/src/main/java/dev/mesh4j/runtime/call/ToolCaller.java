package dev.mesh4j.runtime.call;

import dev.mesh4j.protocol.client.CallException;
import dev.mesh4j.protocol.client.HttpTransport;
import dev.mesh4j.protocol.client.McpClient;
import dev.mesh4j.protocol.mcp.CallToolResult;
import dev.mesh4j.runtime.DependencyUnavailableException;
import dev.mesh4j.runtime.OverloadedException;
import dev.mesh4j.runtime.invoke.LocalExchange;
import dev.mesh4j.runtime.invoke.LocalTool;
import dev.mesh4j.runtime.policy.CallPolicy;
import dev.mesh4j.runtime.policy.PolicyLayer;
import dev.mesh4j.runtime.session.SessionId;
import java.lang.ref.Cleaner;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes calls as their policy says: chooses the provider, tries the next one where nothing was executed, repeats only what
 * may be repeated, and within the time. Thread-safe.
 */
public final class ToolCaller {

    private final McpClient client;
    private final PeerProbe probe;
    private final TopologyRefresh topology;
    private final Duration defaultTimeout;
    private final List<CallDecorator> decorators;
    private final CallSessions sessions;
    private final Cleaner cleaner =
            Cleaner.create(Thread.ofVirtual().name("mesh-forgotten-streams").factory());
    private final CallObserver observer;

    /**
     * @param defaultTimeout of calls for which nobody says one
     * @param decorators in the order in which they see a call
     * @param observer hears of the calls that are made here
     */
    public ToolCaller(
            McpClient client,
            HttpTransport http,
            TopologyRefresh topology,
            Duration defaultTimeout,
            List<CallDecorator> decorators,
            CallObserver observer) {
        this.client = client;
        this.probe = new PeerProbe(http);
        this.topology = topology;
        this.defaultTimeout = defaultTimeout;
        this.decorators = List.copyOf(decorators);
        this.sessions = new CallSessions(http);
        this.observer = observer;
    }

    /** Hears of the calls that are made here. */
    public CallObserver observer() {
        return observer;
    }

    /**
     * Calls a tool; a result that says the tool failed is returned.
     *
     * @throws DependencyUnavailableException when no provider could be reached
     * @throws OverloadedException when every provider refused the call
     * @throws CallException when a call was sent and brought no result
     */
    public CallToolResult call(Calling calling, RetryBudget budget) {
        Function<LocalTool, CallToolResult> local =
                tool -> tool.call(localArguments(calling, tool), new LocalExchange());
        Sender<CallToolResult> sender =
                (call, left) -> client.callTool(call.provider().peer().endpoint(), call.toolCall(left));
        return call(calling, budget, sender, local);
    }

    /**
     * Calls a tool whose items are read as they come, as {@link #call} does until the first of them; whoever gets them
     * closes them. From a tool that does not stream it brings the result alone.
     */
    public OpenItems stream(Calling calling, RetryBudget budget) {
        if (calling.target().get() instanceof Target.Local(LocalTool tool)) {
            return local(tool, calling);
        }
        long begun = System.nanoTime();
        try {
            OpenItems items =
                    new Attempts<>(this, calling, budget, new StreamSender(client), tool -> local(tool, calling)).run();
            items.atEnd(failure -> calling.observer().ended(CallObserver.Outcome.ofStream(failure), since(begun)));
            return items.closedBy(cleaner);
        } catch (RuntimeException e) {
            calling.observer().ended(CallObserver.Outcome.of(e), since(begun));
            throw e;
        }
    }

    private OpenItems local(LocalTool tool, Calling calling) {
        ObjectNode arguments = localArguments(calling, tool);
        return LocalStream.open(tool, calling, arguments, policy(calling, null).timeout())
                .closedBy(cleaner);
    }

    private static long since(long begun) {
        return System.nanoTime() - begun;
    }

    private <T> T call(Calling calling, RetryBudget budget, Sender<T> sender, Function<LocalTool, T> local) {
        Target target = calling.target().get();
        if (target instanceof Target.Local(LocalTool tool)) {
            return local.apply(tool);
        }
        long begun = System.nanoTime();
        CallObserver.Outcome outcome = CallObserver.Outcome.REFUSED;
        try {
            T result = remote(calling, target, budget, sender, local);
            outcome = CallObserver.Outcome.of(result);
            return result;
        } catch (RuntimeException e) {
            outcome = CallObserver.Outcome.of(e);
            throw e;
        } finally {
            calling.observer().ended(outcome, since(begun));
        }
    }

    private <T> T remote(
            Calling calling, Target target, RetryBudget budget, Sender<T> sender, Function<LocalTool, T> local) {
        Attempts<T> attempts = new Attempts<>(this, calling, budget, sender, local);
        Duration hedgeAfter = calling.hedgeAfter();
        return hedgeAfter != null && !attempts.isSticky() && mayHedge(calling, target)
                ? new Hedge<T>(hedgeAfter, budget, calling.within()).run(attempts)
                : attempts.run();
    }

    /** What may be executed twice, by two. */
    private boolean mayHedge(Calling calling, Target target) {
        return target instanceof Target.Remote(Candidates candidates)
                && candidates.ranked().size() > 1
                && policy(calling, candidates.first()).idempotent();
    }

    CallPolicy policy(Calling calling, @Nullable Provider provider) {
        return provider == null
                ? CallPolicy.of(
                        calling.options().policy().over(calling.dependency().layer()), defaultTimeout)
                : provider.policy(calling.options().policy(), defaultTimeout);
    }

    CallSessions sessions() {
        return sessions;
    }

    /** A session's id travels as argument where there are no headers. */
    ObjectNode localArguments(Calling calling, LocalTool tool) {
        ObjectNode arguments = calling.arguments().deepCopy();
        if (tool.isSticky() && !arguments.has(SessionId.ARGUMENT)) {
            PolicyLayer said = calling.options()
                    .policy()
                    .over(calling.dependency().layer())
                    .over(tool.descriptor().policy());
            CallSession session = sessions.of(calling, CallPolicy.of(said, defaultTimeout));
            if (session != null) {
                arguments.put(SessionId.ARGUMENT, session.id());
                session.endWith(() -> tool.endSession(session.id()));
            }
        }
        return arguments;
    }

    PeerProbe probe() {
        return probe;
    }

    TopologyRefresh topology() {
        return topology;
    }

    OutgoingCall outgoing(Calling calling, Provider provider, CallPolicy policy) {
        OutgoingCall call = new OutgoingCall(calling, provider, policy);
        decorators.forEach(decorator -> decorator.decorate(call));
        return call;
    }
}
