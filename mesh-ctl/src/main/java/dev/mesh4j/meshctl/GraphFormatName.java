package dev.mesh4j.meshctl;

import dev.mesh4j.meshctl.view.GraphFormat;
import java.util.Arrays;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a format's name, such as {@code dot}. */
final class GraphFormatName implements ITypeConverter<GraphFormat> {

    @Override
    public GraphFormat convert(String text) {
        return Arrays.stream(GraphFormat.values())
                .filter(format -> format.toString().equals(text))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException("'" + text + "' (expected: text, mermaid or dot)"));
    }
}
