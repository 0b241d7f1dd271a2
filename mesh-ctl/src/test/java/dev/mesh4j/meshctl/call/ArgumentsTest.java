package dev.mesh4j.meshctl.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mesh4j.meshctl.terminal.Caller;
import dev.mesh4j.protocol.Json;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArgumentsTest {

    private static final String SCHEMA = """
            {"type": "object", "required": ["name"], "$defs": {"Zone": {"type": "string"}}, "properties": {
              "name": {"type": "string", "description": "Who to\\n greet"},
              "times": {"type": "integer"},
              "ratio": {"type": "number"},
              "loud": {"type": "boolean"},
              "tags": {"type": "array", "items": {"type": "string"}},
              "counts": {"type": "array", "items": {"type": "integer"}},
              "place": {"type": "object"},
              "zone": {"$ref": "#/$defs/Zone"},
              "perhaps": {"anyOf": [{"type": "integer"}, {"type": "null"}]},
              "words": {"type": ["string", "null"]},
              "mode": {"enum": ["fast", "slow"], "type": "string"},
              "any": {}}}""";

    @TempDir
    Path folder;

    private String input = "";

    private String made(String schema, String... words) {
        Caller caller = new Caller(Map.of(), folder, System.out, System.err, false);
        ArgumentReader reader =
                new ArgumentReader(caller, new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
        ToolParameters parameters = ToolParameters.of(Json.mapper().readTree(schema));
        return new ArgumentMaker("greet of greeter", parameters)
                .make(reader.read(List.of(words)))
                .toString();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            name=Ada                  | {"name":"Ada"}
            name=                     | {"name":""}
            name=a=b                  | {"name":"a=b"}
            name=5                    | {"name":"5"}
            name=null                 | {"name":"null"}
            name=A times=3            | {"times":3,"name":"A"}
            name=A times=-3           | {"times":-3,"name":"A"}
            name=A ratio=0.5          | {"ratio":0.5,"name":"A"}
            name=A loud=true          | {"loud":true,"name":"A"}
            name=A tags=x             | {"tags":["x"],"name":"A"}
            name=A tags=x tags=y      | {"tags":["x","y"],"name":"A"}
            name=A tags=["x","y"]     | {"tags":["x","y"],"name":"A"}
            name=A counts=1 counts=2  | {"counts":[1,2],"name":"A"}
            name=A place={"x":1}      | {"place":{"x":1},"name":"A"}
            name=A zone=7             | {"zone":"7","name":"A"}
            name=A perhaps=7          | {"perhaps":7,"name":"A"}
            name=A perhaps=null       | {"perhaps":null,"name":"A"}
            name=A words=null         | {"words":"null","name":"A"}
            name=A any=7              | {"any":7,"name":"A"}
            name=A any=seven          | {"any":"seven","name":"A"}
            name=A any=1 any=b        | {"any":[1,"b"],"name":"A"}
            name=A session_id=7       | {"session_id":"7","name":"A"}
            {"name":"A","session_id":"s"} | {"name":"A","session_id":"s"}
            name:="Ada"               | {"name":"Ada"}
            name:=5                   | {"name":5}
            {"name":"A"} times=2      | {"name":"A","times":2}
            name=B {"name":"A"}       | {"name":"A"}
            {"name":"A"} name=B       | {"name":"B"}
            name=B name:="A"          | {"name":"A"}
            """)
    void words_become_what_the_schema_wants(String words, String arguments) {
        assertThat(Json.mapper().readTree(made(SCHEMA, words.split(" "))))
                .isEqualTo(Json.mapper().readTree(arguments));
    }

    @Test
    void a_file_and_the_standard_input_bring_whole_objects() throws Exception {
        Files.writeString(folder.resolve("args.json"), "{\"name\": \"Ada\", \"times\": 2}");
        input = "{\"times\": 3}";

        assertThat(made(SCHEMA, "@args.json", "-")).isEqualTo("{\"name\":\"Ada\",\"times\":3}");
        assertThatThrownBy(() -> made(SCHEMA, "@none.json"))
                .hasMessage(
                        "@none.json: " + folder.resolve("none.json") + " cannot be read (expected: a file of JSON)");
        input = "[]";
        assertThatThrownBy(() -> made(SCHEMA, "-"))
                .hasMessageStartingWith("the standard input: '[]' (expected: an object of arguments");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            nam=Ada              | greet of greeter has no parameter 'nam' (did you mean 'name'?)
            {"nam":"Ada"}        | greet of greeter has no parameter 'nam' (did you mean 'name'?)
            name=A colour=red    | greet of greeter has no parameter 'colour'
            times=1              | greet of greeter needs 'name' (expected: name=VALUE)
            name=A times=x       | times: 'x' (expected: an integer)
            name=A times=1.5     | times: '1.5' (expected: an integer)
            name=A loud=yes      | loud: 'yes' (expected: a boolean)
            name=A perhaps=x     | perhaps: 'x' (expected: an integer)
            name=A place=x       | place: 'x' (expected: an object)
            name=A counts=x      | counts: 'x' (expected: an integer)
            name=A counts=["x"   | counts: '["x"' (expected: an array of integer)
            name=A name=B        | name: given 2 times (expected: once, for it is no array)
            """)
    void a_wrong_name_or_value_is_answered_with_the_parameters(String words, String message) {
        assertThatThrownBy(() -> made(SCHEMA, words.split(" ")))
                .hasMessageStartingWith(message + "\nparameters of greet of greeter:\n")
                .hasMessageContaining("\n  name     string             required  Who to greet\n  times    integer\n")
                .hasMessageContaining("\n  counts   array of integer\n")
                .hasMessageContaining("\n  mode     one of fast, slow\n")
                .hasMessageEndingWith("\n  any      any");
    }

    @Test
    void a_schema_that_names_nothing_or_allows_more_takes_any_name() {
        assertThat(made("{\"type\":\"object\"}", "a=1", "b=x")).isEqualTo("{\"a\":1,\"b\":\"x\"}");
        assertThat(made("{\"properties\":{\"a\":{}},\"additionalProperties\":true}", "b=x"))
                .isEqualTo("{\"b\":\"x\"}");
        assertThat(made("{\"properties\":{\"a\":{}},\"additionalProperties\":{\"type\":\"string\"}}", "b=x"))
                .isEqualTo("{\"b\":\"x\"}");
    }

    @Test
    void a_tool_without_parameters_says_so() {
        assertThat(made("{\"type\":\"object\",\"properties\":{}}")).isEqualTo("{}");
        assertThatThrownBy(() -> made("{\"type\":\"object\",\"properties\":{}}", "a=1"))
                .hasMessage("greet of greeter has no parameter 'a': it has no parameters");
    }

    @Test
    void a_schema_that_refers_to_itself_comes_to_an_end() {
        assertThat(made(
                        "{\"$defs\":{\"a\":{\"$ref\":\"#/$defs/a\"}},\"properties\":{\"x\":{\"$ref\":\"#/$defs/a\"}}}",
                        "x=1"))
                .isEqualTo("{\"x\":1}");
        assertThat(made("{\"properties\":{\"x\":{\"anyOf\":[{\"$ref\":\"#/properties/x\"}]}}}", "x=1"))
                .isEqualTo("{\"x\":1}");
    }
}
