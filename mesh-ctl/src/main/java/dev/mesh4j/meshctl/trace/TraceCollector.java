package dev.mesh4j.meshctl.trace;

import static java.util.Objects.requireNonNullElse;

import dev.mesh4j.meshctl.registry.Agents;
import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.client.CallException;
import dev.mesh4j.protocol.client.HttpCall;
import dev.mesh4j.protocol.client.HttpReply;
import dev.mesh4j.protocol.client.HttpTransport;
import dev.mesh4j.protocol.registry.AgentView;
import dev.mesh4j.protocol.trace.TraceReply;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import tools.jackson.core.JacksonException;

/**
 * Asks all agents of a mesh what they know of a trace, side by side.
 *
 * @param timeout for each of them
 */
public record TraceCollector(HttpTransport http, Duration timeout) {

    private static final int MAX_BYTES = 16 * 1024 * 1024;

    private sealed interface Answer {
        record Told(TraceReply reply) implements Answer {}

        record Nothing(String why) implements Answer {}
    }

    /** @param agents those that are offline are not asked */
    public CollectedTrace collect(String traceId, List<AgentView> agents) {
        Map<String, AgentView> asked = new LinkedHashMap<>();
        agents.stream()
                .filter(agent ->
                        !"offline".equals(agent.status()) && endpoint(agent).startsWith("http"))
                .forEach(agent -> asked.putIfAbsent(endpoint(agent), agent));
        List<TraceReply> told = new ArrayList<>();
        List<Silent> silent = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Map<AgentView, Future<Answer>> answers = new LinkedHashMap<>();
            asked.forEach((url, agent) -> answers.put(agent, threads.submit(() -> ask(url, traceId))));
            answers.forEach((agent, answer) -> {
                switch (answered(answer)) {
                    case Answer.Told(TraceReply reply)
                    when requireNonNullElse(reply.spans(), List.of()).isEmpty() -> {}
                    case Answer.Told(TraceReply reply) -> told.add(reply);
                    case Answer.Nothing(String why) -> silent.add(new Silent(Agents.id(agent), why));
                }
            });
        }
        return new CollectedTrace(traceId, List.copyOf(told), List.copyOf(silent));
    }

    private Answer ask(String url, String traceId) {
        String base = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
        try {
            return http.exchange(HttpCall.get(base + TraceReply.PATH + traceId, timeout), TraceCollector::read);
        } catch (CallException.NotSent e) {
            return new Answer.Nothing("it cannot be reached");
        } catch (CallException.TimedOut e) {
            return new Answer.Nothing("no answer within " + timeout.toMillis() + " ms");
        } catch (CallException e) {
            return new Answer.Nothing(String.valueOf(e.getMessage()));
        }
    }

    private static Answer read(HttpReply reply) throws IOException {
        byte[] body = reply.bytes(MAX_BYTES);
        try {
            if (reply.status() == 200) {
                return new Answer.Told(Json.mapper().readValue(body, TraceReply.class));
            }
            String error = Json.mapper().readTree(body).path("error").asString("");
            return new Answer.Nothing(
                    error.startsWith("trace-buffer") ? error : "it keeps no traces (HTTP " + reply.status() + ")");
        } catch (JacksonException e) {
            return new Answer.Nothing("it keeps no traces (HTTP " + reply.status() + ")");
        }
    }

    private static Answer answered(Future<Answer> answer) {
        try {
            return answer.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer.Nothing("interrupted");
        } catch (ExecutionException e) {
            return new Answer.Nothing(String.valueOf(e.getCause()));
        }
    }

    private static String endpoint(AgentView agent) {
        return requireNonNullElse(agent.endpoint(), "");
    }
}
