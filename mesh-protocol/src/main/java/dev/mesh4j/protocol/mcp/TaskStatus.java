package dev.mesh4j.protocol.mcp;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Where a task stands. */
public enum TaskStatus {
    @JsonProperty("working")
    WORKING,
    @JsonProperty("input_required")
    INPUT_REQUIRED,
    @JsonProperty("completed")
    COMPLETED,
    /** By a JSON-RPC error; a tool's own error is {@link #COMPLETED}. */
    @JsonProperty("failed")
    FAILED,
    @JsonProperty("cancelled")
    CANCELLED;

    /** Whether it never changes again. */
    public boolean isFinal() {
        return this == COMPLETED || this == FAILED || this == CANCELLED;
    }
}
