package dev.mesh4j.protocol.match;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mesh4j.protocol.match.TagQuery.Accepted;
import dev.mesh4j.protocol.match.TagQuery.Rejected;
import dev.mesh4j.protocol.registry.TagTerm;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TagQueryTest {

    @ParameterizedTest
    @CsvSource({
        "'', fast, 0",
        "fast, fast, 5",
        "+fast, fast, 10",
        "+fast, slow, 0",
        "-beta, fast, 0",
        "fast +cheap, fast cheap, 15",
        "a|b, b, 5",
        "a|+b, a b, 10",
        "+a|+b, c, 0",
        "-a|b, b, 5",
    })
    void accepted_tags_score(String query, String tags, int score) {
        assertThat(query(query).match(words(tags))).isEqualTo(new Accepted(score));
    }

    @ParameterizedTest
    @CsvSource({
        "fast, slow, lacks the tag 'fast'",
        "fast, Fast, lacks the tag 'fast'",
        "-beta, beta, has the excluded tag 'beta'",
        "a|b, c, lacks the tag 'a' or 'b'",
        "-a|b, a b, has the excluded tag 'a'",
    })
    void rejected_tags_say_why(String query, String tags, String reason) {
        assertThat(query(query).match(words(tags))).isEqualTo(new Rejected(reason));
    }

    @Test
    void an_empty_query_accepts_a_provider_without_tags() {
        assertThat(new TagQuery(List.of()).match(List.of())).isEqualTo(new Accepted(0));
    }

    private static TagQuery query(String text) {
        return new TagQuery(
                words(text).stream().map(word -> TagTerm.of(word.split("\\|"))).toList());
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : Arrays.asList(text.split(" "));
    }
}
