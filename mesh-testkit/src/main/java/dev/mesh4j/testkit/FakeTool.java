package dev.mesh4j.testkit;

import dev.mesh4j.protocol.Json;
import dev.mesh4j.runtime.LiveTool;
import dev.mesh4j.runtime.RunningAgent;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** An agent whose one tool is a lambda. It is there for the mesh as any other agent. Thread-safe. */
public final class FakeTool implements AutoCloseable {

    private final List<Arguments> calls = new CopyOnWriteArrayList<>();
    private final String capability;
    private final RunningAgent agent;
    private volatile Answer answer;

    FakeTool(String capability, Answer answer, Function<LiveTool.Handler<Map<String, Object>>, RunningAgent> start) {
        this.capability = capability;
        this.answer = answer;
        this.agent = start.apply(this::call);
    }

    /** What it provides. */
    public String capability() {
        return capability;
    }

    /** The agent that it is, to be killed, delayed and so on. */
    public RunningAgent agent() {
        return agent;
    }

    /** What it was asked up to now, in the order in which the calls came, failed ones included. */
    public List<Arguments> calls() {
        return List.copyOf(calls);
    }

    /** Answers otherwise from now on. */
    public FakeTool answers(Answer with) {
        answer = with;
        return this;
    }

    /** Fails from now on, as a tool does that throws an exception with this message. */
    public FakeTool failing(String why) {
        return answers(arguments -> {
            throw new IllegalArgumentException(why);
        });
    }

    /** Leaves the mesh; idempotent. */
    @Override
    public void close() {
        agent.close();
    }

    private Object call(Map<String, Object> asked) throws Exception {
        Arguments arguments = new Arguments(Json.mapper().valueToTree(asked));
        calls.add(arguments);
        return answer.answer(arguments);
    }
}
