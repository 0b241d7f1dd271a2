package dev.mesh4j.server.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Arguments that travel in {@code Mcp-Param-*} headers as well (2026-07-28, Streamable HTTP, custom headers). */
class ParameterHeadersTest {

    private static McpEndpoint endpoint;

    @BeforeAll
    static void start() {
        String schema = """
                {'type':'object','properties':{
                  'region':{'type':'string','x-mcp-header':'Region'},
                  'level':{'type':'integer','x-mcp-header':'Level'},
                  'dry':{'type':'boolean','x-mcp-header':'Dry'},
                  'deep':{'type':'object','properties':{'er':{'type':'string','x-mcp-header':'Deep'}}}}}""";
        endpoint = new McpEndpoint(new ScriptedService()
                .tool("mirrored", schema, (arguments, exchange) -> "served")
                .tool(" spaced ", (arguments, exchange) -> "served"));
    }

    @AfterAll
    static void stop() {
        endpoint.close();
    }

    @ParameterizedTest(name = "{0} with {1}: {2} is {3}")
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "{'region':'us-west1'}      | Region | us-west1              | 200 0",
                "{'region':'us-west1'}      | REGION | us-west1              | 200 0",
                "{'region':'us-west1'}      | Region | ' us-west1 '          | 200 0",
                "{'region':'us-west1'}      | Region | US-WEST1              | 400 -32020",
                "{'region':'us-west1'}      | Region | eu                    | 400 -32020",
                "{'region':'us-west1'}      | -      | -                     | 400 -32020",
                "{'region':'größe'}         | Region | =?base64?Z3LDtsOfZQ==?= | 200 0",
                "{'region':'größe'}         | Region | =?base64?Z3LDtsOfZQ?=   | 400 -32020",
                "{'region':'größe'}         | Region | =?base64?!!!!?=         | 400 -32020",
                "{'region':'größe'}         | Region | =?base64?/w==?=         | 400 -32020",
                "{'region':' a '}           | Region | =?base64?IGEg?=         | 200 0",
                "{'region':null}            | -      | -                     | 200 0",
                "{}                         | -      | -                     | 200 0",
                "{}                         | Region | us-west1              | 400 -32020",
                "{'level':42}               | Level  | 42                    | 200 0",
                "{'level':42.0}             | Level  | 42                    | 200 0",
                "{'level':42}               | Level  | 42.0                  | 200 0",
                "{'level':42}               | Level  | 43                    | 400 -32020",
                "{'level':42}               | Level  | 0x2a                  | 400 -32020",
                "{'level':9007199254740991} | Level  | 9007199254740991      | 200 0",
                "{'level':9007199254740991} | Level  | 9007199254740990      | 400 -32020",
                "{'level':1}                | Level  | 1e1000000000          | 400 -32020",
                "{'dry':true}               | Dry    | true                  | 200 0",
                "{'dry':true}               | Dry    | TRUE                  | 400 -32020",
                "{'dry':false}              | Dry    | true                  | 400 -32020",
                "{'deep':{'er':'x'}}        | Deep   | x                     | 200 0",
                "{'deep':{'er':'x'}}        | Deep   | y                     | 400 -32020",
                "{'deep':7}                 | -      | -                     | 200 0",
                "{'other':'x'}              | Other  | y                     | 200 0"
            })
    void the_table(String arguments, String name, String value, String outcome) {
        ModernCall call = ModernCall.tool("mirrored")
                .params("\"name\":\"mirrored\",\"arguments\":" + arguments.replace('\'', '"'));
        Reply reply = endpoint.send(name == null ? call : call.header("Mcp-Param-" + name, value));

        assertThat(reply.outcome()).as(reply.text()).isEqualTo(outcome);
    }

    @Test
    void spaces_of_a_name_count_when_they_are_encoded() {
        ModernCall call = ModernCall.tool(" spaced ").header("Mcp-Name", "=?base64?IHNwYWNlZCA=?=");

        assertThat(endpoint.send(call).outcome()).isEqualTo("200 0");
        assertThat(endpoint.send(call.header("Mcp-Name", "spaced")).outcome()).isEqualTo("400 -32020");
    }
}
