package dev.mesh4j.runtime.invoke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mesh4j.protocol.client.stream.HandOver;
import dev.mesh4j.protocol.client.stream.ToolItem;
import dev.mesh4j.protocol.mcp.CallToolResult;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ItemSinkTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    private final ItemSink kept = new ItemSink(new LocalExchange(), ItemSink.Use.KEPT);

    @Test
    void text_is_joined_and_all_else_is_listed() {
        kept.emit("a");
        kept.emit("b");
        assertThat(kept.result(true).structuredContent().toString()).isEqualTo("\"ab\"");
        assertThat(kept.result(false).structuredContent().toString()).isEqualTo("{\"items\":[\"a\",\"b\"]}");

        kept.emit(7);
        assertThat(kept.result(true).structuredContent().toString()).isEqualTo("{\"items\":[\"a\",\"b\",7]}");
        assertThat(kept.result(true).meta().toString()).isEqualTo("{\"dev.mesh4j/items\":3}");
    }

    @Test
    void a_stream_is_closed_whatever_happens() {
        AtomicInteger closed = new AtomicInteger();
        assertThatThrownBy(() -> kept.emitAll(Stream.of(1, 0).map(i -> 1 / i).onClose(closed::incrementAndGet)))
                .isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> kept.emitAll(new ClosingIterator(closed)))
                .hasMessage("an item: null (expected: a value)");
        assertThat(closed).hasValue(2);
    }

    @Test
    void what_a_flat_map_brings_is_not_gathered() {
        AtomicInteger made = new AtomicInteger();
        ItemSink first = new ItemSink(new LocalExchange(), ItemSink.Use.KEPT);
        Stream<String> inner = Stream.generate(() -> {
            made.incrementAndGet();
            return "x".repeat(1 << 20);
        });
        Stream<String> endless = Stream.of(1).flatMap(one -> inner);

        assertThatThrownBy(() -> first.emitAll(endless)).hasMessageContaining("characters in items");
        assertThat(made.get()).isLessThan(8);
    }

    @Test
    void more_than_a_result_holds_is_an_error_even_when_the_tool_ignores_it() {
        String large = "x".repeat(ItemSink.MAX_KEPT / 2);
        kept.emit(large);
        assertThatThrownBy(() -> kept.emit(large)).isInstanceOf(IllegalStateException.class);

        CallToolResult result = kept.result(true);
        assertThat(result.failed()).isTrue();
        assertThat(result.text())
                .isEqualTo("more than 4194304 characters in items"
                        + " (expected: fewer, or a client that reads them as a stream)");
    }

    @Test
    void empty_items_count_as_well() {
        assertThatThrownBy(() -> kept.emitAll(Stream.generate(() -> ""))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_reader_gets_each_item_and_in_the_end_the_count() throws Exception {
        try (HandOver reader = HandOver.start("a test", items -> {
            ItemSink sink = new ItemSink(new LocalExchange(items), ItemSink.Use.KEPT);
            sink.emit("a");
            sink.emit(List.of(1));
            return sink.result(true);
        })) {
            assertThat(reader.next(LONG)).isEqualTo(new ToolItem("a", false));
            assertThat(reader.next(LONG)).isEqualTo(new ToolItem("[1]", true));
            assertThat(reader.next(LONG)).isNull();
            assertThat(reader.result().text()).isEqualTo("2 items");
            assertThat(reader.result().structuredContent()).isNull();
        }
    }

    @Test
    void a_tool_whose_reader_left_cannot_go_on() {
        AtomicBoolean told = new AtomicBoolean();
        HandOver reader = HandOver.start("a test", items -> CallToolResult.error(""));
        LocalExchange exchange = new LocalExchange(reader);
        exchange.onCancel(() -> told.set(true));
        reader.close();

        assertThatThrownBy(() -> new ItemSink(exchange, ItemSink.Use.SENT).emit("a"))
                .isInstanceOf(CancellationException.class);
        assertThat(told).isTrue();
        assertThat(exchange.isCancelled()).isTrue();
    }

    @Test
    void outside_of_a_tool_there_are_no_items() {
        assertThatThrownBy(() -> new ItemSink(new LocalExchange(), ItemSink.Use.REFUSED).emit("a"))
                .hasMessage("emit outside of a tool (expected: in a method with @MeshTool)");
    }

    private record ClosingIterator(AtomicInteger closed) implements Iterator<String>, AutoCloseable {

        @Override
        public boolean hasNext() {
            return true;
        }

        @Override
        public String next() {
            return null;
        }

        @Override
        public void close() {
            closed.incrementAndGet();
        }
    }
}
