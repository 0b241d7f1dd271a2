package dev.mesh4j.server.mcp.stdio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

@Timeout(60)
class HostileInputTest {

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
                "`{'jsonrpc':'2.0',`                              | -32700",
                "`{'jsonrpc':'2.0','id':1,'method':'ping'} {}`    | -32700",
                "`hello`                                          | -32700",
                "`\ufffd`                                         | -32700",
                "`42`                                             | -32600",
                "`null`                                           | -32600",
                "`[]`                                             | -32600",
                "`{}`                                             | -32600",
                "`{'method':'ping'}`                              | -32600",
                "`{'jsonrpc':'2.0','id':{},'method':'ping'}`      | -32600",
                "`{'jsonrpc':'2.0','id':1.5,'method':'ping'}`     | -32600",
                "`{'jsonrpc':'2.0','method':5}`                   | -32600",
            })
    void what_is_no_message_is_refused_without_an_id(String line, int code) throws Exception {
        JsonNode refusal = client.ask(line.replace('\'', '"'));

        assertThat(refusal.at("/error/code").intValue()).isEqualTo(code);
        assertThat(refusal.hasNonNull("id")).isFalse();
        stillServes();
    }

    @Test
    void a_line_of_ten_megabytes_is_refused_and_skipped() throws Exception {
        byte[] line = new byte[10 * 1024 * 1024];
        Arrays.fill(line, (byte) 'x');
        client.send(line);

        JsonNode refusal = client.ask("");

        assertThat(refusal.at("/error/code").intValue()).isEqualTo(-32600);
        assertThat(refusal.at("/error/message").stringValue()).contains("65536 bytes");
        assertThat(refusal.hasNonNull("id")).isFalse();
        stillServes();
    }

    @ParameterizedTest
    @CsvSource({"65536, 7", "65537, -32600"})
    void the_longest_line_is_as_long_as_was_set(int length, int expected) throws Exception {
        String call = Lines.echo(7, "");
        String line = call.replace("\"text\":\"", "\"text\":\"" + "x".repeat(length - call.length()));

        JsonNode answer = client.ask(line);

        assertThat(answer.path("error").path("code").intValue(answer.path("id").intValue(0)))
                .isEqualTo(expected);
    }

    @Test
    void json_that_is_ten_thousand_deep_is_refused() throws Exception {
        String deep = "[".repeat(10_000) + "]".repeat(10_000);

        JsonNode refusal = client.ask("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\",\"params\":" + deep + "}");

        assertThat(refusal.at("/error/code").intValue()).isEqualTo(-32700);
        stillServes();
    }

    @Test
    void binary_garbage_is_refused_line_by_line() throws Exception {
        byte[] garbage = new byte[1024 * 1024];
        new Random(7).nextBytes(garbage);
        client.send(garbage);
        client.send("");
        client.send(Lines.echo("\"end\"", "end"));

        JsonNode answer = client.receive();
        while (!answer.path("id").asString("").equals("end")) {
            assertThat(answer.at("/error/code").intValue()).isIn(-32700, -32600);
            answer = client.receive();
        }
    }

    @Test
    void ten_thousand_requests_at_once_are_all_answered() throws Exception {
        Set<Integer> answered = new HashSet<>();
        for (int id = 0; id < 10_000; id++) {
            client.send(Lines.echo(id, "text " + id));
        }
        while (answered.size() < 10_000) {
            JsonNode answer = client.receive();
            int id = answer.path("id").intValue();
            assertThat(answer.at("/result/content/0/text").stringValue()).isEqualTo("text " + id);
            assertThat(answered.add(id)).isTrue();
        }
    }

    @Test
    void more_requests_than_may_be_in_flight_are_refused_when_none_of_them_ends() throws Exception {
        try (StdioClient small = new StdioClient(StdioOptions.defaults(StdioClient.MAX_LINE, StdioClient.DRAIN)
                .withMaxInFlight(2, Duration.ofMillis(1)))) {
            small.send(Lines.call(1, "wait"));
            small.send(Lines.call(2, "wait"));

            JsonNode refusal = small.ask(Lines.call(3, "wait"));

            assertThat(refusal.path("id").intValue()).isEqualTo(3);
            assertThat(refusal.at("/error/message").stringValue()).contains("Too many requests: 2 are in flight");
            small.send(Lines.cancel(1));
            small.send(Lines.cancel(2));
            small.service.interrupted.acquire(2);
        }
    }

    @Test
    void a_client_that_reads_nothing_is_not_read_from_either() throws Exception {
        EndlessCalls calls = new EndlessCalls();
        StuckOutput out = new StuckOutput();
        WaitingService service = new WaitingService();
        StdioOptions options = StdioOptions.defaults(StdioClient.MAX_LINE, Duration.ofMillis(1))
                .withMaxInFlight(50, Duration.ofMillis(1));
        try (StdioServer server = new StdioServer(service, options, new ProcessStreams(calls, out))) {
            server.start();
            out.reached.await();
            calls.awaitQuiet();

            // one buffer of the reader's holds some hundred calls more than are served
            assertThat(service.calls.get()).isLessThanOrEqualTo(50);
            assertThat(calls.read.get()).isLessThan(2000);
        } finally {
            out.released.countDown();
        }
    }

    @Test
    void a_client_that_is_gone_ends_the_server_and_cancels_its_requests() throws Exception {
        WaitingService service = new WaitingService();
        OutputStream gone = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
            }
        };
        byte[] lines = (Lines.call(1, "wait") + "\n" + Lines.echo(2, "x") + "\n").getBytes(StandardCharsets.UTF_8);
        InputStream in = new java.io.SequenceInputStream(new java.io.ByteArrayInputStream(lines), new Silence());
        try (StdioServer server = new StdioServer(
                service,
                StdioOptions.defaults(StdioClient.MAX_LINE, StdioClient.DRAIN),
                new ProcessStreams(in, gone))) {
            server.start();

            server.awaitEnd();

            service.interrupted.acquire();
        }
    }

    private void stillServes() throws InterruptedException {
        assertThat(client.ask(Lines.echo("\"still\"", "there")).path("id").stringValue())
                .isEqualTo("still");
    }

    /** Always has another call, and counts them. */
    private static final class EndlessCalls extends InputStream {

        final AtomicInteger read = new AtomicInteger();

        @Override
        public int read() {
            throw new UnsupportedOperationException();
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            byte[] call = (Lines.echo(read.incrementAndGet(), "x") + "\n").getBytes(StandardCharsets.UTF_8);
            System.arraycopy(call, 0, into, offset, call.length);
            return call.length;
        }

        /** Waits until nothing more is read. */
        void awaitQuiet() {
            int before;
            do {
                before = read.get();
                java.util.concurrent.locks.LockSupport.parkNanos(
                        Duration.ofMillis(200).toNanos());
            } while (read.get() != before);
        }
    }

    /** Takes nothing until it is released. */
    private static final class StuckOutput extends OutputStream {

        final CountDownLatch reached = new CountDownLatch(1);
        final CountDownLatch released = new CountDownLatch(1);

        @Override
        public void write(int b) throws IOException {
            reached.countDown();
            try {
                released.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        }
    }

    /** Has nothing to read and does not end. */
    private static final class Silence extends InputStream {
        @Override
        public int read() throws IOException {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            return -1;
        }
    }
}
