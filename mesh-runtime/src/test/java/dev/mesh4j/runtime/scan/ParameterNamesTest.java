package dev.mesh4j.runtime.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compiles agents as a build without {@code -parameters} does. */
class ParameterNamesTest {

    private static final String HEAD = """
            import dev.mesh4j.annotations.*;
            @MeshAgent(name = "nameless")
            public final class Nameless {
                public interface Clock { String now(String zone); }
            """;

    @TempDir
    Path folder;

    @Test
    void a_tool_without_parameter_names_is_refused_with_the_compiler_flag() throws Exception {
        String source = HEAD + "@MeshTool(capability = \"c\") public void tool(String text) {} }";

        assertThatThrownBy(() -> read(source))
                .isInstanceOf(AgentDefinitionException.class)
                .hasMessage("Nameless.tool(String) was compiled without parameter names (expected: javac -parameters,"
                        + " in Maven <parameters>true</parameters>; or @Param(name = …))");
    }

    @Test
    void a_client_interface_without_parameter_names_is_refused_with_the_compiler_flag() throws Exception {
        String source = HEAD + """
                @MeshTool(capability = "c", dependencies = @Dependency(capability = "time"))
                public void tool(Clock clock) {} }
                """;

        assertThatThrownBy(() -> read(source))
                .isInstanceOf(AgentDefinitionException.class)
                .hasMessage("Clock.now(String) was compiled without parameter names (expected: javac -parameters,"
                        + " in Maven <parameters>true</parameters>)");
    }

    @Test
    void names_given_by_hand_and_tools_without_arguments_need_no_flag() throws Exception {
        String source = HEAD + """
                @MeshTool(capability = "c") public void named(@Param(name = "text") String a) {}
                @MeshTool(capability = "d") public void plain() {} }
                """;

        assertThat(read(source).tools()).extracting(ToolDescriptor::name).containsExactly("named", "plain");
    }

    private AgentDescriptor read(String source) throws Exception {
        Path file = Files.writeString(folder.resolve("Nameless.java"), source);
        int failed = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-proc:none",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-d",
                        folder.toString(),
                        file.toString());
        assertThat(failed).isZero();
        try (URLClassLoader loader = new URLClassLoader(
                new URL[] {folder.toUri().toURL()}, getClass().getClassLoader())) {
            return AgentReader.read(List.of(loader.loadClass("Nameless")));
        }
    }
}
