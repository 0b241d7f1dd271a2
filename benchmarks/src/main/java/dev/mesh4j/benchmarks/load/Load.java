package dev.mesh4j.benchmarks.load;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;

/** Sends the requests of some work and takes the answers, all on the calling thread. */
final class Load implements AutoCloseable {

    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(20);

    private final Work work;
    private final Requests requests;
    private final Selector selector;
    private final Deque<Connection> idle = new ArrayDeque<>();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 16);
    private final Latencies latencies = new Latencies();
    private int failed;
    private int busy;

    Load(Work work) throws IOException {
        this.work = work;
        this.requests = Requests.of(work);
        this.selector = Selector.open();
        for (int i = 0; i < work.connections(); i++) {
            idle.push(Connection.open(work.port(), selector));
        }
    }

    Outcome run() throws IOException {
        long begin = System.nanoTime();
        Pace pace = Pace.of(work, begin);
        long now = begin;
        long lastAnswer = begin;
        while (now - lastAnswer < PATIENCE && (busy > 0 || !pace.isOver(now))) {
            while (!idle.isEmpty() && pace.isDue(now)) {
                idle.pop().send(requests.next(), pace.take(now));
                busy++;
            }
            int answered = latencies.count();
            selector.select(this::read, work.perSecond() > 0 ? 1 : 100);
            now = System.nanoTime();
            lastAnswer = latencies.count() > answered ? now : lastAnswer;
        }
        failed += busy;
        latencies.sort();
        return new Outcome(
                latencies.count(),
                failed,
                (lastAnswer - begin) / 1e9,
                latencies.millis(0.5),
                latencies.millis(0.99),
                latencies.millis(0.999),
                latencies.millis(1));
    }

    @Override
    public void close() throws IOException {
        for (SelectionKey key : selector.keys()) {
            key.channel().close();
        }
        selector.close();
    }

    private void read(SelectionKey key) {
        Connection connection = (Connection) key.attachment();
        try {
            if (!connection.read(buffer)) {
                return;
            }
            long latency = System.nanoTime() - connection.dueAt();
            if (work.kind().isAnswer(connection.status())) {
                latencies.add(latency);
            } else {
                failed++;
            }
            idle.push(connection);
        } catch (IOException e) {
            failed++;
            replace(connection);
        }
        busy--;
    }

    private void replace(Connection broken) {
        try {
            broken.close();
            idle.push(Connection.open(work.port(), selector));
        } catch (IOException e) {
            throw new IllegalStateException("the server at port " + work.port() + " is gone", e);
        }
    }
}
