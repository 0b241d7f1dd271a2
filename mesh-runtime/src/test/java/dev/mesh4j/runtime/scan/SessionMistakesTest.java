package dev.mesh4j.runtime.scan;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mesh4j.annotations.Dependency;
import dev.mesh4j.annotations.MeshAgent;
import dev.mesh4j.annotations.MeshPrompt;
import dev.mesh4j.annotations.MeshTool;
import dev.mesh4j.annotations.TaskMode;
import dev.mesh4j.runtime.Session;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Where a session can be, and where not. */
class SessionMistakesTest {

    @MeshAgent(name = "wrong")
    static final class NotStateful {
        @MeshTool(capability = "c")
        public void tool(Session session) {}
    }

    @MeshAgent(name = "wrong")
    static final class Task {
        @MeshTool(capability = "c", stateful = true, task = TaskMode.OPTIONAL)
        public void tool() {}
    }

    @MeshAgent(name = "wrong")
    static final class Prompt {
        @MeshPrompt(name = "p")
        public String prompt(Session session) {
            return "";
        }
    }

    @MeshAgent(name = "wrong")
    static final class Mismatch {
        @MeshTool(capability = "c", stateful = true, dependencies = @Dependency(capability = "d"))
        public void tool(Session session) {}
    }

    @MeshAgent(name = "right")
    static final class StatefulWithoutSession {
        @MeshTool(capability = "c", stateful = true)
        public void tool() {}
    }

    @Test
    void a_session_needs_a_stateful_tool() {
        assertRefused(NotStateful.class, "tool(Session) takes a Session (expected: stateful = true as well)");
        assertRefused(Prompt.class, "a parameter of type Session (expected: String, Optional<String> or ToolContext)");
        AgentReader.read(Set.of(StatefulWithoutSession.class));
    }

    @Test
    void a_task_belongs_to_no_session() {
        assertRefused(Task.class, "a task that belongs to a session (expected: one of the two");
    }

    @Test
    void a_session_is_no_client() {
        assertRefused(Mismatch.class, "dependencies [d] do not match the client parameters []");
    }

    private static void assertRefused(Class<?> agent, String message) {
        assertThatThrownBy(() -> AgentReader.read(Set.of(agent)))
                .isInstanceOf(AgentDefinitionException.class)
                .hasMessageContaining(message);
    }
}
