package dev.mesh4j.runtime.scan;

import dev.mesh4j.annotations.Dependency;
import dev.mesh4j.runtime.RemoteTool;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Describes a client that no tool takes. */
public final class ClientReader {

    private ClientReader() {}

    /**
     * @param dependency absent: each method of the interface says itself what it calls
     * @throws AgentDefinitionException naming the first mistake
     */
    public static ParameterDescriptor read(Class<?> type, @Nullable Dependency dependency) {
        ClientType client = client(type);
        if (dependency == null && !client.declaresItself()) {
            throw new AgentDefinitionException(place(type) + ": "
                    + (type == RemoteTool.class
                            ? "a RemoteTool without a capability"
                            : "not every method has @Dependency")
                    + " (expected: a capability for the client, or @Dependency on each method of the interface)");
        }
        return client.bind(place(type), dependency);
    }

    /**
     * A client of any provider of a capability.
     *
     * @throws AgentDefinitionException naming the first mistake
     */
    public static ParameterDescriptor read(Class<?> type, String capability) {
        DependencyDescriptor any = new DependencyDescriptor(capability, List.of(), "", "", false);
        return client(type).bindTo(place(type), ClientType.checked(place(type), any));
    }

    /** Whether each method of an interface says itself what it calls. */
    public static boolean declaresItself(Class<?> type) {
        return ClientType.of(type).filter(ClientType::declaresItself).isPresent();
    }

    private static ClientType client(Class<?> type) {
        return ClientType.of(type)
                .orElseThrow(() -> new AgentDefinitionException(
                        place(type) + ": no client (expected: an interface of yours with a method, or RemoteTool)"));
    }

    private static String place(Class<?> type) {
        return "client " + type.getSimpleName();
    }
}
