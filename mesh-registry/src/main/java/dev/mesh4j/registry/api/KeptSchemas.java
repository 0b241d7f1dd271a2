package dev.mesh4j.registry.api;

import dev.mesh4j.protocol.registry.AgentRegistration;
import dev.mesh4j.protocol.registry.ToolRegistration;
import dev.mesh4j.protocol.schema.CanonicalSchema;
import dev.mesh4j.registry.model.Interner;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Takes the schemas out of a registration: what is kept of it has their hashes, and the canonical schemas are kept beside it.
 * Those of an agent that canonicalizes itself are taken as they are, others are made canonical here.
 */
final class KeptSchemas {

    private static final int SLOTS = 1 << 11;

    private final Interner<Found> seen = new Interner<>(SLOTS);

    /** A schema as it came, and what it is in canonical form. Two are equal when they came equal. */
    private record Found(JsonNode raw, @Nullable CanonicalSchema canonical) {

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Found found && found.raw.equals(raw);
        }

        @Override
        public int hashCode() {
            return raw.hashCode();
        }
    }

    /** @param schemas the canonical schemas by hash are added here */
    AgentRegistration without(AgentRegistration registration, Map<String, JsonNode> schemas) {
        List<ToolRegistration> tools = new ArrayList<>();
        for (ToolRegistration tool : Objects.requireNonNullElse(registration.tools(), List.<ToolRegistration>of())) {
            tools.add(without(tool, schemas));
        }
        return new AgentRegistration(
                registration.agentId(),
                tools,
                registration.agentType(),
                registration.runtime(),
                registration.name(),
                registration.version(),
                registration.description(),
                registration.httpHost(),
                registration.httpPort(),
                registration.namespace(),
                registration.timestamp(),
                registration.health());
    }

    private ToolRegistration without(ToolRegistration tool, Map<String, JsonNode> schemas) {
        String input = hash(tool.inputSchemaHash(), tool.inputSchemaCanonical(), tool.inputSchema(), schemas);
        String output = hash(tool.outputSchemaHash(), tool.outputSchemaCanonical(), tool.outputSchema(), schemas);
        return new ToolRegistration(
                tool.functionName(),
                tool.capability(),
                tool.version(),
                tool.tags(),
                tool.description(),
                tool.dependencies(),
                null,
                null,
                tool.kwargs(),
                null,
                null,
                input,
                output,
                null,
                tool.llmFilter(),
                tool.llmProvider());
    }

    private @Nullable String hash(
            @Nullable String hash,
            @Nullable JsonNode canonical,
            @Nullable JsonNode raw,
            Map<String, JsonNode> schemas) {
        boolean named = hash != null && Limits.HASH.matcher(hash).matches();
        if (named && canonical != null && !canonical.isNull()) {
            schemas.putIfAbsent(hash, canonical);
            return hash;
        }
        Optional<CanonicalSchema> own = raw == null ? Optional.empty() : canonical(raw);
        own.ifPresent(schema -> schemas.putIfAbsent(schema.hash(), schema.schema()));
        return own.map(CanonicalSchema::hash).orElse(named ? hash : null);
    }

    private Optional<CanonicalSchema> canonical(JsonNode raw) {
        Found known = seen.peek(new Found(raw, null));
        if (known == null) {
            known = new Found(raw, CanonicalSchema.of(raw).orElse(null));
            known = Limits.isSmall(raw) ? seen.shared(known) : known;
        }
        return Optional.ofNullable(known.canonical);
    }
}
