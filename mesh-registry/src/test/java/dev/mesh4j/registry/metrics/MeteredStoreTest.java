package dev.mesh4j.registry.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mesh4j.registry.fixture.AgentBuilder;
import dev.mesh4j.registry.model.Agent;
import dev.mesh4j.registry.model.Event;
import dev.mesh4j.registry.model.Presence;
import dev.mesh4j.registry.store.Change;
import dev.mesh4j.registry.store.JdbcStore;
import dev.mesh4j.registry.store.StoreException;
import dev.mesh4j.registry.store.StoredAgent;
import dev.mesh4j.server.metrics.Metrics;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MeteredStoreTest {

    @TempDir
    Path folder;

    private final RegistryMeters meters = new RegistryMeters();
    private final Metrics metrics = new Metrics().add(meters);

    @Test
    void transactions_and_failures_are_counted_and_the_newest_revision_is_known() {
        MeteredStore store = new MeteredStore(JdbcStore.open(folder.resolve("mesh.db")), meters);
        long revision = store.commit(0, List.of(registration("p"), registration("q")), List.of())
                .revision();

        assertThat(store.newest()).isEqualTo(revision).isPositive();
        assertThat(metrics.text().lines())
                .contains(
                        "mesh_registry_changes_total 2.0",
                        "mesh_registry_events_total 2.0",
                        "mesh_registry_store_commit_seconds_count 1",
                        "mesh_registry_store_failures_total 0.0");

        store.close();
        assertThatThrownBy(() -> store.find("p")).isInstanceOf(StoreException.class);
        assertThatThrownBy(store::probe).isInstanceOf(StoreException.class);
        assertThat(metrics.text().lines()).contains("mesh_registry_store_failures_total 2.0");
        metrics.close();
    }

    private static Change registration(String id) {
        Agent agent = AgentBuilder.agent(id).tool("now", "time").build();
        StoredAgent row = new StoredAgent(id, Presence.LIVE, "{}", "digest", "", Instant.EPOCH, Instant.EPOCH, 0);
        return new Change.Register(row, "{}", List.of(Event.of(Event.Type.REGISTER, agent, Instant.EPOCH)));
    }
}
