package dev.mesh4j.acceptance.docs;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

/**
 * The Java blocks of one page as source files. A block is whole types, members, or statements. It becomes a class that extends that
 * of the block before it, so that it sees what they declare, and may declare a type anew. Its lines keep their numbers.
 */
final class PageSource {

    private static final Pattern HEAD = Pattern.compile("^(package|import)\\s[^;]+;.*$", Pattern.MULTILINE);
    private static final String IMPORTS = "import dev.mesh4j.annotations.*; import dev.mesh4j.runtime.*;"
            + " import java.util.*; import java.time.*; import dev.mesh4j.testkit.*; import org.junit.jupiter.api.*; ";

    private final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    private final String packageName;
    private final List<SourceText> files = new ArrayList<>();

    /** @throws IllegalArgumentException naming the block that is no Java */
    PageSource(Page page) {
        this.packageName = "page."
                + page.name().replace(".md", "").replaceAll("[^\\w/]", "_").replace('/', '.');
        page.blocks().stream().filter(block -> block.language().equals("java")).forEach(this::add);
    }

    List<SourceText> files() {
        return files;
    }

    private void add(Block block) {
        Matcher head = HEAD.matcher(block.code());
        String imports = head.results()
                .map(line -> line.group().replaceFirst("//.*", ""))
                .filter(line -> line.startsWith("import"))
                .collect(Collectors.joining(" "));
        String body = head.replaceAll("");
        String name = "Block" + block.line();
        String start = "package " + packageName + "; " + IMPORTS + imports + " public class " + name
                + (files.isEmpty() ? "" : " extends " + files.getLast().typeName()) + " {";
        files.add(new SourceText(
                block,
                packageName + "." + name,
                "\n".repeat(block.line() - 1) + start + members(block, body) + "\n}\n"));
    }

    private String members(Block block, String body) {
        Parsed members = parse("class X {" + body + "\n}");
        if (members.complaint().isEmpty() && members.typesOnly()) {
            return staticTypes(body, members.typeStarts());
        }
        String method = " void statements() throws Exception {" + body + "\n}";
        Parsed statements = parse("class X {" + method + "}");
        if (statements.complaint().isEmpty() && !block.hidden()) {
            return method;
        }
        if (members.complaint().isEmpty()) {
            return staticTypes(body, members.typeStarts());
        }
        throw new IllegalArgumentException(block.place() + ": neither types nor members (" + members.complaint()
                + ") nor statements (" + statements.complaint() + ")");
    }

    /** Types are nested in the block's class; those that need no instance can be run. */
    private static String staticTypes(String body, List<Integer> starts) {
        StringBuilder text = new StringBuilder(body);
        starts.stream().sorted(Comparator.reverseOrder()).forEach(at -> text.insert(at, "static "));
        return text.toString();
    }

    /**
     * What the parser says.
     *
     * @param typeStarts where the classes that are not static begin, from the first character of the body
     */
    private record Parsed(String complaint, boolean typesOnly, List<Integer> typeStarts) {}

    private Parsed parse(String source) {
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        SourceText file = new SourceText(null, "X", source);
        JavacTask task =
                (JavacTask) compiler.getTask(null, null, found, List.of("--release", "21"), null, List.of(file));
        CompilationUnitTree unit;
        try {
            unit = task.parse().iterator().next();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String complaint = found.getDiagnostics().stream()
                .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                .findFirst()
                .map(diagnostic -> diagnostic.getMessage(null))
                .orElse("");
        if (!complaint.isEmpty()) {
            return new Parsed(complaint, false, List.of());
        }
        SourcePositions positions = Trees.instance(task).getSourcePositions();
        List<? extends Tree> members = ((ClassTree) unit.getTypeDecls().getFirst()).getMembers();
        return new Parsed(
                "",
                members.stream().allMatch(ClassTree.class::isInstance),
                members.stream()
                        .filter(member -> member.getKind() == Tree.Kind.CLASS)
                        .filter(member ->
                                !((ClassTree) member).getModifiers().toString().contains("static"))
                        .map(member -> (int) positions.getStartPosition(unit, member) - "class X {".length())
                        .toList());
    }
}
