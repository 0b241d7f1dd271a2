package dev.mesh4j.meshctl.terminal;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Shows long texts page by page where somebody reads them, and prints them elsewhere. */
public final class Pager {

    private static final int PLAIN_COLUMNS = 80;
    private static final int MOST_COLUMNS = 100;
    private static final int NO_SUCH_COMMAND = 127;

    private final Caller caller;

    public Pager(Caller caller) {
        this.caller = caller;
    }

    /** How wide a text should be that is to be read. */
    public int columns() {
        if (!caller.terminal()) {
            return PLAIN_COLUMNS;
        }
        try {
            Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(Redirect.INHERIT)
                    .start();
            String size = new String(stty.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            stty.waitFor(1, TimeUnit.SECONDS);
            String columns = size.replaceFirst(".* ", "");
            return columns.matches("[1-9]\\d{0,4}") ? Math.min(MOST_COLUMNS, Integer.parseInt(columns)) : PLAIN_COLUMNS;
        } catch (IOException e) {
            return PLAIN_COLUMNS;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return PLAIN_COLUMNS;
        }
    }

    /** Shows the lines through {@code $PAGER}, or {@code less}, on a terminal; prints them when there is neither. */
    public void show(List<String> lines) throws InterruptedException {
        if (!caller.terminal() || !paged(String.join("\n", lines) + "\n")) {
            new Console(caller).lines(lines);
        }
    }

    private boolean paged(String text) throws InterruptedException {
        String pager = caller.environment().getOrDefault("PAGER", "");
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", pager.isBlank() ? "less" : pager)
                .redirectOutput(Redirect.INHERIT)
                .redirectError(Redirect.DISCARD);
        // colours as they are, and no paging of what fits on the screen
        builder.environment().putAll(caller.environment());
        builder.environment().putAll(Map.of("LESS", caller.environment().getOrDefault("LESS", "FRX")));
        try {
            Process process = builder.start();
            try (OutputStream in = process.getOutputStream()) {
                in.write(text.getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                // the reader left before the end
            }
            return process.waitFor() != NO_SUCH_COMMAND;
        } catch (IOException e) {
            return false;
        }
    }
}
