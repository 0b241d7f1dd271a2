package dev.mesh4j.meshctl.start;

import dev.mesh4j.meshctl.terminal.MeshctlException;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file of environment variables, one {@code NAME=VALUE} a line: comments, blank lines, an {@code export} in front, and
 * quoted values. Text in single quotes is taken as it is, in double quotes a backslash escapes; nothing is substituted.
 */
public final class EnvFile {

    private static final Pattern LINE = Pattern.compile("(?:export\\s+)?([A-Za-z_][A-Za-z0-9_.-]*)\\s*=\\s*(.*)");
    private static final String REST = "\\s*(?:#.*)?";
    private static final Pattern SINGLE = Pattern.compile("'([^']*)'" + REST);
    private static final Pattern DOUBLE = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"" + REST);
    private static final Pattern COMMENT = Pattern.compile("(?:^|\\s+)#.*$");

    private EnvFile() {}

    /**
     * @param shown how the caller names the file
     * @throws MeshctlException naming file and line, and never a value
     */
    public static Map<String, String> read(Path file, String shown) {
        Map<String, String> variables = new LinkedHashMap<>();
        List<String> lines = lines(file, shown);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                String where = shown + ":" + (i + 1) + ": ";
                Matcher assignment = LINE.matcher(line);
                if (!assignment.matches()) {
                    throw MeshctlException.usage(where
                            + "no variable (expected: NAME=VALUE, a comment that begins with # or an empty line)");
                }
                String name = assignment.group(1);
                variables.put(
                        name,
                        value(assignment.group(2))
                                .orElseThrow(
                                        () -> MeshctlException.usage(
                                                where + name
                                                        + " has a quote that is not closed (expected: the same quote at the end of the line)")));
            }
        }
        return variables;
    }

    private static Optional<String> value(String text) {
        if (text.startsWith("'")) {
            Matcher quoted = SINGLE.matcher(text);
            return quoted.matches() ? Optional.of(quoted.group(1)) : Optional.empty();
        }
        if (text.startsWith("\"")) {
            Matcher quoted = DOUBLE.matcher(text);
            return quoted.matches() ? Optional.of(unescaped(quoted.group(1))) : Optional.empty();
        }
        return Optional.of(COMMENT.matcher(text).replaceFirst("").strip());
    }

    private static String unescaped(String text) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
                c = switch (text.charAt(i)) {
                    case 'n' -> '\n';
                    case 't' -> '\t';
                    case 'r' -> '\r';
                    default -> text.charAt(i);
                };
            }
            plain.append(c);
        }
        return plain.toString();
    }

    private static List<String> lines(Path file, String shown) {
        try {
            return Files.readAllLines(file);
        } catch (NoSuchFileException e) {
            throw MeshctlException.usage("--env-file: " + shown + " does not exist");
        } catch (MalformedInputException e) {
            throw MeshctlException.usage("--env-file: " + shown + " is no text (expected: UTF-8)");
        } catch (IOException e) {
            throw MeshctlException.failed("--env-file: " + shown + " cannot be read: " + e.getMessage());
        }
    }
}
