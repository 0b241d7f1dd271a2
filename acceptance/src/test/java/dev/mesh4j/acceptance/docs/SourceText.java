package dev.mesh4j.acceptance.docs;

import java.net.URI;
import javax.tools.SimpleJavaFileObject;
import org.jspecify.annotations.Nullable;

/** A source file in memory. */
final class SourceText extends SimpleJavaFileObject {

    private final @Nullable Block block;
    private final String typeName;
    private final String text;

    SourceText(@Nullable Block block, String typeName, String text) {
        super(URI.create("memory:///" + typeName.replace('.', '/') + Kind.SOURCE.extension), Kind.SOURCE);
        this.block = block;
        this.typeName = typeName;
        this.text = text;
    }

    @Nullable
    Block block() {
        return block;
    }

    String typeName() {
        return typeName;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return text;
    }
}
