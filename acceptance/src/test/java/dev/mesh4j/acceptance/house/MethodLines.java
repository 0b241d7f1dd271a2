package dev.mesh4j.acceptance.house;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * How long a method is: the lines from the brace that opens its body to the one that closes it, so that annotations and
 * parameters, one a line, do not count. A lambda or an anonymous class counts for the method it stands in.
 */
record MethodLines(Path file, String name, int lines) {

    /** Of all methods and constructors with a body, by the compiler's own parser. */
    static List<MethodLines> of(List<Path> files) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
        List<MethodLines> methods = new ArrayList<>();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(problems, null, null)) {
            List<String> options = List.of("-proc:none");
            Iterable<? extends JavaFileObject> sources = manager.getJavaFileObjectsFromPaths(files);
            JavacTask task = (JavacTask) compiler.getTask(null, manager, problems, options, null, sources);
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            for (CompilationUnitTree unit : task.parse()) {
                new Scanner(unit, positions, methods).scan(unit, null);
            }
        }
        if (!problems.getDiagnostics().isEmpty()) {
            throw new IllegalStateException("cannot be parsed: " + problems.getDiagnostics());
        }
        return methods;
    }

    private static final class Scanner extends TreeScanner<Void, Void> {

        private final CompilationUnitTree unit;
        private final SourcePositions positions;
        private final List<MethodLines> found;

        Scanner(CompilationUnitTree unit, SourcePositions positions, List<MethodLines> found) {
            this.unit = unit;
            this.positions = positions;
            this.found = found;
        }

        @Override
        public Void visitMethod(MethodTree method, Void nothing) {
            if (method.getBody() != null) {
                LineMap lines = unit.getLineMap();
                long first = lines.getLineNumber(positions.getStartPosition(unit, method.getBody()));
                long last = lines.getLineNumber(positions.getEndPosition(unit, method.getBody()) - 1);
                Path file = Path.of(unit.getSourceFile().toUri());
                found.add(new MethodLines(file, method.getName().toString(), (int) (last - first + 1)));
            }
            return super.visitMethod(method, nothing);
        }
    }
}
