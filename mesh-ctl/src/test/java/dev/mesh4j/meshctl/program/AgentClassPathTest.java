package dev.mesh4j.meshctl.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AgentClassPathTest {

    private static final List<Path> DISTRIBUTION = paths("lib/runtime-1.jar", "lib/json-2.jar");

    @Test
    void the_distributions_jars_come_first_and_once_where_the_project_has_all_of_them() {
        List<Path> project = paths("classes", "repo/json-2.jar", "repo/git-7.jar", "repo/runtime-1.jar");

        assertThat(AgentClassPath.ordered(project, DISTRIBUTION))
                .isEqualTo(paths("lib/runtime-1.jar", "lib/json-2.jar", "classes", "repo/git-7.jar"));
    }

    @Test
    void a_project_that_resolves_otherwise_keeps_its_own_order() {
        List<Path> project = paths("classes", "repo/json-3.jar", "repo/runtime-1.jar");

        assertThat(AgentClassPath.ordered(project, DISTRIBUTION)).isEqualTo(project);
    }

    private static List<Path> paths(String... paths) {
        return Stream.of(paths).map(Path::of).toList();
    }
}
