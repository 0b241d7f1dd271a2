package dev.mesh4j.acceptance.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import dev.mesh4j.acceptance.house.SourceTree;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/** What a user may call has a word on what it is. That references and HTML are right is checked by the compiler (doclint). */
class PublicWordsTest {

    private static final List<String> FOR_USERS = List.of(
            "mesh-annotations/src/main/java/dev/mesh4j/annotations",
            "mesh-runtime/src/main/java/dev/mesh4j/runtime",
            "mesh-testkit/src/main/java/dev/mesh4j/testkit",
            "mesh-spring-boot-starter/src/main/java/dev/mesh4j/spring");

    /** Its methods are the components of {@code AgentConfig}, where the words are. */
    private static final String BUILDER = "AgentConfigBuilder";

    @Test
    void what_users_call_is_described() throws IOException {
        SourceTree tree = SourceTree.find();
        List<Path> files = tree.main().stream()
                .filter(file -> FOR_USERS.contains(
                        tree.root().relativize(file.getParent()).toString()))
                .toList();
        assertThat(files).hasSizeGreaterThan(50);

        assertThat(undescribed(files)).isEmpty();
    }

    private static List<String> undescribed(List<Path> files) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager sources = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, null, null, List.of("-proc:none"), null, sources.getJavaFileObjectsFromPaths(files));
            Search search = new Search(DocTrees.instance(task));
            for (CompilationUnitTree unit : task.parse()) {
                search.scan(unit, true);
            }
            return search.found;
        }
    }

    /** Goes through types as far as they are public; the parameter says whether the type around is. */
    private static final class Search extends TreePathScanner<Void, Boolean> {

        private final List<String> found = new ArrayList<>();
        private final DocTrees docs;

        Search(DocTrees docs) {
            this.docs = docs;
        }

        @Override
        public Void visitClass(ClassTree type, Boolean around) {
            boolean seen = around
                    && isPublic(
                            type.getModifiers(),
                            getCurrentPath().getParentPath().getLeaf());
            if (seen) {
                require(getCurrentPath(), type.getSimpleName().toString());
            }
            return super.visitClass(type, seen);
        }

        @Override
        public Void visitMethod(MethodTree method, Boolean around) {
            ClassTree type = (ClassTree) getCurrentPath().getParentPath().getLeaf();
            boolean made =
                    method.getReturnType() == null || type.getSimpleName().contentEquals(BUILDER);
            if (around && !made && isPublic(method.getModifiers(), type) && !overrides(method)) {
                require(getCurrentPath(), type.getSimpleName() + "." + method.getName());
            }
            return null;
        }

        private void require(TreePath path, String name) {
            if (docs.getDocCommentTree(path) == null) {
                found.add(name);
            }
        }

        private static boolean isPublic(ModifiersTree modifiers, Tree around) {
            boolean byItsPlace =
                    around.getKind() == Tree.Kind.INTERFACE || around.getKind() == Tree.Kind.ANNOTATION_TYPE;
            return byItsPlace && !modifiers.getFlags().contains(Modifier.PRIVATE)
                    || modifiers.getFlags().contains(Modifier.PUBLIC);
        }

        private static boolean overrides(MethodTree method) {
            return method.getModifiers().getAnnotations().stream()
                    .anyMatch(annotation ->
                            annotation.getAnnotationType().toString().equals("Override"));
        }
    }
}
