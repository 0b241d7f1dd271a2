package dev.mesh4j.meshctl.scaffold;

import dev.mesh4j.meshctl.terminal.MeshctlException;
import javax.lang.model.SourceVersion;

/**
 * The package of a new project's classes.
 *
 * @param text such as {@code com.example}
 */
public record JavaPackage(String text) {

    public JavaPackage {
        boolean reserved = text.equals("java") || text.startsWith("java.");
        if (reserved || !SourceVersion.isName(text, SourceVersion.RELEASE_21)) {
            throw MeshctlException.usage("--package: '" + text + "' (expected: a Java package such as com.example)");
        }
    }

    String path() {
        return text.replace('.', '/');
    }
}
