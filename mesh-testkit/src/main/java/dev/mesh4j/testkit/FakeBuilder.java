package dev.mesh4j.testkit;

import dev.mesh4j.runtime.LiveTool;
import java.util.Map;
import java.util.function.Function;

/** A provider of one capability, in the making. Not thread-safe. */
public final class FakeBuilder {

    private final Function<FakeBuilder, FakeTool> start;
    private final String capability;
    private String name;
    private String version = "1.0.0";
    private String[] tags = {};
    private Answer answer = arguments -> "";

    FakeBuilder(String capability, Function<FakeBuilder, FakeTool> start) {
        this.capability = capability;
        this.start = start;
        this.name = "fake-" + capability.replaceAll("[^a-zA-Z0-9_-]", "-");
    }

    /** The agent's name; {@code fake-} and the capability without it. */
    public FakeBuilder name(String agent) {
        this.name = agent;
        return this;
    }

    /** The tool's version; {@code 1.0.0} without it. */
    public FakeBuilder version(String ofTool) {
        this.version = ofTool;
        return this;
    }

    /** Those of its tool. */
    public FakeBuilder tags(String... ofTool) {
        this.tags = ofTool.clone();
        return this;
    }

    /** Starts it, and returns when it has joined and the agents of this mesh know it. */
    public FakeTool answers(Answer with) {
        this.answer = with;
        return start.apply(this);
    }

    String capability() {
        return capability;
    }

    String name() {
        return name;
    }

    Answer answer() {
        return answer;
    }

    LiveTool<Map<String, Object>> tool(LiveTool.Handler<Map<String, Object>> handler) {
        return LiveTool.named(capability.replaceAll("[^a-zA-Z0-9_-]", "_"))
                .capability(capability)
                .describe("Stands in for a provider of " + capability)
                .version(version)
                .tags(tags)
                .handler(handler);
    }
}
