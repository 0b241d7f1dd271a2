package dev.mesh4j.meshctl.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallTargetTest {

    @Test
    void a_word_is_a_capability_and_two_are_an_agent_and_its_tool() {
        assertThat(CallTarget.parse("time_service")).isEqualTo(new CallTarget.Capability("time_service"));
        assertThat(CallTarget.parse("clock-1:now")).isEqualTo(new CallTarget.OfAgent("clock-1", "now"));
        assertThat(CallTarget.parse("clock:a:b")).isEqualTo(new CallTarget.OfAgent("clock", "a:b"));
    }

    @Test
    void a_url_is_a_server_whose_usual_path_may_be_left_out() {
        assertThat(CallTarget.parse("http://h:1/mcp#now")).isEqualTo(new CallTarget.OfServer("http://h:1/mcp", "now"));
        assertThat(CallTarget.parse("https://h/a/b?c=d#now"))
                .isEqualTo(new CallTarget.OfServer("https://h/a/b?c=d", "now"));
        assertThat(CallTarget.parse("http://h:1#now")).isEqualTo(new CallTarget.OfServer("http://h:1/mcp", "now"));
        assertThat(CallTarget.parse("http://h:1/")).isEqualTo(new CallTarget.OfServer("http://h:1/mcp", null));
        assertThat(CallTarget.parse("http://h:1/mcp#")).isEqualTo(new CallTarget.OfServer("http://h:1/mcp", null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ":tool", "agent:", "http://", "http:// x/mcp"})
    void anything_else_is_answered_with_the_three_forms(String text) {
        assertThatThrownBy(() -> CallTarget.parse(text))
                .hasMessageStartingWith("TARGET: '" + text + "' (expected: a capability, agent:tool, or ");
    }
}
