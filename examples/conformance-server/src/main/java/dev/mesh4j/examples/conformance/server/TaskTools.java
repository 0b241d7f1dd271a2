package dev.mesh4j.examples.conformance.server;

import dev.mesh4j.annotations.MeshTool;
import dev.mesh4j.annotations.TaskMode;
import dev.mesh4j.protocol.mcp.InputRequest;
import dev.mesh4j.runtime.McpErrorException;
import dev.mesh4j.runtime.ToolContext;
import java.util.LinkedHashMap;
import java.util.Map;

/** Tools that run as tasks, and one that does not. */
public final class TaskTools {

    record Confirmation(boolean confirm) {}

    record Person(String name) {}

    @MeshTool(capability = "conformance", name = "greet", description = "Greets at once")
    public String greet(String name) {
        return "Hello, " + name + "!";
    }

    @MeshTool(
            capability = "conformance",
            name = "slow_compute",
            description = "Takes some seconds",
            task = TaskMode.OPTIONAL)
    public String slowCompute(int seconds, String label) throws InterruptedException {
        Thread.sleep(seconds * 1000L);
        return label + " is done";
    }

    @MeshTool(
            capability = "conformance",
            name = "failing_job",
            description = "Fails as a tool does",
            task = TaskMode.REQUIRED)
    public String failingJob() {
        throw new IllegalStateException("This job intentionally fails");
    }

    @MeshTool(
            capability = "conformance",
            name = "protocol_error_job",
            description = "Fails as a request does",
            task = TaskMode.OPTIONAL)
    public String protocolErrorJob() {
        throw new McpErrorException(-32602, "This job intentionally answers with an error");
    }

    @MeshTool(
            capability = "conformance",
            name = "confirm_delete",
            description = "Asks before it deletes",
            task = TaskMode.OPTIONAL)
    public String confirmDelete(String filename, ToolContext context) {
        boolean confirmed = context.elicit("Delete " + filename + "?", Confirmation.class)
                .map(Confirmation::confirm)
                .orElse(false);
        return filename + (confirmed ? " was deleted" : " was kept");
    }

    @MeshTool(
            capability = "conformance",
            name = "multi_input",
            description = "Asks two questions at once",
            task = TaskMode.OPTIONAL)
    public String multiInput(ToolContext context) {
        Map<String, InputRequest> questions = new LinkedHashMap<>();
        questions.put("first", InputRequest.elicit(RoundTools.NAME));
        questions.put("second", InputRequest.elicit(RoundTools.NAME));
        return "Got " + context.ask(questions).keySet();
    }

    @MeshTool(
            capability = "conformance",
            name = "test_tool_with_task",
            description = "Asks first, and then becomes a task",
            task = TaskMode.OPTIONAL,
            asksFirst = true)
    public String toolWithTask(ToolContext context) {
        String name = context.elicit("What is your name?", Person.class)
                .map(Person::name)
                .orElse("stranger");
        context.startTask();
        return "Hello, " + name + "!";
    }
}
