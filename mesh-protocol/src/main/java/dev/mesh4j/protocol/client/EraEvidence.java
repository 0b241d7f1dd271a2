package dev.mesh4j.protocol.client;

import dev.mesh4j.protocol.jsonrpc.ErrorCode;
import dev.mesh4j.protocol.jsonrpc.JsonRpcError;
import org.jspecify.annotations.Nullable;

/** What an error says about the era of the server that sent it (MCP 2026-07-28, versioning). */
final class EraEvidence {

    private EraEvidence() {}

    /** A 4xx to a modern request is evidence unless it is about authorization or an error of the stateless era. */
    static boolean isLegacy(int status, @Nullable JsonRpcError error) {
        boolean refused = status >= 400 && status < 500 && status != 401 && status != 403;
        return refused && !isModern(status, error);
    }

    /** Only a server of the stateless era sends these. */
    static boolean isModern(int status, @Nullable JsonRpcError error) {
        return error != null
                && (ErrorCode.isModern(error.code())
                        || (status == 404 && error.code() == ErrorCode.METHOD_NOT_FOUND.number()));
    }
}
