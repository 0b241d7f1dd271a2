package dev.mesh4j.server.mcp;

import dev.mesh4j.protocol.mcp.CallToolResult;
import dev.mesh4j.protocol.mcp.CompleteParams;
import dev.mesh4j.protocol.mcp.CompleteResult;
import dev.mesh4j.protocol.mcp.GetPromptResult;
import dev.mesh4j.protocol.mcp.ReadResourceResult;
import tools.jackson.databind.node.ObjectNode;

/** A service whose tools are called only as {@link Admission} allows; all else passes. */
record AdmittedService(McpService service, Admission admission) implements McpService {

    @Override
    public CallToolResult call(String tool, ObjectNode arguments, Exchange exchange) {
        return admission.admit(() -> service.call(tool, arguments, exchange));
    }

    @Override
    public Catalog catalog() {
        return service.catalog();
    }

    @Override
    public Changes changes() {
        return service.changes();
    }

    @Override
    public GetPromptResult prompt(String name, ObjectNode arguments, Exchange exchange) {
        return service.prompt(name, arguments, exchange);
    }

    @Override
    public ReadResourceResult read(String uri, Exchange exchange) {
        return service.read(uri, exchange);
    }

    @Override
    public CompleteResult complete(CompleteParams params, Exchange exchange) {
        return service.complete(params, exchange);
    }

    @Override
    public boolean offersTasks() {
        return service.offersTasks();
    }

    @Override
    public TaskTraits taskTraits(String tool) {
        return service.taskTraits(tool);
    }
}
