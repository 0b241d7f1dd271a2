package dev.mesh4j.registry.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.mesh4j.protocol.Json;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class PlainSchemaTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'type':'object','properties':{'a':{'type':'string','default':1},'b':true},'required':['a','b'],"
                        + "'additionalProperties':false,'title':'T','description':'D'}",
                "{'type':'array','items':{'type':'integer','minimum':1,'exclusiveMaximum':9.5},'minItems':0}",
                "{'$defs':{'x':{'enum':[1,'a',null]}},'anyOf':[{'const':3},{'examples':[]}]}",
                "{'$schema':'https://json-schema.org/draft/2020-12/schema','maxLength':5}"
            })
    void a_plain_schema_is_one_for_the_meta_schema_too(String text) {
        JsonNode schema = json(text);

        assertThat(PlainSchema.isOne(schema)).isTrue();
        assertThatCode(() -> new SchemaCheck().check("schema", withUnknownKeyword(schema)))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'type':'strange'}",
                "{'type':['string','null']}",
                "{'properties':[]}",
                "{'properties':{'a':{'required':'a'}}}",
                "{'required':['a','a']}",
                "{'required':[1]}",
                "{'anyOf':[]}",
                "{'minimum':'1'}",
                "{'minLength':-1}",
                "{'minLength':1.5}",
                "{'title':1}",
                "{'enum':'a'}",
                "{'items':[]}",
                "{'$schema':'http://json-schema.org/draft-07/schema#'}",
                "{'pattern':'['}",
                "{'unknown':1}",
                "3"
            })
    void the_meta_schema_decides_on_all_others(String text) {
        assertThat(PlainSchema.isOne(json(text))).isFalse();
    }

    /** So that the meta-schema is asked. */
    private static JsonNode withUnknownKeyword(JsonNode schema) {
        return schema.deepCopy().asObject().put("x-unknown", true);
    }

    private static JsonNode json(String text) {
        return Json.mapper().readTree(text.replace('\'', '"'));
    }
}
