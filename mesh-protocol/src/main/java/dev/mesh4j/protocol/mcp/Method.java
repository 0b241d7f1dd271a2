package dev.mesh4j.protocol.mcp;

/** The names of MCP's methods, requests first. */
public final class Method {

    public static final String DISCOVER = "server/discover";
    public static final String TOOLS_LIST = "tools/list";
    public static final String TOOLS_CALL = "tools/call";
    public static final String PROMPTS_LIST = "prompts/list";
    public static final String PROMPTS_GET = "prompts/get";
    public static final String RESOURCES_LIST = "resources/list";
    public static final String RESOURCES_TEMPLATES_LIST = "resources/templates/list";
    public static final String RESOURCES_READ = "resources/read";
    public static final String COMPLETE = "completion/complete";
    public static final String LISTEN = "subscriptions/listen";

    /** Tasks: an extension since 2026-07-28, core in 2025-11-25. */
    public static final String TASKS_GET = "tasks/get";

    public static final String TASKS_CANCEL = "tasks/cancel";

    /** Extension only. */
    public static final String TASKS_UPDATE = "tasks/update";

    /** 2025-11-25 only. */
    public static final String TASKS_RESULT = "tasks/result";

    public static final String TASKS_LIST = "tasks/list";

    /** Legacy era. */
    public static final String INITIALIZE = "initialize";

    public static final String PING = "ping";
    public static final String SET_LEVEL = "logging/setLevel";
    public static final String RESOURCES_SUBSCRIBE = "resources/subscribe";
    public static final String RESOURCES_UNSUBSCRIBE = "resources/unsubscribe";

    /** Asked of a client: within a result since 2026-07-28, as a request before. */
    public static final String ELICIT = "elicitation/create";

    public static final String CREATE_MESSAGE = "sampling/createMessage";
    public static final String ROOTS_LIST = "roots/list";

    public static final String CANCELLED = "notifications/cancelled";
    public static final String PROGRESS = "notifications/progress";
    public static final String LOG_MESSAGE = "notifications/message";
    public static final String TOOLS_CHANGED = "notifications/tools/list_changed";
    public static final String PROMPTS_CHANGED = "notifications/prompts/list_changed";
    public static final String RESOURCES_CHANGED = "notifications/resources/list_changed";
    public static final String RESOURCE_UPDATED = "notifications/resources/updated";
    public static final String ACKNOWLEDGED = "notifications/subscriptions/acknowledged";

    /** The full state of a task; extension only. */
    public static final String TASK_CHANGED = "notifications/tasks";

    /** 2025-11-25 only. */
    public static final String TASK_STATUS = "notifications/tasks/status";

    public static final String ELICITATION_COMPLETE = "notifications/elicitation/complete";

    /** Legacy era. */
    public static final String INITIALIZED = "notifications/initialized";

    public static final String ROOTS_CHANGED = "notifications/roots/list_changed";

    private Method() {}
}
