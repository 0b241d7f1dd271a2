package dev.mesh4j.protocol.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.mcp.PrimitiveSchema.Option;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

class PrimitiveSchemaTest {

    private static final Option RED = new Option("#f00", "Red");

    static Stream<Arguments> fields() {
        return Stream.of(
                Arguments.of(
                        PrimitiveSchema.text()
                                .withTitle("T")
                                .withFormat("email")
                                .withLength(1, 9)
                                .withDefault("a@b"),
                        "{'type':'string','title':'T','format':'email','minLength':1,'maxLength':9,'default':'a@b'}"),
                Arguments.of(
                        PrimitiveSchema.integer().withRange(0, 9).withDefault(3),
                        "{'type':'integer','minimum':0,'maximum':9,'default':3}"),
                Arguments.of(PrimitiveSchema.number().withDefault(95.5), "{'type':'number','default':95.5}"),
                Arguments.of(
                        PrimitiveSchema.flag().withDescription("D").withDefault(true),
                        "{'type':'boolean','description':'D','default':true}"),
                Arguments.of(PrimitiveSchema.choice("a", "b"), "{'type':'string','enum':['a','b']}"),
                Arguments.of(
                        PrimitiveSchema.choice("a").withNames("A").withDefault("a"),
                        "{'type':'string','enum':['a'],'enumNames':['A'],'default':'a'}"),
                Arguments.of(
                        PrimitiveSchema.choice(RED).withDefault("#f00"),
                        "{'type':'string','oneOf':[{'const':'#f00','title':'Red'}],'default':'#f00'}"),
                Arguments.of(
                        PrimitiveSchema.choices("a", "b").withCount(1, 2).withDefault("a"),
                        "{'type':'array','minItems':1,'maxItems':2,'items':{'type':'string','enum':['a','b']},"
                                + "'default':['a']}"),
                Arguments.of(
                        PrimitiveSchema.choices(RED),
                        "{'type':'array','items':{'anyOf':[{'const':'#f00','title':'Red'}]}}"));
    }

    @ParameterizedTest
    @MethodSource("fields")
    void a_field_is_written_and_read_as_its_schema(PrimitiveSchema field, String json) {
        String schema = json.replace('\'', '"');

        assertThat(Json.mapper().<JsonNode>valueToTree(field))
                .isEqualTo(Json.mapper().readTree(schema));
        assertThat(Json.mapper().readValue(schema, PrimitiveSchema.class)).isEqualTo(field);
    }

    @Test
    void a_form_keeps_the_order_of_its_fields() {
        FormSchema form = FormSchema.EMPTY
                .required("name", PrimitiveSchema.text())
                .optional("age", PrimitiveSchema.integer())
                .required("ok", PrimitiveSchema.flag());

        assertThat(form.properties().keySet()).containsExactly("name", "age", "ok");
        assertThat(form.json()).isEqualTo(Json.mapper().readTree("""
                {"type":"object","required":["name","ok"],"properties":
                 {"name":{"type":"string"},"age":{"type":"integer"},"ok":{"type":"boolean"}}}"""));
        assertThat(Json.mapper().treeToValue(form.json(), FormSchema.class)).isEqualTo(form);
    }

    @Test
    void defaults_fill_what_the_user_left_out() {
        FormSchema form = FormSchema.EMPTY
                .required("name", PrimitiveSchema.text().withDefault("Ann"))
                .optional("age", PrimitiveSchema.integer().withDefault(30))
                .optional("colors", PrimitiveSchema.choices("a", "b").withDefault("a"))
                .optional("none", PrimitiveSchema.flag());

        assertThat(form.withDefaults(Json.mapper().createObjectNode().put("age", 7)))
                .isEqualTo(Json.mapper().readTree("{\"name\":\"Ann\",\"age\":7,\"colors\":[\"a\"]}"));
    }

    @Test
    void a_nested_object_is_no_field() {
        assertThatThrownBy(() -> Json.mapper().readValue("{\"type\":\"object\"}", PrimitiveSchema.class))
                .isInstanceOf(JacksonException.class)
                .hasMessageContaining("expected: string, number, integer, boolean or array");
    }
}
