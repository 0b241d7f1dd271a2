package dev.mesh4j.examples.conformance.server;

import dev.mesh4j.annotations.MeshAgent;
import dev.mesh4j.annotations.MeshTool;
import dev.mesh4j.annotations.Param;
import dev.mesh4j.protocol.mcp.CreateMessageParams;
import dev.mesh4j.protocol.mcp.LoggingLevel;
import dev.mesh4j.protocol.mcp.SamplingMessage;
import dev.mesh4j.runtime.Mesh;
import dev.mesh4j.runtime.ToolContext;
import org.jspecify.annotations.Nullable;

/** The agent, and tools that answer in the simplest way or speak while they run. */
@MeshAgent(name = "conformance-server", description = "What the MCP conformance suite calls")
public final class ConformanceServer {

    private static final long PAUSE_MILLIS = 50;

    @MeshTool(capability = "conformance", name = "test_simple_text", description = "Answers with one text")
    public String simpleText() {
        return "This is a simple text response for testing.";
    }

    @MeshTool(capability = "conformance", name = "test_error_handling", description = "Fails")
    public String errorHandling() {
        throw new IllegalStateException("This tool intentionally returns an error for testing");
    }

    @MeshTool(
            capability = "conformance",
            name = "test_tool_with_progress",
            description = "Says three times how far it is")
    public String progress(ToolContext context) throws InterruptedException {
        for (int done = 0; done <= 100; done += 50) {
            context.progress(done, 100, "Completed step " + done + " of 100");
            Thread.sleep(PAUSE_MILLIS);
        }
        return "Done";
    }

    @MeshTool(capability = "conformance", name = "test_tool_with_logging", description = "Logs three lines")
    public String logging(ToolContext context) throws InterruptedException {
        for (String line :
                new String[] {"Tool execution started", "Tool processing data", "Tool execution completed"}) {
            context.log(LoggingLevel.INFO, line);
            Thread.sleep(PAUSE_MILLIS);
        }
        return "Logged";
    }

    @MeshTool(capability = "conformance", name = "test_logging_tool", description = "Logs one line, if that is wanted")
    public String loggingTool(ToolContext context) {
        context.log(LoggingLevel.INFO, "Only for those who asked");
        return "Logged";
    }

    @MeshTool(
            capability = "conformance",
            name = "test_missing_capability",
            description = "Needs a client with a language model")
    public String missingCapability(ToolContext context) {
        return context.sample(new CreateMessageParams(100, SamplingMessage.user("Say something")))
                .text();
    }

    @MeshTool(
            capability = "conformance",
            name = "test_reconnection",
            description = "Lets go of its connection before it answers")
    public String reconnection(ToolContext context) throws InterruptedException {
        context.releaseConnection();
        Thread.sleep(PAUSE_MILLIS);
        return "Reconnection test completed successfully";
    }

    @MeshTool(
            capability = "conformance",
            name = "test_x_mcp_header",
            description = "Its region travels in a header as well")
    public String header(
            @Param(value = "Where to run", header = "Region") String region,
            @Param(value = "How much", header = "Level") @Nullable Integer level) {
        return region + " " + level;
    }

    public static void main(String[] args) {
        Mesh.run("dev.mesh4j.examples.conformance.server", args);
    }
}
