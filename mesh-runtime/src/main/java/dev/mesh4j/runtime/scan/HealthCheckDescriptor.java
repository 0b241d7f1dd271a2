package dev.mesh4j.runtime.scan;

import dev.mesh4j.annotations.HealthCheck;
import dev.mesh4j.runtime.HealthReport;
import dev.mesh4j.server.config.ConfigValue;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Set;

/** One health check, as the annotation of its method says. */
public record HealthCheckDescriptor(String name, Duration ttl, Duration timeout, Method method) {

    private static final Set<Class<?>> ANSWERS = Set.of(boolean.class, Boolean.class, HealthReport.class, void.class);

    static HealthCheckDescriptor read(Method method) {
        HealthCheck check = method.getAnnotation(HealthCheck.class);
        String place = Places.of(method);
        String name = check.name().isEmpty() ? method.getName() : check.name();
        Names.check(place + " name", name, Names.TOOL);
        if (method.getParameterCount() > 0) {
            throw new AgentDefinitionException(place + " has " + method.getParameterCount()
                    + " parameters (expected: none, it is a @HealthCheck)");
        }
        if (!ANSWERS.contains(method.getReturnType())) {
            throw new AgentDefinitionException(
                    place + " returns " + method.getReturnType().getSimpleName()
                            + " (expected: boolean, HealthReport or nothing, it is a @HealthCheck)");
        }
        return new HealthCheckDescriptor(
                name, duration(place + " ttl", check.ttl()), duration(place + " timeout", check.timeout()), method);
    }

    /** Where the check stands in the code, for messages. */
    public String place() {
        return Places.of(method);
    }

    private static Duration duration(String what, String text) {
        try {
            Duration duration = ConfigValue.duration(text);
            if (!duration.isZero()) {
                return duration;
            }
        } catch (IllegalArgumentException e) {
            // says less than what follows
        }
        throw new AgentDefinitionException(
                what + ": '" + text + "' (expected: more than zero, such as 500ms, 10s or 1m)");
    }
}
