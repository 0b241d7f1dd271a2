package dev.mesh4j.runtime.inject;

import dev.mesh4j.annotations.Dependency;
import dev.mesh4j.annotations.MeshAgent;
import dev.mesh4j.annotations.MeshTool;
import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.client.HttpTransport;
import dev.mesh4j.protocol.mcp.CallToolResult;
import dev.mesh4j.runtime.FakePeer;
import dev.mesh4j.runtime.FixedAgent;
import dev.mesh4j.runtime.RemoteTool;
import dev.mesh4j.runtime.call.Target;
import dev.mesh4j.runtime.call.TestProviders;
import dev.mesh4j.runtime.invoke.LocalExchange;
import dev.mesh4j.runtime.policy.PolicyLayer;
import dev.mesh4j.runtime.scan.AgentReader;
import dev.mesh4j.runtime.scan.ToolDescriptor;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Clients of each kind, bound to one peer. */
final class ClientFixture implements AutoCloseable {

    record Point(int x, int y) {}

    interface Any {
        @Nullable
        Object any(@Nullable String text, @Nullable Point point, Optional<Integer> number);

        default Object shortcut() {
            return String.valueOf(any("shortcut", null, Optional.empty()));
        }
    }

    interface Text {
        String call();
    }

    interface Number {
        int call();
    }

    interface Nothing {
        void call();
    }

    interface Maybe {
        Optional<String> call();
    }

    interface MaybePoint {
        Optional<Point> call();
    }

    interface Record {
        Point call();
    }

    interface Records {
        List<Point> call();
    }

    interface ByName {
        Map<String, Point> call();
    }

    interface Date {
        LocalDate call();
    }

    interface Tree {
        JsonNode call();
    }

    interface Two {
        @Dependency(capability = "first")
        String one();

        @Dependency(capability = "second")
        String two();
    }

    @MeshAgent(name = "clients")
    static final class Agent {
        @MeshTool(capability = "c")
        public void clients(
                @Dependency(capability = "d") Any any,
                @Dependency(capability = "d") Text text,
                @Dependency(capability = "d") Number number,
                @Dependency(capability = "d") Nothing nothing,
                @Dependency(capability = "d") Maybe maybe,
                @Dependency(capability = "d") MaybePoint maybePoint,
                @Dependency(capability = "d") Record record,
                @Dependency(capability = "d") Records records,
                @Dependency(capability = "d") ByName byName,
                @Dependency(capability = "d") Date date,
                @Dependency(capability = "d") Tree tree,
                Two two,
                @Dependency(capability = "d") RemoteTool remote) {}

        @MeshTool(capability = "c")
        public void optional(
                @Dependency(capability = "d") Optional<Text> typed,
                @Dependency(capability = "d") Optional<RemoteTool> untyped,
                Optional<Two> two) {}
    }

    final FakePeer peer;
    final HttpTransport http = new HttpTransport();
    final Clients clients;

    private ClientFixture(String tool, Function<JsonNode, CallToolResult> answer) throws IOException {
        peer = FakePeer.answering(answer);
        ToolDescriptor descriptor = AgentReader.read(List.of(Agent.class)).tools().stream()
                .filter(t -> t.name().equals(tool))
                .findFirst()
                .orElseThrow();
        clients = new Clients(descriptor, TestProviders.caller(http, atMost -> {}), new FixedAgent());
    }

    /** Clients of every kind whose provider gives this answer. */
    static ClientFixture bound(Function<JsonNode, CallToolResult> answer) throws IOException {
        ClientFixture fixture = new ClientFixture("clients", answer);
        fixture.clients.slots().forEach(fixture::bind);
        return fixture;
    }

    static ClientFixture bound(CallToolResult answer) throws IOException {
        return bound(arguments -> answer);
    }

    /** The same, but nothing is bound. */
    static ClientFixture unbound() throws IOException {
        return new ClientFixture("clients", arguments -> FakePeer.text(""));
    }

    /** Optional clients, nothing bound. */
    static ClientFixture optional() throws IOException {
        return new ClientFixture("optional", arguments -> FakePeer.text("here"));
    }

    void bind(DependencySlot slot) {
        slot.bind(new Target.Remote(TestProviders.at(PolicyLayer.NONE, peer.url())));
    }

    <T> T client(Class<T> type) {
        return clients.sources().stream()
                .map(source -> source.value(Json.mapper().createObjectNode(), new LocalExchange()))
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow();
    }

    JsonNode lastArguments() {
        return peer.calls().getLast().get("arguments");
    }

    @Override
    public void close() {
        peer.close();
        http.close();
    }
}
