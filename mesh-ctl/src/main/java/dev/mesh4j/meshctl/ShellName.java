package dev.mesh4j.meshctl;

import java.util.Arrays;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a shell's name, such as {@code zsh}. */
final class ShellName implements ITypeConverter<ShellName.Shell> {

    /** What can complete commands. */
    enum Shell {
        BASH,
        ZSH,
        FISH
    }

    @Override
    public Shell convert(String text) {
        return Arrays.stream(Shell.values())
                .filter(shell -> shell.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException("'" + text + "' (expected: bash, zsh or fish)"));
    }
}
