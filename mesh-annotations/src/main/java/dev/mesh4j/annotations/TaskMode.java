package dev.mesh4j.annotations;

/** Whether a tool runs as a task, which goes on after its call was answered (MCP tasks extension). */
public enum TaskMode {
    /** The caller waits for the result. */
    NONE,
    /** A task for callers that can follow one; others wait for the result. */
    OPTIONAL,
    /** Always a task; callers that cannot follow one are refused. */
    REQUIRED
}
