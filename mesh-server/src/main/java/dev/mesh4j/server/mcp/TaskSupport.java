package dev.mesh4j.server.mcp;

/** Whether a tool runs as a task toward clients that can follow one (extension io.modelcontextprotocol/tasks). */
public enum TaskSupport {
    /** Never. */
    NONE,
    /** For clients that declared the extension; others wait for the result. */
    OPTIONAL,
    /** Always; clients that did not declare the extension are refused. */
    REQUIRED
}
