package dev.mesh4j.server.mcp;

import dev.mesh4j.protocol.mcp.InputRequest;
import java.util.Map;

/**
 * Ends the serving of a request whose client must answer first. An {@code Error}, so that a tool that catches every
 * exception does not take it for a failure; it carries no stack trace.
 */
public final class AwaitingInput extends Error {

    private static final long serialVersionUID = 1L;

    private final transient Map<String, InputRequest> questions;

    public AwaitingInput(Map<String, InputRequest> questions) {
        super("input required: " + questions.keySet(), null, false, false);
        this.questions = Map.copyOf(questions);
    }

    public Map<String, InputRequest> questions() {
        return questions;
    }
}
