package dev.mesh4j.testkit;

import dev.mesh4j.annotations.MeshAgent;
import dev.mesh4j.annotations.MeshTool;
import dev.mesh4j.runtime.ToolContext;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** An agent whose tools answer item by item. */
@MeshAgent(name = "source")
public final class StreamSource {

    static final String KILOBYTE = "x".repeat(1024);

    record Point(int x, String name) {}

    final AtomicInteger produced = new AtomicInteger();
    final AtomicInteger closed = new AtomicInteger();
    final CountDownLatch stopped = new CountDownLatch(1);
    final CountDownLatch gate = new CountDownLatch(1);

    @MeshTool(capability = "words")
    public Stream<String> words(int count) {
        return IntStream.range(0, count).mapToObj(i -> "word" + i + " ").onClose(closed::incrementAndGet);
    }

    @MeshTool(capability = "points")
    public Iterable<Point> points(int count) {
        return () ->
                IntStream.range(0, count).mapToObj(i -> new Point(i, "p" + i)).iterator();
    }

    @MeshTool(capability = "evens")
    public Iterator<Integer> evens(int count) {
        return IntStream.range(0, count).mapToObj(i -> 2 * i).iterator();
    }

    @MeshTool(capability = "emitted", streaming = true)
    public void emitted(int count, ToolContext context) {
        for (int i = 0; i < count; i++) {
            context.progress(i);
            context.emit(i % 2 == 0 ? "text" + i : new Point(i, "odd"));
        }
    }

    @MeshTool(capability = "both")
    public String both(ToolContext context) {
        context.emit("a part");
        return "the whole";
    }

    /** Without an end, each item of a kilobyte. */
    @MeshTool(capability = "flood")
    public Stream<String> flood(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> {
                    produced.incrementAndGet();
                    return i + KILOBYTE;
                })
                .onClose(stopped::countDown);
    }

    @MeshTool(capability = "broken")
    public Stream<Integer> broken() {
        return Stream.of(2, 1, 0).map(i -> 2 / i);
    }

    /** Its second item waits for the test. */
    @MeshTool(capability = "slow")
    public Stream<String> slow() {
        return Stream.of("first", "second").map(this::await).onClose(stopped::countDown);
    }

    @MeshTool(capability = "plain")
    public List<Integer> plain() {
        return List.of(1, 2, 3);
    }

    private String await(String item) {
        try {
            if (item.equals("second")) {
                gate.await();
            }
            return item;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
