package dev.mesh4j.server.mcp;

import dev.mesh4j.protocol.mcp.ClientCapabilities;
import dev.mesh4j.protocol.mcp.InputRequest;
import dev.mesh4j.protocol.mcp.InputResponse;
import dev.mesh4j.protocol.mcp.LoggingLevel;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A 2026-07-28 request. A question that has no answer yet ends it; see {@link Rounds}. */
final class ModernExchange implements Exchange {

    private final RequestMeta meta;
    private final Carrier carrier;
    private final Rounds rounds;
    private final ReentrantLock sending = new ReentrantLock();
    private final boolean becomesTask;

    private double progress = Double.NEGATIVE_INFINITY;

    ModernExchange(RequestMeta meta, Carrier carrier, Rounds rounds) {
        this(meta, carrier, rounds, false);
    }

    /** @param becomesTask whether it goes on as a task when the tool says so */
    ModernExchange(RequestMeta meta, Carrier carrier, Rounds rounds, boolean becomesTask) {
        this.meta = meta;
        this.carrier = carrier;
        this.rounds = rounds;
        this.becomesTask = becomesTask;
    }

    @Override
    public ClientCapabilities client() {
        return meta.capabilities();
    }

    @Override
    public JsonNode meta() {
        return meta.json();
    }

    @Override
    public @Nullable String header(String name) {
        return carrier.header(name);
    }

    @Override
    public Map<String, String> headers() {
        return carrier.headers();
    }

    @Override
    public void progress(double done, @Nullable Double total, @Nullable String message) {
        JsonNode token = meta.progressToken();
        if (token == null || !Double.isFinite(done) || items() == ItemDelivery.AS_PROGRESS) {
            return;
        }
        // held while it is sent, so that no smaller number follows
        sending.lock();
        try {
            if (done > progress) {
                progress = done;
                Double known = total == null || !Double.isFinite(total) ? null : total;
                carrier.send(Notifications.progress(token, done, known, message));
            }
        } finally {
            sending.unlock();
        }
    }

    @Override
    public ItemDelivery items() {
        return carrier.takesMessages() ? ItemDelivery.of(meta.json()) : ItemDelivery.IN_RESULT;
    }

    @Override
    public void item(String text, boolean json) {
        JsonNode token = meta.progressToken();
        ItemDelivery delivery = items();
        if (token == null || delivery == ItemDelivery.IN_RESULT) {
            return;
        }
        sending.lock();
        try {
            boolean alone = delivery == ItemDelivery.AS_PROGRESS;
            if (alone && progress < 0) {
                carrier.allowPauses();
            }
            progress = Math.max(0, Math.floor(progress)) + 1;
            carrier.send(Notifications.item(token, progress, text, alone && json));
        } finally {
            sending.unlock();
        }
    }

    @Override
    public void log(LoggingLevel level, @Nullable String logger, JsonNode data) {
        LoggingLevel least = meta.logLevel();
        if (least != null && level.reaches(least)) {
            carrier.send(Notifications.log(level, logger, data));
        }
    }

    @Override
    public Map<String, InputResponse> ask(Map<String, InputRequest> questions) {
        ClientCapabilities client = client();
        questions.values().forEach(question -> Questions.requireDeclared(client, question));
        return rounds.answers(questions);
    }

    @Override
    public JsonNode once(String key, Supplier<JsonNode> step) {
        return rounds.once(key, step);
    }

    @Override
    public void startTask() {
        if (becomesTask) {
            throw new StartingTask();
        }
    }

    @Override
    public boolean isCancelled() {
        return carrier.isCancelled();
    }

    @Override
    public void onCancel(Runnable action) {
        carrier.onCancel(action);
    }

    /** The stateless era has no way back to an answer. */
    @Override
    public void releaseConnection() {}
}
