package dev.mesh4j.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the guide shows with Spring's classes compiles; its blocks of plain {@code java} are compiled with all other pages'. */
class GuideTest {

    private static final Pattern BLOCK = Pattern.compile("```Java\n(.*?)```", Pattern.DOTALL);

    private static final String AROUND = """
            import static org.assertj.core.api.Assertions.assertThat;
            import dev.mesh4j.annotations.*;
            import dev.mesh4j.runtime.*;
            import dev.mesh4j.testkit.*;
            import org.junit.jupiter.api.*;
            import org.springframework.boot.*;
            import org.springframework.stereotype.*;
            class %s {
                static class OrdersApplication {}
            %s
            }
            """;

    @TempDir
    private Path classes;

    @Test
    void its_blocks_compile() throws Exception {
        String page = Files.readString(Path.of("../docs/guides/spring-boot.md"));
        List<JavaFileObject> sources = new ArrayList<>();
        for (Matcher block = BLOCK.matcher(page); block.find(); ) {
            sources.add(source("Block" + sources.size(), block.group(1)));
        }
        assertThat(sources).hasSizeGreaterThanOrEqualTo(3);

        DiagnosticCollector<JavaFileObject> mistakes = new DiagnosticCollector<>();
        List<String> options = List.of("-proc:none", "-parameters", "-d", classes.toString());
        boolean compiles = ToolProvider.getSystemJavaCompiler()
                .getTask(null, null, mistakes, options, null, sources)
                .call();

        assertThat(compiles).as(mistakes.getDiagnostics().toString()).isTrue();
    }

    private static JavaFileObject source(String name, String block) {
        String text = AROUND.formatted(name, block);
        URI uri = URI.create("string:///" + name + ".java");
        return new SimpleJavaFileObject(uri, JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return text;
            }
        };
    }
}
