package dev.mesh4j.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;

class RecordCreatorsTest {

    record Counted(int count, boolean full, @Nullable String name, List<Part> parts) {}

    record Part(long size) {
        Part {
            if (size < 0) {
                throw new IllegalArgumentException("size: " + size + " (expected: 0 or more)");
            }
        }
    }

    record Made(String text) {
        @JsonCreator
        static Made of(@JsonProperty("said") String said) {
            return new Made("made of " + said);
        }
    }

    private record Hidden(@JsonProperty("the-name") String name) {
        Hidden {
            Objects.requireNonNull(name);
        }
    }

    @Test
    void a_record_is_read_with_the_records_in_it() {
        assertThat(Json.mapper()
                        .readValue(
                                "{\"count\":3,\"full\":true,\"name\":\"n\",\"parts\":[{\"size\":7}]}", Counted.class))
                .isEqualTo(new Counted(3, true, "n", List.of(new Part(7))));
    }

    @Test
    void what_is_absent_is_null_or_zero() {
        Counted read = Json.mapper().readValue("{}", Counted.class);
        assertThat(read.count()).isZero();
        assertThat(read.full()).isFalse();
        assertThat(read.name()).isNull();
    }

    @Test
    void what_a_constructor_refuses_is_told_as_it_says_it() {
        assertThatExceptionOfType(JacksonException.class)
                .isThrownBy(() -> Json.mapper().readValue("{\"size\":-1}", Part.class))
                .withMessageContaining("size: -1 (expected: 0 or more)");
    }

    @Test
    void a_factory_method_makes_what_it_makes() {
        assertThat(Json.mapper().readValue("{\"said\":\"it\"}", Made.class)).isEqualTo(new Made("made of it"));
    }

    @Test
    void a_private_record_with_other_names_is_read() {
        assertThat(Json.mapper().readValue("{\"the-name\":\"n\"}", Hidden.class))
                .isEqualTo(new Hidden("n"));
    }
}
