package dev.mesh4j.protocol.mcp;

import dev.mesh4j.protocol.Json;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a client can do; an absent member it cannot.
 *
 * @param extensions settings by extension id, since 2026-07-28
 * @param tasks the tasks of 2025-11-25 only; later an extension
 */
public record ClientCapabilities(
        @Nullable Roots roots,
        @Nullable Sampling sampling,
        @Nullable Elicitation elicitation,
        @Nullable Map<String, JsonNode> extensions,
        @Nullable Map<String, JsonNode> experimental,
        @Nullable JsonNode tasks) {

    public static final ClientCapabilities NONE = new ClientCapabilities(null, null, null, null, null, null);

    /** An {@code elicitation} without members means the form. */
    public boolean supportsForm() {
        return elicitation != null && (elicitation.form != null || elicitation.url == null);
    }

    public boolean supportsUrl() {
        return elicitation != null && elicitation.url != null;
    }

    public boolean supportsSampling() {
        return sampling != null;
    }

    public boolean supportsSamplingTools() {
        return sampling != null && sampling.tools != null;
    }

    public boolean supportsRoots() {
        return roots != null;
    }

    public boolean supportsExtension(String id) {
        return extensions != null && extensions.containsKey(id);
    }

    public ClientCapabilities withRoots() {
        return new ClientCapabilities(new Roots(null), sampling, elicitation, extensions, experimental, tasks);
    }

    public ClientCapabilities withSampling() {
        return new ClientCapabilities(roots, new Sampling(null, null), elicitation, extensions, experimental, tasks);
    }

    public ClientCapabilities withSamplingTools() {
        Sampling withTools = new Sampling(Json.mapper().createObjectNode(), sampling == null ? null : sampling.context);
        return new ClientCapabilities(roots, withTools, elicitation, extensions, experimental, tasks);
    }

    public ClientCapabilities withForm() {
        Elicitation form =
                new Elicitation(Json.mapper().createObjectNode(), elicitation == null ? null : elicitation.url);
        return new ClientCapabilities(roots, sampling, form, extensions, experimental, tasks);
    }

    public ClientCapabilities withUrl() {
        JsonNode form = supportsForm() ? Json.mapper().createObjectNode() : null;
        Elicitation url = new Elicitation(form, Json.mapper().createObjectNode());
        return new ClientCapabilities(roots, sampling, url, extensions, experimental, tasks);
    }

    public ClientCapabilities withExtension(String id, JsonNode settings) {
        Map<String, JsonNode> all = new LinkedHashMap<>(extensions == null ? Map.of() : extensions);
        all.put(id, settings);
        return new ClientCapabilities(
                roots, sampling, elicitation, Collections.unmodifiableMap(all), experimental, tasks);
    }

    /** @param listChanged whether the client says when they change, legacy era */
    public record Roots(@Nullable Boolean listChanged) {}

    public record Sampling(
            @Nullable JsonNode tools, @Nullable JsonNode context) {}

    public record Elicitation(
            @Nullable JsonNode form, @Nullable JsonNode url) {}
}
