package dev.mesh4j.acceptance.docs;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.EntityTree;
import com.sun.source.doctree.LinkTree;
import com.sun.source.doctree.LiteralTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.doctree.StartElementTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;

/** The Javadoc of a source file's type, each comment as one line of Markdown. */
final class SourceDocs {

    private final DocTrees trees;
    private final CompilationUnitTree unit;
    private final Map<String, String> members = new LinkedHashMap<>();
    private final String type;

    SourceDocs(Path file) throws IOException {
        SourceText source = new SourceText(null, "Documented", Files.readString(file));
        JavacTask task = (JavacTask) ToolProvider.getSystemJavaCompiler()
                .getTask(null, null, null, List.of("--release", "21", "-proc:none"), null, List.of(source));
        this.unit = task.parse().iterator().next();
        this.trees = DocTrees.instance(task);
        TreePath path = new TreePath(new TreePath(unit), unit.getTypeDecls().getFirst());
        DocCommentTree comment = trees.getDocCommentTree(path);
        this.type = comment == null ? "" : markdown(comment.getFullBody());
        if (comment != null) {
            comment.getBlockTags().stream()
                    .filter(ParamTree.class::isInstance)
                    .map(ParamTree.class::cast)
                    .forEach(tag -> members.put(tag.getName().toString(), markdown(tag.getDescription())));
        }
        for (Tree member : ((ClassTree) path.getLeaf()).getMembers()) {
            DocCommentTree about = trees.getDocCommentTree(new TreePath(path, member));
            if (about != null && !name(member).isEmpty()) {
                members.put(name(member), markdown(about.getFullBody()));
            }
        }
    }

    /** What the type is. */
    String type() {
        return type;
    }

    /** By name: components of a record, methods, constants; those without a comment are absent. */
    Map<String, String> members() {
        return members;
    }

    private static String name(Tree member) {
        return switch (member) {
            case MethodTree method -> method.getName().toString();
            case VariableTree field -> field.getName().toString();
            default -> "";
        };
    }

    private static String markdown(List<? extends DocTree> parts) {
        return parts.stream()
                .map(SourceDocs::markdown)
                .collect(Collectors.joining())
                .replaceAll("\\s+", " ")
                .strip();
    }

    private static String markdown(DocTree part) {
        return switch (part) {
            case LiteralTree literal -> "`" + literal.getBody().getBody() + "`";
            case LinkTree link when !link.getLabel().isEmpty() -> markdown(link.getLabel());
            case LinkTree link -> "`" + simple(link.getReference().getSignature()) + "`";
            case StartElementTree element -> " ";
            case EntityTree entity -> " ";
            default -> part.toString();
        };
    }

    /** {@code #idempotent} is idempotent, {@code MeshTool#timeout()} is MeshTool.timeout. */
    private static String simple(String reference) {
        return reference
                .replaceAll("\\(.*", "")
                .replaceFirst("^#", "")
                .replaceFirst("^([a-z0-9]+\\.)+(?=[A-Z])", "")
                .replace('#', '.');
    }
}
