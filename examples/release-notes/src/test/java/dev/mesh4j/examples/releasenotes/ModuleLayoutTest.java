package dev.mesh4j.examples.releasenotes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModuleLayoutTest {

    private final ModuleLayout layout = new ModuleLayout(Set.of("a", "a/b"));

    @ParameterizedTest
    @CsvSource({
        "a/b/src/C.java, a/b",
        "a/b/pom.xml, a/b",
        "a/src/C.java, a",
        "ab/src/C.java, ab",
        "x/y/z.txt, x",
        "README.md, ."
    })
    void a_file_belongs_to_the_nearest_module_above_it(String path, String module) {
        assertThat(layout.moduleOf(path)).isEqualTo(module);
    }
}
