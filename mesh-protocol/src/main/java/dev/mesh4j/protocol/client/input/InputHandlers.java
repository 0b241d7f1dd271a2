package dev.mesh4j.protocol.client.input;

import dev.mesh4j.protocol.jsonrpc.ErrorCode;
import dev.mesh4j.protocol.jsonrpc.JsonRpcException;
import dev.mesh4j.protocol.mcp.ClientCapabilities;
import dev.mesh4j.protocol.mcp.CreateMessageParams;
import dev.mesh4j.protocol.mcp.CreateMessageResult;
import dev.mesh4j.protocol.mcp.ElicitParams;
import dev.mesh4j.protocol.mcp.ElicitResult;
import dev.mesh4j.protocol.mcp.InputRequest;
import dev.mesh4j.protocol.mcp.InputResponse;
import dev.mesh4j.protocol.mcp.ListRootsResult;
import dev.mesh4j.protocol.mcp.Root;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Who answers what a server asks; a kind without a handler is not declared as a capability. Handlers may block, and must
 * be thread-safe.
 *
 * @param form shows a form, see {@link FormDefaults}; must let the user decline
 * @param url shows where to go and why; must not open it without consent
 * @param sampling asks a language model
 * @param roots where a server may work
 */
public record InputHandlers(
        @Nullable Function<ElicitParams.Form, ElicitResult> form,
        @Nullable Function<ElicitParams.Url, ElicitResult> url,
        @Nullable Function<CreateMessageParams, CreateMessageResult> sampling,
        @Nullable Supplier<List<Root>> roots) {

    public static final InputHandlers NONE = new InputHandlers(null, null, null, null);

    public InputHandlers withForm(Function<ElicitParams.Form, ElicitResult> form) {
        return new InputHandlers(form, url, sampling, roots);
    }

    public InputHandlers withUrl(Function<ElicitParams.Url, ElicitResult> url) {
        return new InputHandlers(form, url, sampling, roots);
    }

    public InputHandlers withSampling(Function<CreateMessageParams, CreateMessageResult> sampling) {
        return new InputHandlers(form, url, sampling, roots);
    }

    public InputHandlers withRoots(Supplier<List<Root>> roots) {
        return new InputHandlers(form, url, sampling, roots);
    }

    /** What a client with these handlers can do. */
    public ClientCapabilities capabilities() {
        ClientCapabilities all = ClientCapabilities.NONE;
        all = form == null ? all : all.withForm();
        all = url == null ? all : all.withUrl();
        all = sampling == null ? all : all.withSampling();
        return roots == null ? all : all.withRoots();
    }

    /**
     * Has a request answered.
     *
     * @throws JsonRpcException {@link ErrorCode#METHOD_NOT_FOUND} when its kind has no handler
     */
    public InputResponse answer(InputRequest request) {
        return switch (request) {
            case InputRequest.Elicit(ElicitParams.Form params) when form != null -> form.apply(params);
            case InputRequest.Elicit(ElicitParams.Url params) when url != null -> url.apply(params);
            case InputRequest.CreateMessage(CreateMessageParams params) when sampling != null -> sampling.apply(params);
            case InputRequest.ListRoots asked when roots != null -> new ListRootsResult(roots.get(), null);
            case InputRequest unhandled ->
                throw new JsonRpcException(
                        ErrorCode.METHOD_NOT_FOUND,
                        unhandled.method() + " (expected: what this client declared as its capabilities)");
        };
    }
}
