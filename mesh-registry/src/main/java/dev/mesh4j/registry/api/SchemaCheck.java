package dev.mesh4j.registry.api;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.mesh4j.registry.model.Interner;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Whether a tool's schema is one: an object that satisfies the meta-schema of JSON Schema 2020-12. Those found good are remembered. Thread-safe. */
final class SchemaCheck {

    static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";

    private static final int SLOTS = 1 << 11;

    private final Interner<JsonNode> good = new Interner<>(SLOTS);
    private volatile @Nullable Schema metaSchema;

    /** An absent schema is fine; one of another dialect is only required to be an object. */
    void check(String place, @Nullable JsonNode schema) {
        if (schema == null || schema.isNull()) {
            return;
        }
        if (!schema.isObject()) {
            throw Limits.wrong(place, schema.getNodeType().toString(), "a JSON Schema object");
        }
        if (PlainSchema.isOne(schema) || good.peek(schema) != null) {
            return;
        }
        if (schema.path("$schema").asString(DIALECT).startsWith(DIALECT)) {
            List<Error> errors = metaSchema().validate(schema);
            if (!errors.isEmpty()) {
                Error first = errors.getFirst();
                throw Limits.wrong(
                        place + first.getInstanceLocation(), first.getMessage(), "a JSON Schema 2020-12 schema");
            }
        }
        if (Limits.isSmall(schema)) {
            good.shared(schema);
        }
    }

    private Schema metaSchema() {
        Schema compiled = metaSchema;
        if (compiled == null) {
            compiled = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(SchemaLocation.of(DIALECT));
            metaSchema = compiled;
        }
        return compiled;
    }
}
