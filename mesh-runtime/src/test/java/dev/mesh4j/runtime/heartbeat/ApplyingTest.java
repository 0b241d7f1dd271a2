package dev.mesh4j.runtime.heartbeat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mesh4j.protocol.registry.RegisterAnswer;
import dev.mesh4j.protocol.registry.RegistrationReply;
import dev.mesh4j.protocol.registry.Revision;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ApplyingTest {

    private final List<@Nullable String> applied = new ArrayList<>();
    private final Applying applying = new Applying(reply -> applied.add(reply.message()));

    @Test
    void what_is_older_never_replaces_what_is_newer() {
        assertThat(applying.take(told("push", "f2", "e.8"))).isTrue();
        assertThat(applying.take(told("late answer", "f1", "e.7"))).isFalse();

        assertThat(applied).containsExactly("push");
        assertThat(applying.bindings()).isEqualTo("f2");
    }

    @Test
    void what_is_of_the_same_revision_is_applied_when_it_differs() {
        applying.take(told("first", "f1", "e.7"));
        applying.take(told("second", "f2", "e.7"));

        assertThat(applied).containsExactly("first", "second");
    }

    @Test
    void another_epoch_begins_anew() {
        applying.take(told("before", "f1", "e.900"));
        applying.take(told("after", "f2", "g.1"));

        assertThat(applied).containsExactly("before", "after");
    }

    @Test
    void what_is_applied_already_is_not_applied_again_but_moves_on() {
        applying.take(told("first", "f1", "e.5"));
        assertThat(applying.take(told("again", "f1", "e.9"))).isFalse();
        assertThat(applying.take(told("late", "f0", "e.7"))).isFalse();

        assertThat(applied).containsExactly("first");
    }

    @Test
    void a_registry_that_sends_neither_revision_nor_fingerprint_is_always_believed() {
        applying.take(told("one", "", null));
        applying.take(told("two", "", null));

        assertThat(applied).containsExactly("one", "two");
        assertThat(applying.bindings()).isEmpty();
    }

    @Test
    void an_agent_that_changed_applies_what_it_had_applied_before() {
        applying.take(told("first", "f1", "e.5"));
        applying.agentChanged();
        applying.take(told("same", "f1", "e.6"));

        assertThat(applied).containsExactly("first", "same");
    }

    @Test
    void a_push_is_for_the_agent_as_it_was_registered() {
        applying.push(told("before", "f1", "e.5"));
        applying.agentChanged();
        assertThat(applying.push(told("for the tools of before", "f2", "e.6"))).isFalse();
        applying.registering();
        applying.take(told("answer", "f3", "e.7"));
        applying.push(told("after", "f4", "e.8"));

        assertThat(applied).containsExactly("before", "answer", "after");
    }

    @Test
    void what_could_not_be_applied_does_not_count_as_applied() {
        Applying failing = new Applying(reply -> {
            throw new IllegalStateException("wiring");
        });
        assertThatThrownBy(() -> failing.take(told("first", "f1", "e.5"))).isInstanceOf(IllegalStateException.class);

        assertThat(failing.bindings()).isEmpty();
    }

    @Test
    @Timeout(30)
    void a_late_answer_waits_for_a_newer_push_that_is_being_applied_and_is_dropped() throws Exception {
        CountDownLatch applyingPush = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        List<@Nullable String> order = new ArrayList<>();
        Applying slow = new Applying(reply -> {
            applyingPush.countDown();
            awaitUninterrupted(go);
            order.add(reply.message());
        });
        Thread push = Thread.ofVirtual().start(() -> slow.take(told("push", "f2", "e.8")));
        applyingPush.await();
        Thread answer = Thread.ofPlatform().start(() -> slow.take(told("late answer", "f1", "e.7")));
        while (answer.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        go.countDown();
        push.join();
        answer.join();

        assertThat(order).containsExactly("push");
        assertThat(slow.bindings()).isEqualTo("f2");
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static RegisterAnswer.Accepted told(String message, String bindings, @Nullable String revision) {
        RegistrationReply reply = new RegistrationReply("success", null, message, null, null, null, null, null);
        return new RegisterAnswer.Accepted(
                reply, bindings, Revision.parse(revision).orElse(null));
    }
}
