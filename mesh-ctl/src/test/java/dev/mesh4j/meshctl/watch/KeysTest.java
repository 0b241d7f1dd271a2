package dev.mesh4j.meshctl.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mesh4j.meshctl.watch.WatchEvent.Typed;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeysTest {

    @ParameterizedTest
    @CsvSource({"[A, UP", "OB, DOWN", "[H, HOME", "[1~, HOME", "OF, END", "[4~, END", "[5~, PAGE_UP", "[6~, PAGE_DOWN"})
    void sequences_are_keys(String sequence, String key) throws Exception {
        assertThat(typing("\u001b" + sequence).next())
                .hasValueSatisfying(event -> assertThat(event).hasToString(key));
    }

    @ParameterizedTest
    @CsvSource({"3, INTERRUPT", "4, INTERRUPT", "8, BACKSPACE", "127, BACKSPACE", "9, TAB", "13, ENTER", "27, ESCAPE"})
    void controls_are_keys(int control, String key) throws Exception {
        assertThat(typing(Character.toString(control)).next())
                .hasValueSatisfying(event -> assertThat(event).hasToString(key));
    }

    @Test
    void what_is_unknown_means_nothing_and_letters_are_letters() throws Exception {
        Keys keys = typing("\u001b[15~\u0001ü");

        assertThat(keys.next()).isEmpty();
        assertThat(keys.next()).isEmpty();
        assertThat(keys.next()).contains(new Typed('ü'));
    }

    private static Keys typing(String text) {
        BlockingQueue<Integer> typed =
                new LinkedBlockingQueue<>(text.chars().boxed().toList());
        return new Keys(typed);
    }
}
