package dev.mesh4j.meshctl.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The last lines of a log. */
public final class LogTail {

    private LogTail() {}

    public static List<String> lines(Path log, int count) {
        Deque<String> tail = new ArrayDeque<>();
        try (BufferedReader reader = reader(log)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                tail.addLast(line);
                if (tail.size() > count) {
                    tail.removeFirst();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.copyOf(tail);
    }

    /** A program may write anything into its log: what is no UTF-8 is replaced. */
    private static BufferedReader reader(Path log) throws IOException {
        return new BufferedReader(new InputStreamReader(
                Files.newInputStream(log),
                StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPLACE)));
    }
}
