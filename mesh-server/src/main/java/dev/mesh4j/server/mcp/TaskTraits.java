package dev.mesh4j.server.mcp;

/**
 * How a tool runs as a task.
 *
 * @param asksFirst whether it becomes a task only at {@link Exchange#startTask}, and may ask its client before
 * @param resumable whether it may run again from its beginning when the process that ran it is gone
 */
public record TaskTraits(TaskSupport support, boolean asksFirst, boolean resumable) {

    public static final TaskTraits NONE = new TaskTraits(TaskSupport.NONE, false, false);
}
