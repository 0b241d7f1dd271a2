package dev.mesh4j.registry.directory;

import static dev.mesh4j.registry.fixture.AgentBuilder.agent;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MassSilenceTest extends DirectoryFixture {

    private static final int AGENTS = 12;

    @BeforeEach
    void join() {
        for (int i = 0; i < AGENTS; i++) {
            register(agent("a" + i).tool("f", "one"));
        }
    }

    @Test
    void when_all_fall_silent_nobody_is_expired_and_the_registry_says_why() {
        passInSilence(LEASE.multipliedBy(2));

        assertThat(directory.agents()).allMatch(AgentState::live);
        assertThat(directory.preserving()).startsWith("12 of 12 agents fell silent together");
    }

    @Test
    void it_ends_when_they_are_back() {
        passInSilence(LEASE.multipliedBy(2));
        pass(Duration.ofSeconds(1), "nobody");

        assertThat(directory.agents()).allMatch(AgentState::live);
        assertThat(directory.preserving()).isEmpty();
    }

    @Test
    void it_ends_by_itself_and_then_the_silent_are_expired() {
        passInSilence(LEASE.multipliedBy(4));

        assertThat(directory.agents()).noneMatch(AgentState::live);
        assertThat(directory.preserving()).isEmpty();
    }

    @Test
    void a_single_silent_agent_is_expired_as_ever() {
        expire("a3");

        assertThat(directory.preserving()).isEmpty();
        assertThat(state("a3").live()).isFalse();
        assertThat(state("a4").live()).isTrue();
    }

    @Test
    void a_registry_that_stood_still_expires_nobody_who_is_back_within_a_lease() {
        directory.sweep();
        clocks.advance(LEASE.multipliedBy(3));
        directory.sweep();
        assertThat(directory.agents()).allMatch(AgentState::live);
        passInSilence(LEASE.dividedBy(2));
        pass(LEASE, "nobody");

        assertThat(directory.agents()).allMatch(AgentState::live);
    }
}
