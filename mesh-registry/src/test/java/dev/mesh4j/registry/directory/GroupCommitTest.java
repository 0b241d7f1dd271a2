package dev.mesh4j.registry.directory;

import static dev.mesh4j.registry.fixture.AgentBuilder.agent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GroupCommitTest extends DirectoryFixture {

    private static final int AGENTS = 200;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void changes_that_wait_for_each_other_share_one_transaction() {
        store.hold();
        List<CompletableFuture<AgentState>> all = registerAll();
        await().until(() -> store.isHolding() && directory.waiting() == AGENTS);
        assertThat(all).noneMatch(CompletableFuture::isDone);
        store.release();
        all.forEach(CompletableFuture::join);

        assertThat(store.batches()).hasSizeLessThanOrEqualTo(3);
        assertThat(store.agents()).hasSize(AGENTS);
        assertThat(directory.agents()).hasSize(AGENTS);
    }

    @Test
    void of_two_changes_of_one_agent_both_are_made_in_their_order() {
        store.hold();
        CompletableFuture<AgentState> first = later(() -> register(agent("a").tool("f", "one")));
        await().until(store::isHolding);
        CompletableFuture<AgentState> second = later(() -> register(agent("a").tool("f", "two")));
        await().until(() -> directory.waiting() == 2);
        CompletableFuture<AgentState> third = later(() -> register(agent("a").tool("f", "three")));
        await().until(() -> directory.waiting() == 3);
        store.release();
        CompletableFuture.allOf(first, second, third).join();

        assertThat(state("a").agent().tools().getFirst().capability()).isEqualTo("three");
        assertThat(events()).containsExactly("update a", "update a", "register a");
    }

    @Test
    void a_store_that_fails_fails_all_that_share_the_transaction_and_changes_nothing() {
        store.hold();
        List<CompletableFuture<AgentState>> all = registerAll();
        await().until(() -> store.isHolding() && directory.waiting() == AGENTS);
        store.fail(true);
        store.release();

        assertThat(all).allSatisfy(one -> assertThatThrownBy(one::join).isInstanceOf(CompletionException.class));
        assertThat(directory.agents()).isEmpty();
    }

    @Test
    void what_waits_when_the_registry_stops_is_still_made() {
        store.hold();
        List<CompletableFuture<AgentState>> all = registerAll();
        await().until(() -> store.isHolding() && directory.waiting() == AGENTS);
        CompletableFuture<?> closing = CompletableFuture.runAsync(directory::close, threads);
        store.release();
        closing.join();
        all.forEach(CompletableFuture::join);

        assertThat(store.agents()).hasSize(AGENTS);
        assertThatThrownBy(() -> register(agent("late").tool("f", "one"))).isInstanceOf(BusyException.class);
    }

    private List<CompletableFuture<AgentState>> registerAll() {
        List<CompletableFuture<AgentState>> all = new ArrayList<>();
        for (int i = 0; i < AGENTS; i++) {
            String id = "a" + i;
            all.add(later(() -> register(agent(id).tool("f", "one"))));
        }
        return all;
    }

    private CompletableFuture<AgentState> later(Supplier<AgentState> action) {
        return CompletableFuture.supplyAsync(action, threads);
    }
}
