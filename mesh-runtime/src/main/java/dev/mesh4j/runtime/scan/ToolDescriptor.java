package dev.mesh4j.runtime.scan;

import dev.mesh4j.runtime.policy.PolicyLayer;
import java.lang.reflect.Method;
import java.util.List;

/**
 * One tool, as the annotations of its method say.
 *
 * @param name the MCP tool name
 * @param policy what it says of calls to it
 * @param parameters in the method's order
 */
public record ToolDescriptor(
        String name,
        String capability,
        String version,
        String description,
        List<String> tags,
        ToolTraits traits,
        PolicyLayer policy,
        Method method,
        List<ParameterDescriptor> parameters) {

    public ToolDescriptor {
        tags = List.copyOf(tags);
        parameters = List.copyOf(parameters);
    }

    /** What the tool depends on, in the declared order, which is that of the wire and of the clients' slots. */
    public List<DependencyDescriptor> dependencies() {
        return parameters.stream().flatMap(p -> p.dependencies().stream()).toList();
    }

    /** Where the tool stands in the code, for messages. */
    public String place() {
        return Places.of(method);
    }
}
