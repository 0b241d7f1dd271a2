package dev.mesh4j.runtime.scan;

import dev.mesh4j.annotations.Dependency;
import dev.mesh4j.annotations.MeshTool;
import dev.mesh4j.annotations.Toggle;
import dev.mesh4j.runtime.policy.CustomHeaders;
import dev.mesh4j.runtime.policy.DependencyPolicy;
import dev.mesh4j.runtime.policy.PolicyLayer;
import dev.mesh4j.server.config.ConfigValue;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads how calls are made from annotations. */
final class PolicyReader {

    private PolicyReader() {}

    static PolicyLayer of(String place, MeshTool tool) {
        return checked(
                place,
                () -> new PolicyLayer(
                        duration("timeout", tool.timeout()),
                        count(tool.retryCount()),
                        said(tool.idempotent()),
                        said(tool.streaming()),
                        said(tool.authRequired()),
                        CustomHeaders.parse(tool.customHeaders()),
                        said(tool.sessionRequired()),
                        said(tool.stateful()),
                        said(tool.autoSessionManagement()),
                        said(tool.healthCheck())));
    }

    static DependencyPolicy of(String place, Dependency dependency) {
        return checked(
                place + " dependency",
                () -> new DependencyPolicy(
                        new PolicyLayer(
                                duration("timeout", dependency.timeout()),
                                count(dependency.retryCount()),
                                said(dependency.idempotent()),
                                said(dependency.streaming()),
                                said(dependency.authRequired()),
                                CustomHeaders.parse(dependency.customHeaders()),
                                said(dependency.sessionRequired()),
                                said(dependency.stateful()),
                                said(dependency.autoSessionManagement()),
                                said(dependency.healthCheck())),
                        dependency.balancing(),
                        duration("hedgeAfter", dependency.hedgeAfter())));
    }

    private static <T> T checked(String place, Supplier<T> read) {
        try {
            return read.get();
        } catch (IllegalArgumentException e) {
            throw new AgentDefinitionException(place + " " + e.getMessage());
        }
    }

    private static @Nullable Duration duration(String name, String text) {
        if (text.isEmpty()) {
            return null;
        }
        try {
            return ConfigValue.duration(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(name + ": '" + text + "' (expected: " + e.getMessage() + ")", e);
        }
    }

    private static @Nullable Integer count(int count) {
        return count == -1 ? null : count;
    }

    /** A provider that leaves an option off says nothing of it. */
    private static @Nullable Boolean said(boolean on) {
        return on ? Boolean.TRUE : null;
    }

    private static @Nullable Boolean said(Toggle toggle) {
        return switch (toggle) {
            case INHERIT -> null;
            case ON -> true;
            case OFF -> false;
        };
    }
}
