package dev.mesh4j.runtime.session;

import dev.mesh4j.protocol.jsonrpc.ErrorCode;
import dev.mesh4j.protocol.jsonrpc.JsonRpcException;
import dev.mesh4j.protocol.mcp.Headers;
import dev.mesh4j.server.mcp.Exchange;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Which session a call belongs to. */
public final class SessionId {

    /** The argument that names it where no header does. */
    public static final String ARGUMENT = "session_id";

    private static final Pattern FORM = Pattern.compile("[a-zA-Z0-9._:-]{1,128}");
    private static final String EXPECTED = " (expected: 1 to 128 of a-z A-Z 0-9 . _ : -)";

    private SessionId() {}

    /** Nobody guesses it. */
    public static String random() {
        return UUID.randomUUID().toString();
    }

    public static boolean isValid(String id) {
        return FORM.matcher(id).matches();
    }

    /**
     * The header's, else the argument's, else that of the legacy session, else a new one, if the tool does not require one.
     *
     * @param arguments from which the argument is taken out unless it is the tool's own
     * @throws JsonRpcException {@code -32602} when it has another form, or there must be one
     */
    static String of(SessionUse tool, ObjectNode arguments, Exchange exchange) {
        JsonNode argument = arguments.get(ARGUMENT);
        if (!tool.ownArgument()) {
            arguments.remove(ARGUMENT);
        }
        String header = exchange.header(SessionHeaders.SESSION_ID);
        if (header != null) {
            return checked(SessionHeaders.SESSION_ID, header.strip());
        }
        if (argument != null && !argument.isNull() && (argument.isString() || !tool.ownArgument())) {
            return checked(ARGUMENT, argument.isString() ? argument.asString() : null);
        }
        String legacy = exchange.header(Headers.SESSION_ID);
        if (legacy != null) {
            return checked(Headers.SESSION_ID, legacy.strip());
        }
        if (tool.required()) {
            throw new JsonRpcException(
                    ErrorCode.INVALID_PARAMS,
                    "tool '" + tool.tool() + "' is called within a session only (expected: " + SessionHeaders.SESSION_ID
                            + " in the headers, or " + ARGUMENT + " in the arguments)");
        }
        // the same one when the call is served again from its beginning
        return exchange.once("dev.mesh4j/session", () -> StringNode.valueOf(random()))
                .asString();
    }

    private static String checked(String where, @Nullable String id) {
        if (id == null || !isValid(id)) {
            throw new JsonRpcException(
                    ErrorCode.INVALID_PARAMS,
                    where + ": "
                            + (id == null
                                    ? "no string"
                                    : id.length() > 128 ? id.length() + " characters" : "'" + id + "'")
                            + EXPECTED);
        }
        return id;
    }
}
