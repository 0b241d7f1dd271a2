package dev.mesh4j.examples.releasenotes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RevisionNamesTest {

    private final RevisionNames names = new RevisionNames(List.of("v2.0", "v1.0"), List.of("main", "release"));

    @ParameterizedTest
    @CsvSource({
        "1.0,     did you mean v1.0?",
        "V1.0,    did you mean v1.0?",
        "relaese, did you mean release?",
        "x,       'such as v1.0, v2.0'",
    })
    void what_is_near_is_suggested_else_the_newest_tags(String unknown, String suggestion) {
        assertThat(names.suggestion(unknown)).isEqualTo(suggestion);
    }

    @Test
    void without_tags_branches_are_examples() {
        assertThat(new RevisionNames(List.of(), List.of("main")).suggestion("v1"))
                .isEqualTo("such as main");
    }

    @ParameterizedTest
    @CsvSource({"'', '', 0", "'', abc, 3", "abc, '', 3", "kitten, sitting, 3", "main, MAIN, 0", "ab, ba, 2"})
    void distance_counts_single_character_edits(String one, String other, int distance) {
        assertThat(RevisionNames.distance(one, other)).isEqualTo(distance);
    }
}
