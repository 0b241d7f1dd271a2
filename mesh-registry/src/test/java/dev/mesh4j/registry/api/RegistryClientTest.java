package dev.mesh4j.registry.api;

import static dev.mesh4j.registry.fixture.AgentBuilder.agent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mesh4j.protocol.client.HttpTransport;
import dev.mesh4j.protocol.registry.AgentView;
import dev.mesh4j.protocol.registry.BeatAnswer;
import dev.mesh4j.protocol.registry.RegisterAnswer;
import dev.mesh4j.protocol.registry.RegistryClient;
import dev.mesh4j.protocol.registry.ResolvedDependency;
import dev.mesh4j.registry.fixture.AgentBuilder;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The client that agents use and this registry understand each other. */
class RegistryClientTest extends RegistryFixture {

    private static final AgentBuilder PROVIDER = agent("p").tool("now", "time");
    private static final AgentBuilder CONSUMER = agent("c").tool("use", "client", t -> t.needs("time"));

    private final HttpTransport transport = new HttpTransport();
    private RegistryClient client;

    @BeforeEach
    void connect() {
        client = new RegistryClient(transport, registry.uri(), Duration.ofSeconds(20));
    }

    @AfterEach
    void disconnect() {
        transport.close();
    }

    @Test
    void an_agent_joins_beats_hears_of_a_change_and_leaves() {
        String first = accepted(CONSUMER).bindings();
        assertThat(client.beat("c", first)).isEqualTo(new BeatAnswer.Unchanged());
        accepted(PROVIDER);
        assertThat(client.beat("c", first)).isEqualTo(new BeatAnswer.Changed());

        RegisterAnswer.Accepted second = accepted(CONSUMER);

        ResolvedDependency slot =
                second.reply().dependenciesResolved().get("use").getFirst();
        assertThat(slot.agentId()).isEqualTo("p");
        assertThat(slot.candidates())
                .extracting(ResolvedDependency.Candidate::agentId)
                .containsExactly("p");
        assertThat(client.beat("c", second.bindings())).isEqualTo(new BeatAnswer.Unchanged());
        client.unregister("c");
        client.unregister("c");
        assertThat(client.beat("c", second.bindings())).isEqualTo(new BeatAnswer.Unknown());
    }

    @Test
    void what_it_reads_is_what_there_is() {
        accepted(PROVIDER);

        assertThat(client.agents().agents()).extracting(AgentView::id).containsExactly("p");
        assertThat(client.events("type=register").count()).isEqualTo(1);
        assertThat(client.events("").events().getFirst().eventType()).isEqualTo("register");
        assertThat(client.health().service()).isEqualTo("mesh-registry");
    }

    @Test
    void a_wrong_registration_is_rejected_with_the_reason() {
        RegisterAnswer answer = client.register(agent("no id").tool("f", "cap").registration());

        assertThat(answer)
                .isEqualTo(new RegisterAnswer.Rejected(400, "agent_id: 'no id' (expected: [a-zA-Z0-9_-]{1,64})"));
    }

    @Test
    void a_registry_that_is_gone_is_unavailable_and_not_unknown() {
        accepted(PROVIDER);
        registry.close();

        assertThat(client.beat("p", "")).isInstanceOf(BeatAnswer.Unavailable.class);
        assertThat(client.register(PROVIDER.registration())).isInstanceOf(RegisterAnswer.Unavailable.class);
    }

    private RegisterAnswer.Accepted accepted(AgentBuilder agent) {
        RegisterAnswer answer = client.register(agent.registration());
        assertThat(answer).isInstanceOf(RegisterAnswer.Accepted.class);
        return (RegisterAnswer.Accepted) answer;
    }
}
