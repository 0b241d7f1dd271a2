package dev.mesh4j.meshctl.registry;

import static java.util.Objects.requireNonNullElse;

import dev.mesh4j.meshctl.terminal.MeshctlException;
import dev.mesh4j.meshctl.terminal.Spelling;
import dev.mesh4j.protocol.registry.AgentView;
import dev.mesh4j.protocol.registry.CapabilityView;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Who is called for a capability.
 *
 * @param agent the agent's name
 * @param endpoint its base URL
 * @param tool the MCP tool
 */
public record Provider(String agent, String endpoint, String tool) {

    /** The healthy agent of the lowest id whose capability is available. */
    public static Provider of(String capability, List<AgentView> agents) {
        List<Offer> offers = agents.stream()
                .sorted(Comparator.comparing(Agents::id))
                .flatMap(agent -> offers(agent, capability))
                .toList();
        if (offers.isEmpty()) {
            throw MeshctlException.failed("nobody offers '" + capability + "'" + offered(capability, agents));
        }
        return offers.stream()
                .filter(Offer::isOpen)
                .findFirst()
                .map(Offer::provider)
                .orElseThrow(() -> MeshctlException.failed("'" + capability + "' cannot be called now: "
                        + String.join("; ", offers.stream().map(Offer::obstacle).toList())));
    }

    private static Stream<Offer> offers(AgentView agent, String capability) {
        return Agents.capabilities(agent).stream()
                .filter(offered -> capability.equals(offered.name()))
                .map(offered -> new Offer(agent, offered));
    }

    private static String offered(String wanted, List<AgentView> agents) {
        List<String> names = agents.stream()
                .flatMap(agent -> Agents.capabilityNames(agent).stream())
                .distinct()
                .sorted()
                .toList();
        return names.isEmpty()
                ? ": the mesh is empty, start an agent with 'meshctl start PATH'"
                : Spelling.nearest(wanted, names)
                                .map(meant -> " (did you mean '" + meant + "'?)")
                                .orElse("")
                        + ": on offer are " + String.join(", ", names);
    }

    private record Offer(AgentView agent, CapabilityView capability) {

        boolean isOpen() {
            return Agents.isHealthy(agent) && !Boolean.FALSE.equals(capability.available()) && isHttp();
        }

        Provider provider() {
            String tool = requireNonNullElse(capability.functionName(), requireNonNullElse(capability.name(), ""));
            return new Provider(Agents.name(agent), endpoint(), tool);
        }

        String obstacle() {
            if (!Agents.isHealthy(agent)) {
                return Agents.name(agent) + " is " + requireNonNullElse(agent.status(), "of unknown health");
            }
            return isHttp()
                    ? Agents.name(agent) + ": " + requireNonNullElse(capability.unavailableReason(), "unavailable")
                    : Agents.name(agent) + " has no HTTP endpoint";
        }

        private boolean isHttp() {
            return endpoint().startsWith("http://") || endpoint().startsWith("https://");
        }

        private String endpoint() {
            return requireNonNullElse(agent.endpoint(), "");
        }
    }
}
