package dev.mesh4j.protocol.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mesh4j.protocol.Json;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaShapeTest {

    @ParameterizedTest(name = "{0} is content with {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {}                                   | {'type': 'string'}
            {'type': 'string'}                   | {}
            {'type': 'string'}                   | {'type': 'string', 'minLength': 3}
            {'type': 'number'}                   | {'type': 'integer'}
            {'type': ['string', 'null']}         | {'type': 'string'}
            {'type': 'string'}                   | {'type': ['string', 'null']}
            {'type': 'object', 'properties': {'a': {'type': 'string'}}} | {'type': 'object'}
            {'type': 'object', 'required': ['a']} | {'type': 'object', 'properties': {'a': {}, 'b': {}}}
            {'properties': {'a': {'type': 'number'}}, 'required': ['a']} | {'properties': {'a': {'type': 'integer'}}}
            {'required': ['title']}              | {'required': ['title']}
            {'type': 'array'}                    | {'type': 'array', 'items': {'type': 'string'}}
            {'items': {'required': ['a']}}       | {'items': {'properties': {'a': {}}}}
            {'anyOf': [{'type': 'string'}]}      | {'type': 'integer'}
            """)
    void a_consumer_is_content_with_what_has_all_that_it_needs(String consumer, String provider) {
        assertThat(shape(consumer).difference(shape(provider))).isEmpty();
    }

    @ParameterizedTest(name = "{0} wants more than {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'type': 'string'}  | {'type': 'integer'} | the result is integer (expected: string)
            {'type': 'integer'} | {'type': 'number'}  | the result is number (expected: integer)
            {'type': 'null'}    | {'type': 'string'}  | the result is string (expected: null)
            {'type': ['string', 'integer']} | {'type': 'string'} | the result is string (expected: integer or string)
            {'properties': {'a': {'type': 'string'}}, 'required': ['a']} | {'type': 'object'} | 'a' is missing (expected: string)
            {'required': ['b', 'a']} | {} | 'a' is missing
            {'properties': {'a': {'properties': {'city': {'type': 'string'}}, 'required': ['city']}}, 'required': ['a']} | {'properties': {'a': {'properties': {'city': {'type': 'object'}}}}} | 'a.city' is object (expected: string)
            {'items': {'type': 'string'}} | {'type': 'array'} | '[]' is not described (expected: string)
            {'properties': {'l': {'items': {'properties': {'n': {'type': 'number'}}, 'required': ['n']}}}, 'required': ['l']} | {'properties': {'l': {'items': {'properties': {}}}}} | 'l[].n' is missing (expected: number)
            """)
    void the_first_difference_is_named_with_its_place(String consumer, String provider, String difference) {
        assertThat(shape(consumer).difference(shape(provider))).hasValue(difference);
    }

    private static SchemaShape shape(String json) {
        return SchemaShape.of(Json.mapper().readTree(json.replace('\'', '"')));
    }
}
