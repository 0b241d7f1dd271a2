package dev.mesh4j.meshctl;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A real terminal, driven by a server of its own. */
final class Tmux implements AutoCloseable {

    private final Path folder;

    /** @param folder a short path: a socket is made in it */
    Tmux(Path folder) {
        this.folder = folder;
    }

    static boolean isInstalled() {
        return List.of(System.getenv("PATH").split(":")).stream()
                .anyMatch(path -> Files.isExecutable(Path.of(path, "tmux")));
    }

    /** Runs meshctl between two lines, and leaves the terminal open when it has ended. */
    void run(int columns, int rows, Map<String, String> environment, String... args) {
        String variables = environment.entrySet().stream()
                .map(entry -> "export " + entry.getKey() + "='" + entry.getValue() + "'\n")
                .collect(Collectors.joining());
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Path script = folder.resolve("in-tmux");
        try {
            Files.writeString(
                    script,
                    variables + """
                    trap : INT
                    echo before
                    '%s' -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Dmeshctl.terminal=true -cp '%s' \
                        dev.mesh4j.meshctl.Meshctl %s
                    echo "exit $?"
                    stty -a | tr ' ' '\\n' | grep -xE -e '-?(icanon|isig|echo)' | tr '\\n' ' '
                    exec cat
                    """.formatted(java, System.getProperty("java.class.path"), String.join(" ", args)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        tmux("new-session", "-d", "-x", "" + columns, "-y", "" + rows, "sh '" + script + "'");
    }

    /** What is seen now. */
    String text() {
        return tmux("capture-pane", "-p");
    }

    /** Presses keys by tmux's names for them, or types letters. */
    void press(String... keys) {
        List<String> command = new ArrayList<>(List.of("send-keys"));
        command.addAll(List.of(keys));
        tmux(command.toArray(String[]::new));
    }

    void resize(int columns, int rows) {
        tmux("resize-window", "-x", "" + columns, "-y", "" + rows);
    }

    /** Whether a program has taken the whole screen. */
    boolean isFullScreen() {
        return tmux("display-message", "-p", "#{alternate_on}").equals("1\n");
    }

    @Override
    public void close() {
        tmux("kill-server");
    }

    private String tmux(String... args) {
        List<String> command =
                new ArrayList<>(List.of("tmux", "-S", folder.resolve("s").toString(), "-f", "/dev/null"));
        command.addAll(List.of(args));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().remove("TMUX");
        builder.environment().put("LC_ALL", "C.UTF-8");
        try {
            Process process = builder.start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor();
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
