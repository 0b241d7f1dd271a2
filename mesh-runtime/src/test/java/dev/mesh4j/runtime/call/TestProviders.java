package dev.mesh4j.runtime.call;

import dev.mesh4j.protocol.client.HttpTransport;
import dev.mesh4j.protocol.client.McpClient;
import dev.mesh4j.protocol.mcp.Implementation;
import dev.mesh4j.runtime.policy.PolicyLayer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Providers at given addresses, and callers of them. */
public final class TestProviders {

    public static final Duration LONG = Duration.ofSeconds(20);

    private TestProviders() {}

    /** Equals named agent-0, agent-1 and so on, with a tool named now. */
    public static Candidates at(PolicyLayer policy, String... urls) {
        List<Provider> providers = new ArrayList<>();
        for (String url : urls) {
            Peer peer = new Peer(url, PeerLimits.DEFAULT);
            providers.add(new Provider("agent-" + providers.size(), "now", peer, 0, 1, policy, LONG));
        }
        return new Candidates(providers);
    }

    /** The same, each better than the next. */
    public static Candidates ranked(PolicyLayer policy, String... urls) {
        List<Provider> providers = new ArrayList<>();
        for (Provider p : at(policy, urls).ranked()) {
            providers.add(new Provider(p.agentId(), p.tool(), p.peer(), providers.size(), 1, policy, LONG));
        }
        return new Candidates(providers);
    }

    public static ToolCaller caller(HttpTransport http, TopologyRefresh refresh) {
        McpClient client = new McpClient(http, new Implementation("test", "1"));
        return new ToolCaller(client, http, refresh, LONG, List.of(), CallObserver.NONE);
    }
}
