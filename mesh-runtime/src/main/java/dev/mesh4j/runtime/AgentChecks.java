package dev.mesh4j.runtime;

import dev.mesh4j.runtime.invoke.Wrapped;
import dev.mesh4j.runtime.scan.AgentDefinitionException;
import dev.mesh4j.runtime.scan.AgentReader;
import dev.mesh4j.runtime.scan.HealthCheckDescriptor;
import dev.mesh4j.server.probe.Check;
import dev.mesh4j.server.probe.Health;
import dev.mesh4j.server.probe.HealthChecks;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The health checks of the user's classes. Thread-safe. */
final class AgentChecks {

    private final HealthChecks checks;

    AgentChecks(HealthChecks checks) {
        this.checks = checks;
    }

    /**
     * Asks the {@code @HealthCheck} methods of these objects until the handle is closed.
     *
     * @throws AgentDefinitionException when a check is wrong, or its name taken; none is asked then
     */
    HealthChecks.Handle add(Map<Class<?>, Object> instances) {
        List<HealthChecks.Handle> handles = new ArrayList<>();
        HealthChecks.Handle all = () -> handles.forEach(HealthChecks.Handle::close);
        for (HealthCheckDescriptor descriptor : AgentReader.healthChecks(instances.keySet())) {
            Object instance =
                    Objects.requireNonNull(instances.get(descriptor.method().getDeclaringClass()));
            try {
                handles.add(checks.add(check(descriptor, instance)));
            } catch (IllegalArgumentException e) {
                all.close();
                throw new AgentDefinitionException(descriptor.place() + ": " + e.getMessage());
            }
        }
        return all;
    }

    private static Check check(HealthCheckDescriptor descriptor, Object instance) {
        Method method = Wrapped.method(descriptor.method(), instance);
        method.setAccessible(true);
        return new Check(
                descriptor.name(),
                descriptor.ttl(),
                descriptor.timeout(),
                Health.unhealthy("not asked yet"),
                Health.Status.UNHEALTHY,
                () -> ask(method, instance));
    }

    private static Health ask(Method method, Object instance) throws Exception {
        Object answer;
        try {
            answer = method.invoke(instance);
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof Exception thrown ? thrown : e;
        }
        if (answer instanceof HealthReport report) {
            return report.health();
        }
        boolean fails = Boolean.FALSE.equals(answer) || (answer == null && method.getReturnType() != void.class);
        return fails ? Health.unhealthy("it says " + answer) : Health.healthy();
    }
}
