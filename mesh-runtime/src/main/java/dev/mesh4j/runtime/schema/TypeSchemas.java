package dev.mesh4j.runtime.schema;

import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaBuilder;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.github.victools.jsonschema.module.jackson.JacksonOption;
import com.github.victools.jsonschema.module.jackson.JacksonSchemaModule;
import dev.mesh4j.protocol.Json;
import dev.mesh4j.runtime.scan.AgentDefinitionException;
import dev.mesh4j.runtime.scan.ParameterDescriptor;
import dev.mesh4j.runtime.scan.StreamTypes;
import dev.mesh4j.runtime.scan.ToolDescriptor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.net.URL;
import java.time.Month;
import java.time.MonthDay;
import java.time.Year;
import java.time.YearMonth;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The schemas of tools (JSON Schema 2020-12; MCP 2026-07-28, tools). Not thread-safe. */
public final class TypeSchemas {

    private static final Set<Class<?>> TEXTS =
            Set.of(Locale.class, Currency.class, Pattern.class, URL.class, YearMonth.class, MonthDay.class);

    private static final Set<Class<?>> INTEGERS =
            Set.of(byte.class, Byte.class, Year.class, OptionalInt.class, OptionalLong.class);
    private static final Set<Class<?>> OPTIONALS =
            Set.of(Optional.class, OptionalInt.class, OptionalLong.class, OptionalDouble.class);

    private final SchemaGenerator generator = new SchemaGenerator(config().build());

    /** The arguments of a tool: an object with a property for each. */
    public ObjectNode input(ToolDescriptor tool) {
        if (!tool.traits().inputSchema().isEmpty()) {
            return given(tool);
        }
        SchemaBuilder types = generator.buildMultipleSchemaDefinitions();
        ObjectNode schema = Json.mapper().createObjectNode().put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        ArrayNode required = Json.mapper().createArrayNode();
        for (ParameterDescriptor parameter : tool.parameters()) {
            if (parameter instanceof ParameterDescriptor.Argument argument) {
                ObjectNode property = types.createSchemaReference(unwrapped(argument.type()));
                if (!argument.description().isEmpty()) {
                    property.put("description", argument.description());
                }
                if (!argument.header().isEmpty()) {
                    property.put("x-mcp-header", argument.header());
                }
                properties.set(argument.name(), property);
                if (argument.required()) {
                    required.add(argument.name());
                }
            }
        }
        if (!required.isEmpty()) {
            schema.set("required", required);
        }
        addDefinitions(schema, types);
        return schema;
    }

    /** A tool's structured result; {@code null} when its method returns nothing, or anything. */
    public @Nullable ObjectNode output(ToolDescriptor tool) {
        Type type = tool.method().getGenericReturnType();
        if (type == Object.class || type == void.class || type == Void.class || ContentTypes.isAnswer(type)) {
            return null;
        }
        Type item = StreamTypes.item(type).orElse(null);
        if (item != null && !StreamTypes.isText(item)) {
            return items(item);
        }
        if (item != null) {
            return generator.generateSchema(item);
        }
        if (unwrapped(type) != type) {
            SchemaBuilder types = generator.buildMultipleSchemaDefinitions();
            ObjectNode schema = Json.mapper().createObjectNode();
            ArrayNode either = schema.putArray("anyOf");
            either.add(types.createSchemaReference(unwrapped(type)));
            either.addObject().put("type", "null");
            addDefinitions(schema, types);
            return schema;
        }
        return generator.generateSchema(type);
    }

    /** What a client that does not stream gets. */
    private ObjectNode items(Type item) {
        SchemaBuilder types = generator.buildMultipleSchemaDefinitions();
        ObjectNode schema = Json.mapper().createObjectNode().put("type", "object");
        ObjectNode list = schema.putObject("properties").putObject("items").put("type", "array");
        list.set("items", types.createSchemaReference(item));
        schema.putArray("required").add("items");
        addDefinitions(schema, types);
        return schema;
    }

    private static ObjectNode given(ToolDescriptor tool) {
        try {
            if (Json.mapper().readTree(tool.traits().inputSchema()) instanceof ObjectNode schema) {
                new ArgumentValidator(schema).requireSound();
                return schema;
            }
            throw new AgentDefinitionException(tool.place() + " inputSchema is no object (expected: a JSON Schema)");
        } catch (JacksonException e) {
            throw new AgentDefinitionException(tool.place() + " inputSchema: " + e.getOriginalMessage()
                    + " (expected: a JSON Schema, as JSON text)");
        } catch (IllegalArgumentException e) {
            throw new AgentDefinitionException(tool.place() + " inputSchema: " + e.getMessage());
        }
    }

    private static void addDefinitions(ObjectNode schema, SchemaBuilder types) {
        ObjectNode definitions = types.collectDefinitions("$defs");
        if (!definitions.isEmpty()) {
            schema.set("$defs", definitions);
        }
    }

    private static Type unwrapped(Type type) {
        return type instanceof ParameterizedType generic && generic.getRawType() == Optional.class
                ? generic.getActualTypeArguments()[0]
                : type;
    }

    private static SchemaGeneratorConfigBuilder config() {
        SchemaGeneratorConfigBuilder config = new SchemaGeneratorConfigBuilder(
                        Json.mapper(), SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
                .with(Option.MAP_VALUES_AS_ADDITIONAL_PROPERTIES, Option.EXTRA_OPEN_API_FORMAT_VALUES)
                .with(Option.FLATTENED_OPTIONALS, Option.INLINE_NULLABLE_SCHEMAS)
                .without(Option.SCHEMA_VERSION_INDICATOR)
                .with(new JacksonSchemaModule(JacksonOption.FLATTENED_ENUMS_FROM_JSONPROPERTY));
        config.forFields()
                .withRequiredCheck(TypeSchemas::isRequired)
                .withNullableCheck(field -> isNullable(field) ? Boolean.TRUE : null);
        config.forTypesInGeneral().withCustomDefinitionProvider((type, context) -> asWritten(type.getErasedType()));
        return config;
    }

    /** What the generator would describe by its members, although Jackson writes it as one value. */
    private static @Nullable CustomDefinition asWritten(Class<?> type) {
        ObjectNode schema = Json.mapper().createObjectNode();
        if (type == byte[].class) {
            schema.put("type", "string").put("contentEncoding", "base64");
        } else if (INTEGERS.contains(type)) {
            schema.put("type", "integer");
        } else if (type == OptionalDouble.class) {
            schema.put("type", "number");
        } else if (type == Month.class) {
            schema.put("type", "integer").put("minimum", 1).put("maximum", 12);
        } else if (TEXTS.contains(type)) {
            schema.put("type", "string");
        } else if (type != JsonNode.class) {
            return null;
        }
        return new CustomDefinition(
                schema, CustomDefinition.DefinitionType.INLINE, CustomDefinition.AttributeInclusion.NO);
    }

    private static boolean isRequired(FieldScope field) {
        return !field.isFakeContainerItemScope()
                && !OPTIONALS.contains(field.getRawMember().getType())
                && !isNullable(field);
    }

    private static boolean isNullable(FieldScope field) {
        return !field.isFakeContainerItemScope()
                && field.getRawMember().getAnnotatedType().getAnnotation(Nullable.class) != null;
    }
}
