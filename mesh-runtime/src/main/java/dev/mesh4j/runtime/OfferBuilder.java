package dev.mesh4j.runtime;

import dev.mesh4j.runtime.inject.Clients;
import dev.mesh4j.runtime.invoke.LocalCompletion;
import dev.mesh4j.runtime.invoke.LocalPrompt;
import dev.mesh4j.runtime.invoke.LocalResource;
import dev.mesh4j.runtime.invoke.LocalTool;
import dev.mesh4j.runtime.scan.Offered;
import dev.mesh4j.runtime.scan.ToolDescriptor;
import dev.mesh4j.runtime.schema.TypeSchemas;
import dev.mesh4j.runtime.session.Sessions;
import java.lang.reflect.Method;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** Makes what annotations describe ready to be called. */
final class OfferBuilder {

    private final Map<Class<?>, Object> instances;
    private final AgentControl agent;
    private final Function<ToolDescriptor, Clients> clients;
    private final Sessions sessions;

    /** @param clients makes the clients of one tool's dependencies */
    OfferBuilder(
            Map<Class<?>, Object> instances,
            AgentControl agent,
            Function<ToolDescriptor, Clients> clients,
            Sessions sessions) {
        this.instances = instances;
        this.agent = agent;
        this.clients = clients;
        this.sessions = sessions;
    }

    Offer build(Offered offered) {
        TypeSchemas schemas = new TypeSchemas();
        Map<String, LocalTool> tools = new LinkedHashMap<>();
        for (ToolDescriptor tool : offered.tools()) {
            Clients own = clients.apply(tool);
            tools.put(
                    tool.name(),
                    new LocalTool(tool, instance(tool.method()), schemas, own.sources(), own::missing, sessions));
        }
        Map<String, LocalPrompt> prompts = new LinkedHashMap<>();
        offered.prompts()
                .forEach(prompt ->
                        prompts.put(prompt.name(), new LocalPrompt(prompt, instance(prompt.method()), agent)));
        return new Offer(
                tools,
                prompts,
                offered.resources().stream()
                        .map(resource -> new LocalResource(resource, instance(resource.method()), agent))
                        .toList(),
                offered.completions().stream()
                        .map(completion -> new LocalCompletion(completion, instance(completion.method())))
                        .toList());
    }

    private Object instance(Method method) {
        return Objects.requireNonNull(instances.get(method.getDeclaringClass()));
    }
}
