package dev.mesh4j.runtime.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.mesh4j.fuzz.Bounds;
import dev.mesh4j.fuzz.Seeds;
import dev.mesh4j.protocol.jsonrpc.JsonRpcCodec;
import dev.mesh4j.protocol.jsonrpc.JsonRpcException;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Any arguments under any schema are right or at fault, soon. The input is a pair, {@code [schema, arguments]}. */
class ArgumentValidatorFuzzTest {

    static Stream<byte[]> seeds() {
        return Stream.of(
                        pair("{'type':'object','required':['a'],'properties':{'a':{'type':'integer'}}}", "{'a':1.0}"),
                        pair("{'$ref':'#'}", "{}"),
                        pair("{'$ref':'http://127.0.0.1:1/schema.json'}", "{}"),
                        pair("{'$ref':'classpath:/examples'}", "{}"),
                        pair("{'$schema':'http://127.0.0.1:1/'}", "{}"),
                        pair("{'$id':'x:','$anchor':'a','$dynamicRef':'#a','$dynamicAnchor':'a'}", "{}"),
                        pair("{'properties':{'s':{'pattern':'^(a+)+$'}}}", "{'s':'" + "a".repeat(60_000) + "!'}"),
                        pair("{'patternProperties':{'^(a+)+$':{}}}", "{'" + "a".repeat(5_000) + "!':1}"),
                        pair("{'properties':{'s':{'pattern':'('}}}", "{'s':''}"),
                        pair("{'properties':{'s':{'pattern':''}}}", "{'s':''}"),
                        pair("{'multipleOf':1e-300,'minimum':1e400}", "1e300"),
                        pair("{'multipleOf':0}", "1"),
                        pair("{'multipleOf':0.1}", "1e999999999"),
                        pair("{'uniqueItems':true,'contains':{},'minContains':1e9}", "[1,1.0,{}]"),
                        pair("{'enum':[1e400],'const':{}}", "1e400"),
                        pair("{'minLength':-1,'maxLength':1e99}", "'\\ud800'"),
                        pair("{'unevaluatedProperties':false,'anyOf':[{},{'not':{}}]}", "{'a':{}}"),
                        pair("{'dependentSchemas':{'a':{'$ref':'#'}}}", "{'a':1}"),
                        pair("{'properties':{'x':{'anyOf':[{'$ref':'#'},{'$ref':'#'}],'not':{}}}}", nested()),
                        pair("{'allOf':[" + "{},".repeat(100_000) + "{}]}", "{}"),
                        pair("{'type':7,'properties':[],'required':{}}", "{}"))
                .map(Seeds::bytes);
    }

    private static String nested() {
        return "{'x':".repeat(150) + "{}" + "}".repeat(150);
    }

    private static String pair(String schema, String arguments) {
        return "[" + schema.replace('\'', '"') + "," + arguments.replace('\'', '"') + "]";
    }

    @MethodSource("seeds")
    @FuzzTest
    void validator(byte[] input) {
        JsonNode pair;
        try {
            pair = JsonRpcCodec.parse(input);
        } catch (JsonRpcException e) {
            return;
        }
        if (pair.path(0) instanceof ObjectNode schema && pair.has(1)) {
            ArgumentValidator validator = new ArgumentValidator(schema);
            Bounds.hold(() -> assertThat(validator.faults(pair.get(1))).isNotNull());
        }
    }
}
