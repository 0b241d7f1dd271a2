package dev.mesh4j.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A public method that is served as an MCP tool and offered to the mesh under a capability.
 *
 * <p>Parameters are the tool's arguments by name, except those whose type is injected: a {@code RemoteTool}, a plain
 * interface, or an {@code Optional} of either is a client of a dependency; a {@code ToolContext} is the call itself.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface MeshTool {

    /** What consumers ask for: a letter, then up to 127 characters of {@code [a-zA-Z0-9_.-]}. */
    String capability();

    /** The MCP tool name, unique in the agent: 1 to 128 characters of {@code [A-Za-z0-9_.-]}. Empty: the method's name. */
    String name() default "";

    /** What the tool does, for people and models. */
    String description() default "";

    /** The version of what the tool promises, matched by {@link Dependency#version()}. */
    String version() default "1.0.0";

    /** Labels that consumers select by, exact and case-sensitive: {@code [a-zA-Z0-9_.:/-]}, first a letter or digit. */
    String[] tags() default {};

    /**
     * What the tool calls, bound in order to the parameters that are dependency clients and carry no
     * {@link Dependency} of their own. Another number of entries than such parameters stops the start.
     */
    Dependency[] dependencies() default {};

    /** For people; empty: the name. */
    String title() default "";

    /** Whether the tool changes nothing; a hint to clients. */
    boolean readOnly() default false;

    /**
     * The JSON Schema (2020-12) of the arguments, as JSON text. Empty: derived from the parameters, which otherwise take
     * their values from the arguments by name all the same.
     */
    String inputSchema() default "";

    /**
     * Whether the tool runs as a task: its call is answered at once, and the method runs on behind it. What it asks its
     * client then waits in the task until the client answers.
     */
    TaskMode task() default TaskMode.NONE;

    /**
     * Whether the tool becomes a task only where its method calls {@code ToolContext.startTask()}. What it asks before is
     * answered first, in rounds, as for a tool that is no task; a method that returns before has answered its call. The
     * method runs from its beginning in each round, and once more as the task.
     */
    boolean asksFirst() default false;

    /**
     * Whether a task of this tool may run again from its beginning when the agent that ran it is gone before it ended, up
     * to three times in all. Its client's answers and what is in {@code ToolContext.once} are kept. Otherwise such a task
     * has failed. This takes Redis: without it, tasks end with the process.
     */
    boolean resumable() default false;

    /**
     * How long a call may take, all its attempts together, such as {@code 500ms}, {@code 5s} or {@code 2m}; for a stream,
     * how long its consumer waits for the next item. Empty: the consumer's {@code call-timeout}. As all that follows it is
     * the default for consumers, who may say otherwise ({@link Dependency}, {@code CallOptions}).
     */
    String timeout() default "";

    /**
     * How often a failed call is made again, at most 10: one that was provably not executed always, one that may have been
     * executed only when the tool is {@link #idempotent}. Going to another provider because one cannot be reached does not
     * count, and overload is not waited out. -1: twice when idempotent, else never.
     */
    int retryCount() default -1;

    /** Whether executing a call twice does no more than executing it once. */
    boolean idempotent() default false;

    /** Whether the result comes in items while the method runs. A return type of {@code Stream} implies it. */
    boolean streaming() default false;

    /** Whether a call without the mesh's token is refused. */
    boolean authRequired() default false;

    /** Headers that consumers add to each call, each as {@code Name: value}. Never secrets: the registry shows them. */
    String[] customHeaders() default {};

    /** Whether a call must belong to a session; all calls of one session go to the same instance. */
    boolean sessionRequired() default false;

    /** Whether the tool keeps what belongs to a session; a parameter of type {@code Session} is injected. */
    boolean stateful() default false;

    /** Whether consumers open a session by themselves where none is given, and end it. */
    boolean autoSessionManagement() default false;

    /**
     * Whether an instance that failed is asked for its health before it gets calls again. Otherwise the next call is the
     * trial.
     */
    boolean healthCheck() default false;
}
