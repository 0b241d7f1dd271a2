package dev.mesh4j.registry.api;

import dev.mesh4j.protocol.match.TagQuery;
import dev.mesh4j.protocol.match.VersionConstraint;
import dev.mesh4j.protocol.registry.DependencyRequest;
import dev.mesh4j.protocol.registry.TagTerm;
import dev.mesh4j.protocol.registry.ToolRegistration;
import dev.mesh4j.protocol.schema.CanonicalSchema;
import dev.mesh4j.protocol.schema.SchemaShape;
import dev.mesh4j.registry.model.Interner;
import dev.mesh4j.registry.model.Need;
import dev.mesh4j.registry.model.Requirement;
import dev.mesh4j.registry.model.Tool;
import dev.mesh4j.registry.model.WantedSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads one tool of a registration. Remembers the compiled meta-schema, and values that may come again. */
final class ToolRegistrationReader {

    private static final List<String> MATCH_MODES = List.of("subset", "strict");

    private static final int SLOTS = 1 << 16;
    private static final int FEW_SLOTS = 1 << 12;

    private final SchemaCheck schemas = new SchemaCheck();
    private final Interner<String> names = new Interner<>(SLOTS);
    private final Interner<String> words = new Interner<>(FEW_SLOTS);
    private final Interner<List<String>> tagLists = new Interner<>(FEW_SLOTS);
    private final Interner<Requirement> requirements = new Interner<>(SLOTS);
    private final Interner<List<Requirement>> requirementLists = new Interner<>(SLOTS);
    private final Interner<JsonNode> policies = new Interner<>(FEW_SLOTS);

    /** Whether the schemas are some. Null entries and the rest are found when the tools are read. */
    void check(@Nullable List<ToolRegistration> tools) {
        int place = 0;
        for (ToolRegistration tool : Objects.requireNonNullElse(tools, List.<ToolRegistration>of())) {
            Limits.present("tools[" + place + "]", tool);
            schemas.check("tools[" + place + "].inputSchema", tool.inputSchema());
            schemas.check("tools[" + place + "].outputSchema", tool.outputSchema());
            place++;
        }
    }

    Tool read(String place, ToolRegistration wire, String namespace) {
        String function = Limits.require(place + ".function_name", wire.functionName(), Limits.FUNCTION);
        String capability = Limits.require(place + ".capability", wire.capability(), Limits.CAPABILITY);
        String version = Limits.optional(place + ".version", wire.version(), Limits.VERSION, "1.0.0");
        List<String> tags = Objects.requireNonNullElse(wire.tags(), List.of());
        Limits.atMost(place + ".tags", tags.size(), Limits.MAX_TAGS);
        tags.forEach(tag -> Limits.require(place + ".tags", tag, Limits.TAG));
        JsonNode kwargs = wire.kwargs();
        if (kwargs != null && !kwargs.isObject() && !kwargs.isNull()) {
            throw Limits.wrong(place + ".kwargs", kwargs.getNodeType().toString(), "an object");
        }
        return new Tool(
                names.shared(function),
                names.shared(capability),
                words.shared(version),
                tagLists.shared(tags.stream().map(words::shared).toList()),
                names.shared(Objects.requireNonNullElse(wire.description(), "")),
                requirementLists.shared(requirements(place, wire.dependencies(), namespace)),
                kwargs == null ? null : policies.shared(kwargs),
                hash(wire.inputSchemaHash()),
                hash(wire.outputSchemaHash()));
    }

    private String hash(@Nullable String hash) {
        return hash == null || !Limits.HASH.matcher(hash).matches() ? "" : names.shared(hash);
    }

    private static WantedSchema wanted(DependencyRequest wire) {
        JsonNode schema = wire.expectedSchemaCanonical();
        String mode = wire.matchMode();
        if (mode == null || mode.isEmpty() || schema == null || !schema.isObject()) {
            return WantedSchema.ANY;
        }
        String hash = wire.expectedSchemaHash();
        return new WantedSchema(
                mode.equals(WantedSchema.Mode.STRICT.text()) ? WantedSchema.Mode.STRICT : WantedSchema.Mode.SUBSET,
                hash != null && !hash.isEmpty()
                        ? hash
                        : CanonicalSchema.of(schema).map(CanonicalSchema::hash).orElse(""),
                SchemaShape.of(schema));
    }

    private List<Requirement> requirements(String place, @Nullable List<DependencyRequest> wire, String namespace) {
        List<DependencyRequest> declared = Objects.requireNonNullElse(wire, List.of());
        Limits.atMost(place + ".dependencies", declared.size(), Limits.MAX_DEPENDENCIES);
        List<Requirement> read = new ArrayList<>(declared.size());
        for (int i = 0; i < declared.size(); i++) {
            Limits.present(place + ".dependencies[" + i + "]", declared.get(i));
            read.add(requirements.shared(requirement(place + ".dependencies[" + i + "]", declared.get(i), namespace)));
        }
        return List.copyOf(read);
    }

    private static Requirement requirement(String place, DependencyRequest wire, String namespace) {
        List<TagTerm> tags = Objects.requireNonNullElse(wire.tags(), List.of());
        Limits.atMost(place + ".tags", tags.size(), Limits.MAX_TAGS);
        for (TagTerm term : tags) {
            Limits.present(place + ".tags", term);
            term.alternatives().forEach(tag -> Limits.require(place + ".tags", tag, Limits.WANTED_TAG));
        }
        Limits.oneOf(place + ".matchMode", wire.matchMode(), MATCH_MODES, "");
        Need need = new Need(
                Limits.require(place + ".capability", wire.capability(), Limits.CAPABILITY),
                tags,
                new TagQuery(tags),
                constraint(place, wire.version()),
                Limits.optional(place + ".namespace", wire.namespace(), Limits.NAMESPACE, namespace),
                wanted(wire));
        return new Requirement(need, Boolean.TRUE.equals(wire.required()));
    }

    private static VersionConstraint constraint(String place, @Nullable String version) {
        try {
            return VersionConstraint.parse(version == null ? "" : version);
        } catch (IllegalArgumentException e) {
            throw Limits.wrong(place + ".version", String.valueOf(e.getMessage()), "a version constraint");
        }
    }
}
