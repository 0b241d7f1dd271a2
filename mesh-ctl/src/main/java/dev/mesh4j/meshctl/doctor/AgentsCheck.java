package dev.mesh4j.meshctl.doctor;

import static java.util.Objects.requireNonNullElse;

import dev.mesh4j.meshctl.registry.Agents;
import dev.mesh4j.protocol.client.CallException;
import dev.mesh4j.protocol.client.HttpCall;
import dev.mesh4j.protocol.client.HttpTransport;
import dev.mesh4j.protocol.registry.AgentView;
import dev.mesh4j.protocol.registry.RegistryClient;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Whether the agents that the registry lists are there. */
record AgentsCheck(HttpTransport http, URI registry, Duration timeout) implements Check {

    /** Enough to see what is wrong. */
    private static final int MOST_ASKED = 200;

    @Override
    public String name() {
        return "agents";
    }

    @Override
    public List<Finding> look() throws InterruptedException, ExecutionException {
        List<AgentView> agents;
        try {
            agents = requireNonNullElse(
                    new RegistryClient(http, registry, timeout).agents().agents(), List.of());
        } catch (CallException e) {
            return List.of(); // that is told of the registry
        }
        List<AgentView> live = agents.stream()
                .filter(agent -> !"offline".equals(agent.status()))
                .filter(agent -> requireNonNullElse(agent.endpoint(), "").startsWith("http"))
                .limit(MOST_ASKED)
                .toList();
        Map<AgentView, String> silent = silent(live);
        List<Finding> findings = new ArrayList<>();
        silent.forEach((agent, why) -> findings.add(Finding.fail(
                name(),
                Agents.name(agent) + " is registered and cannot be reached: " + why,
                "look at 'meshctl logs " + Agents.name(agent) + "', or at the firewall between here and there")));
        if (findings.isEmpty() && !live.isEmpty()) {
            findings.add(Finding.ok(name(), "all " + live.size() + " that are registered answer"));
        }
        return findings;
    }

    private Map<AgentView, String> silent(List<AgentView> agents) throws InterruptedException, ExecutionException {
        Map<AgentView, String> silent = new LinkedHashMap<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> answers = agents.stream()
                    .map(agent -> threads.submit(() -> obstacle(agent)))
                    .toList();
            for (int i = 0; i < agents.size(); i++) {
                String obstacle = answers.get(i).get();
                if (!obstacle.isEmpty()) {
                    silent.put(agents.get(i), obstacle);
                }
            }
        }
        return silent;
    }

    /** Empty when there is none. Agents in other languages have no such probe, but answer. */
    private String obstacle(AgentView agent) {
        String probe = requireNonNullElse(agent.endpoint(), "").replaceAll("/+$", "") + "/livez";
        try {
            return http.exchange(
                    HttpCall.get(probe, timeout), reply -> reply.status() < 500 ? "" : "HTTP " + reply.status());
        } catch (CallException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
