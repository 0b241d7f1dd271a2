package dev.mesh4j.server.mcp.stdio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mesh4j.protocol.jsonrpc.ErrorCode;
import dev.mesh4j.server.mcp.Admission;
import dev.mesh4j.server.mcp.Change;
import dev.mesh4j.server.mcp.McpOptions;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

@Timeout(60)
class StdioServerTest {

    private final StdioClient client = new StdioClient();

    @AfterEach
    void stop() {
        client.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`{'jsonrpc':'2.0','id':1,'method':'ping'}`                                  | /result          | {}",
                "`{'jsonrpc':'2.0','id':'a','method':'ping'}`                                | /id              | 'a'",
                "`  {'jsonrpc':'2.0','id':1,'method':'ping'}\r`                              | /result          | {}",
                "`{'jsonrpc':'2.0','id':1,'method':'initialize','params':{'protocolVersion':'2025-11-25','capabilities':{},'clientInfo':{'name':'c','version':'1'}}}`"
                        + " | /result/protocolVersion | '2025-11-25'",
                "`{'jsonrpc':'2.0','id':1,'method':'tools/list'}`                            | /result/tools/0/name | 'echo'",
                "`{'jsonrpc':'2.0','id':1,'method':'tools/call','params':{'name':'echo','arguments':{'text':'hi'}}}`"
                        + " | /result/content/0/text | 'hi'",
                "`{'jsonrpc':'2.0','id':1,'method':'tools/call','params':{'name':'none'}}`   | /error/code      | -32602",
                "`{'jsonrpc':'2.0','id':1,'method':'tools/call','params':{'name':'explode'}}` | /error/message  | 'Internal error'",
                "`{'jsonrpc':'2.0','id':1,'method':'no/such'}`                               | /error/code      | -32601",
                "`[{'jsonrpc':'2.0','id':1,'method':'ping'},{'jsonrpc':'2.0','id':2,'method':'ping'}]` | /1/id  | 2",
            })
    void a_line_of_the_earlier_revisions_is_answered_by_a_line(String line, String pointer, String expected)
            throws Exception {
        assertThat(client.ask(line.replace('\'', '"')).at(pointer).toString()).isEqualTo(expected.replace('\'', '"'));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "server/discover |                                               | /result/supportedVersions/0 | '2026-07-28'",
                "tools/list      |                                               | /result/resultType          | 'complete'",
                "tools/call      | `,'name':'echo','arguments':{'text':'ä\\u2028\\n'}` | /result/content/0/text   | `'ä\u2028\\n'`",
                "tools/call      | `,'name':'none'`                              | /error/code                 | -32602",
                "tools/call      | `,'name':'explode'`                           | /error/code                 | -32603",
                "initialize      |                                               | /error/code                 | -32601",
            })
    void a_line_of_the_stateless_revision_is_answered_by_a_line(
            String method, String members, String pointer, String expected) throws Exception {
        String line = Lines.modern(5, method, members == null ? "" : members.replace('\'', '"'));

        JsonNode answer = client.ask(line);

        assertThat(answer.path("id").intValue()).isEqualTo(5);
        assertThat(answer.at(pointer).toString()).isEqualTo(expected.replace('\'', '"'));
    }

    @Test
    void an_unsupported_revision_is_answered_with_the_supported_ones() throws Exception {
        JsonNode answer = client.ask(Lines.modern(1, "tools/list", "").replace("2026-07-28", "2099-01-01"));

        assertThat(answer.at("/error/code").intValue()).isEqualTo(-32022);
        assertThat(answer.at("/error/data/supported/0").stringValue()).isEqualTo("2026-07-28");
    }

    @Test
    void progress_comes_on_lines_before_the_answer() throws Exception {
        client.send(Lines.steps(1));

        for (int step = 1; step <= 3; step++) {
            assertThat(client.receive().at("/params/progress").intValue()).isEqualTo(step);
        }
        assertThat(client.receive().path("id").intValue()).isEqualTo(1);
    }

    @Test
    void a_slow_request_keeps_no_other_waiting() throws Exception {
        client.send(Lines.call(1, "wait"));
        assertThat(client.ask(Lines.echo(2, "quick")).path("id").intValue()).isEqualTo(2);

        client.service.letGo();

        assertThat(client.receive().path("id").intValue()).isEqualTo(1);
    }

    @Test
    void a_cancelled_request_is_interrupted_and_not_answered() throws Exception {
        client.send(Lines.call("\"slow\"", "wait"));
        client.service.begun.acquire();

        client.send(Lines.cancel("\"slow\""));

        assertThat(client.service.interrupted.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
        assertThat(client.ask(Lines.echo(2, "next")).path("id").intValue()).isEqualTo(2);
    }

    @Test
    void an_id_counts_with_its_type_and_a_cancellation_that_fits_nothing_is_ignored() throws Exception {
        client.send(Lines.call(1, "wait"));
        client.service.begun.acquire();

        client.send(Lines.cancel("\"1\""));
        client.send(Lines.cancel("null"));
        client.send("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\"}");
        client.service.letGo();

        assertThat(client.receive().path("id").intValue()).isEqualTo(1);
        assertThat(client.service.interrupted.availablePermits()).isZero();
    }

    @Test
    void an_id_that_is_in_use_is_refused_without_it() throws Exception {
        client.send(Lines.call(1, "wait"));
        client.service.begun.acquire();

        JsonNode refusal = client.ask(Lines.echo(1, "again"));

        assertThat(refusal.at("/error/code").intValue()).isEqualTo(-32600);
        assertThat(refusal.hasNonNull("id")).isFalse();
        client.service.letGo();
        assertThat(client.receive().path("id").intValue()).isEqualTo(1);
    }

    @Test
    void a_listener_is_told_of_changes_until_it_cancels() throws Exception {
        assertThat(client.ask(Lines.listen("\"sub\"")).path("method").stringValue())
                .isEqualTo("notifications/subscriptions/acknowledged");

        client.service.changes().tell(new Change.ToolsChanged());

        JsonNode changed = client.receive();
        assertThat(changed.path("method").stringValue()).isEqualTo("notifications/tools/list_changed");
        assertThat(changed.at("/params/_meta/io.modelcontextprotocol~1subscriptionId")
                        .stringValue())
                .isEqualTo("sub");
        client.send(Lines.cancel("\"sub\""));
        client.send(Lines.echo(2, "after"));
        assertThat(client.receive().path("id").intValue()).isEqualTo(2);
    }

    @Test
    void a_listener_is_answered_and_cancelled_when_the_server_stops() throws Exception {
        client.ask(Lines.listen("\"sub\""));

        client.server.close();

        JsonNode result = client.receive();
        assertThat(result.path("id").stringValue()).isEqualTo("sub");
        assertThat(result.at("/result/resultType").stringValue()).isEqualTo("complete");
        JsonNode cancelled = client.receive();
        assertThat(cancelled.path("method").stringValue()).isEqualTo("notifications/cancelled");
        assertThat(cancelled.at("/params/requestId").stringValue()).isEqualTo("sub");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`{'jsonrpc':'2.0','method':'notifications/initialized'}`",
                "`{'jsonrpc':'2.0','method':'no/such/notification'}`",
                "`{'jsonrpc':'2.0','id':1,'result':{}}`",
                "`{'jsonrpc':'2.0','id':1,'error':{'code':-1,'message':'no'}}`",
                "` `",
                "`\r`",
            })
    void what_expects_no_answer_gets_none(String line) throws Exception {
        client.send(line.replace('\'', '"'));

        assertThat(client.ask(Lines.echo(9, "next")).path("id").intValue()).isEqualTo(9);
    }

    @Test
    void the_end_of_input_lets_requests_in_flight_finish() throws Exception {
        client.send(Lines.call(1, "wait"));
        client.service.begun.acquire();
        client.end();
        client.server.awaitEnd();

        Thread closing = Thread.ofPlatform().start(client.server::close);
        client.service.letGo();

        assertThat(client.receive().at("/result/content/0/text").stringValue()).isEqualTo("waited");
        closing.join();
    }

    @Test
    void the_last_line_may_lack_its_end() throws Exception {
        client.send(Lines.echo(1, "last").getBytes(java.nio.charset.StandardCharsets.UTF_8));
        client.end();

        assertThat(client.receive().path("id").intValue()).isEqualTo(1);
    }

    @Test
    void a_server_that_stops_refuses_new_requests() throws Exception {
        client.server.close();

        JsonNode refusal = client.ask(Lines.echo(1, "late"));

        assertThat(refusal.at("/error/message").stringValue()).contains("Stopping");
        assertThat(refusal.path("id").intValue()).isEqualTo(1);
    }

    @Test
    void a_call_too_many_is_refused_at_once_and_other_requests_are_served() throws Exception {
        Admission one = new Admission(1);
        McpOptions options = McpOptions.defaults(StdioClient.MAX_LINE).withAdmission(one);
        try (StdioClient full = new StdioClient(StdioOptions.of(options, StdioClient.DRAIN))) {
            full.send(Lines.call(1, "wait"));
            full.service.begun.acquire();

            JsonNode refused = full.ask(Lines.call(2, "wait"));

            assertThat(refused.path("id").intValue()).isEqualTo(2);
            assertThat(refused.at("/error/code").intValue()).isEqualTo(ErrorCode.NOT_EXECUTED.number());
            assertThat(full.ask(Lines.modern(3, "tools/list", "")).path("id").intValue())
                    .isEqualTo(3);
            assertThat(full.service.calls).hasValue(1);
        }
    }
}
