package dev.mesh4j.runtime.schema;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Checks a tool's arguments against its input schema. Thread-safe; the schema is compiled on first use. */
public final class ArgumentValidator {

    private static final int SHOWN_ERRORS = 5;

    private final ObjectNode schema;
    private volatile @Nullable Schema compiled;

    public ArgumentValidator(ObjectNode schema) {
        this.schema = schema;
    }

    /** What is wrong, one line for each fault, at most {@value #SHOWN_ERRORS}; empty when all is right. */
    public String faults(JsonNode arguments) {
        Schema validator = compiled;
        if (validator == null) {
            validator = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(schema);
            compiled = validator;
        }
        List<Error> errors = validator.validate(arguments);
        return errors.isEmpty()
                ? ""
                : errors.stream()
                        .limit(SHOWN_ERRORS)
                        .map(ArgumentValidator::line)
                        .collect(Collectors.joining("\n"));
    }

    private static String line(Error error) {
        String place = error.getInstanceLocation().toString();
        return (place.isEmpty() ? "arguments" : place) + ": " + error.getMessage();
    }
}
