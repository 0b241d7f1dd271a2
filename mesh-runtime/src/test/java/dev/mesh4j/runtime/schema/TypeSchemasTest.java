package dev.mesh4j.runtime.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mesh4j.protocol.Json;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class TypeSchemasTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "string      | {'type':'string'}",
                "primitive   | {'type':'integer','format':'int32'}",
                "boxed       | {'type':'integer','format':'int64'}",
                "number      | {'type':'number','format':'double'}",
                "bool        | {'type':'boolean'}",
                "level       | {'type':'string','enum':['LOW','HIGH']}",
                "list        | {'type':'array','items':{'type':'string'}}",
                "nested      | {'type':'array','items':{'type':'array','items':{'type':'integer','format':'int32'}}}",
                "array       | {'type':'array','items':{'type':'integer','format':'int32'}}",
                "map         | {'type':'object','additionalProperties':{'type':'integer','format':'int32'}}",
                "optional    | {'type':'string'}",
                "date        | {'type':'string','format':'date'}",
                "instant     | {'type':'string','format':'date-time'}",
                "uuid        | {'type':'string','format':'uuid'}",
                "anything    | {}",
                "json        | {}",
            })
    void a_type_has_this_schema(String method, String expected) {
        assertThat(property(method)).isEqualTo(json(expected));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "point  | {'type':'object','properties':{'x':{'type':'integer','format':'int32'},"
                        + "'label':{'type':['string','null']},'note':{'type':['string','null']}},'required':['x']}",
                "line   | {'type':'object','properties':{'from':{'type':'object','properties':"
                        + "{'city':{'type':'string'}},'required':['city']}},'required':['from']}",
                "pair   | {'type':'object','properties':{'left':{'type':'string'},"
                        + "'right':{'type':'integer','format':'int32'}},'required':['left','right']}",
            })
    void a_record_is_an_object_whose_nullable_and_optional_components_are_not_required(String method, String expected) {
        assertThat(property(method)).isEqualTo(json(expected));
    }

    @Test
    void a_recursive_record_refers_to_its_definition() {
        JsonNode schema = input("tree");

        String reference = schema.at("/properties/value/$ref").stringValue();
        assertThat(reference).startsWith("#/$defs/");
        JsonNode definition = schema.at(reference.substring(1));
        assertThat(definition.at("/properties/children/items/$ref").stringValue())
                .isEqualTo(reference);
    }

    @Test
    void the_input_is_an_object_with_descriptions_and_required_names() {
        assertThat(input("described")).isEqualTo(json("""
                        {'type':'object','properties':{
                          'who':{'type':'string','description':'Who to greet'},
                          'times':{'type':'integer','format':'int32'},
                          'suffix':{'type':'string'}},
                         'required':['who','times']}"""));
    }

    @Test
    void a_tool_without_arguments_takes_an_empty_object() {
        assertThat(input("nothing")).isEqualTo(json("{'type':'object','properties':{}}"));
    }

    @Test
    void injected_clients_are_no_arguments() {
        assertThat(input("injected").at("/properties").propertyNames()).containsExactly("text");
    }

    @Test
    void one_type_twice_keeps_each_description() {
        JsonNode schema = input("twice");

        assertThat(schema.at("/properties/from/description").stringValue()).isEqualTo("Start");
        assertThat(schema.at("/properties/to/description").stringValue()).isEqualTo("End");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "text          | {'type':'string'}",
                "place         | {'type':'object','properties':{'city':{'type':'string'}},'required':['city']}",
                "maybe         | {'anyOf':[{'type':'string'},{'type':'null'}]}",
                "numbers       | {'type':'array','items':{'type':'integer','format':'int32'}}",
            })
    void a_result_has_this_schema(String method, String expected) {
        assertThat(new TypeSchemas().output(SchemaFixture.tool(method))).isEqualTo(json(expected));
    }

    @Test
    void a_method_that_returns_nothing_has_no_output_schema() {
        assertThat(new TypeSchemas().output(SchemaFixture.tool("nothing"))).isNull();
        assertThat(new TypeSchemas().output(SchemaFixture.tool("boxedNothing"))).isNull();
    }

    @Test
    void no_schema_refers_to_a_definition_that_is_not_there() {
        for (String method : Arrays.asList("tree", "twice", "line", "shape")) {
            JsonNode schema = input(method);
            schema.findValuesAsString("$ref")
                    .forEach(reference -> assertThat(
                                    schema.at(reference.substring(1)).isMissingNode())
                            .as("%s in %s", reference, schema)
                            .isFalse());
        }
    }

    private static JsonNode property(String method) {
        return input(method).at("/properties/value");
    }

    private static JsonNode input(String method) {
        return new TypeSchemas().input(SchemaFixture.tool(method));
    }

    private static JsonNode json(String text) {
        return Json.mapper().readTree(text.replace('\'', '"'));
    }
}
