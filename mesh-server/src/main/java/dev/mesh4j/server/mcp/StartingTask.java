package dev.mesh4j.server.mcp;

/**
 * Ends the serving of a request that goes on as a task. An {@code Error}, so that a tool that catches every exception
 * does not take it for a failure; it carries no stack trace.
 */
public final class StartingTask extends Error {

    private static final long serialVersionUID = 1L;

    public StartingTask() {
        super("goes on as a task", null, false, false);
    }
}
