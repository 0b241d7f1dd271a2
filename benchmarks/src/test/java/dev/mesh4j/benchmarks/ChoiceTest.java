package dev.mesh4j.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChoiceTest {

    private static final List<String> KNOWN = List.of("direct", "hop", "start");

    @Test
    void without_names_all_are_run_and_the_page_is_written() {
        assertThat(Choice.of(List.of(), KNOWN)).isEqualTo(new Choice(KNOWN, Plan.FULL, Path.of("docs/benchmarks.md")));
    }

    @Test
    void names_choose_and_do_not_change_the_order() {
        assertThat(Choice.of(List.of("start", "direct"), KNOWN).names()).containsExactly("direct", "start");
    }

    @Test
    void a_quick_run_is_short_and_leaves_the_page_alone() {
        assertThat(Choice.of(List.of("hop", "--quick"), KNOWN))
                .isEqualTo(new Choice(List.of("hop"), Plan.QUICK, Path.of("benchmarks/target/benchmarks.md")));
    }

    @Test
    void an_unknown_name_is_refused_with_those_that_are_known() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Choice.of(List.of("hops"), KNOWN))
                .withMessage("[hops] (expected: any of [direct, hop, start], or none; and --quick)");
    }
}
