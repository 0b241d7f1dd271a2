package dev.mesh4j.runtime.schema;

import com.networknt.schema.Error;
import com.networknt.schema.OutputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.ValidationLimitExceededException;
import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.Spelling;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Checks a tool's arguments against its input schema, at a bounded cost whatever the two are. Nothing outside the schema
 * is read for a {@code $ref}. Thread-safe; the schema is compiled on first use.
 */
public final class ArgumentValidator {

    private static final int SHOWN_ERRORS = 5;
    private static final int MAX_SCHEMA_VALUES = 20_000;
    private static final int MAX_HARMLESS = 200;
    private static final int MAX_COUNTED = 40_000;
    private static final String META_SCHEMAS = "https://json-schema.org/";

    private final ObjectNode schema;
    private final BoundedPatterns patterns = new BoundedPatterns();
    private final boolean harmless;
    private volatile @Nullable Schema compiled;

    public ArgumentValidator(ObjectNode schema) {
        this.schema = schema;
        // counting steps doubles the garbage of a check, and a few keywords without references need no limit
        this.harmless = count(schema, MAX_HARMLESS) <= MAX_HARMLESS
                && schema.findValue("$ref") == null
                && schema.findValue("$dynamicRef") == null;
    }

    /** What is wrong, one line for each fault, at most {@value #SHOWN_ERRORS}; empty when all is right. */
    public String faults(JsonNode arguments) {
        try {
            List<Error> errors = errors(arguments);
            return errors.isEmpty()
                    ? ""
                    : Stream.concat(
                                    errors.stream().limit(SHOWN_ERRORS).map(ArgumentValidator::line),
                                    misnamed(arguments))
                            .collect(Collectors.joining("\n"));
        } catch (SchemaException e) {
            return "arguments cannot be checked: the tool's input schema is broken: " + e.getMessage();
        } catch (ValidationLimitExceededException | TooCostlyException | StackOverflowError e) {
            return "arguments: too much to check against the tool's input schema (expected: fewer, shorter or flatter)";
        }
    }

    /** @throws IllegalArgumentException when the schema is broken, refers to another document or is costly in itself */
    public void requireSound() {
        try {
            errors(Json.mapper().createObjectNode());
        } catch (SchemaException e) {
            throw new IllegalArgumentException(e.getMessage() + " (expected: JSON Schema 2020-12 in one document)", e);
        } catch (ValidationLimitExceededException | TooCostlyException | StackOverflowError e) {
            throw new IllegalArgumentException("it goes on without end (expected: no loop of $ref)", e);
        }
    }

    private List<Error> errors(JsonNode arguments) {
        Schema validator = compiled();
        BoundedContext context = harmless ? new BoundedContext() : new BoundedContext(count(arguments, MAX_COUNTED));
        return patterns.within(() -> validator.validate(context, arguments, OutputFormat.DEFAULT));
    }

    private Schema compiled() {
        Schema validator = compiled;
        if (validator == null) {
            requireSmall(schema);
            validator = SchemaRegistry.withDefaultDialect(
                            SpecificationVersion.DRAFT_2020_12,
                            builder -> builder.schemaLoader(loader ->
                                            loader.block(iri -> !iri.toString().startsWith(META_SCHEMAS)))
                                    .schemaRegistryConfig(SchemaRegistryConfig.builder()
                                            .regularExpressionFactory(patterns)
                                            .build()))
                    .getSchema(schema);
            validator.initializeValidators();
            compiled = validator;
        }
        return validator;
    }

    private static void requireSmall(JsonNode schema) {
        if (count(schema, MAX_SCHEMA_VALUES) > MAX_SCHEMA_VALUES) {
            throw new SchemaException("more than " + MAX_SCHEMA_VALUES + " values");
        }
    }

    /** How many values there are; no further than one past the limit. */
    private static int count(JsonNode json, int limit) {
        int count = 1;
        for (JsonNode child : json) {
            if (count > limit) {
                return count;
            }
            count += count(child, limit - count);
        }
        return count;
    }

    /** Arguments of other names are let pass, but where something else is wrong they may be why. */
    private Stream<String> misnamed(JsonNode arguments) {
        List<String> known = List.copyOf(schema.path("properties").propertyNames());
        return arguments.propertyNames().stream()
                .filter(name -> !known.isEmpty() && !known.contains(name))
                .limit(SHOWN_ERRORS)
                .map(name -> "arguments: '" + name + "' is unknown ("
                        + Spelling.meant(name, known)
                                .map(meant -> "did you mean '" + meant + "'? ")
                                .orElse("")
                        + "expected: " + String.join(", ", known) + ")");
    }

    private static String line(Error error) {
        String place = error.getInstanceLocation().toString();
        return (place.isEmpty() ? "arguments" : place) + ": " + error.getMessage();
    }
}
