package dev.mesh4j.meshctl.watch;

import dev.mesh4j.meshctl.terminal.MeshctlException;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.BiConsumer;
import org.jline.terminal.Attributes;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.InfoCmp.Capability;

/** The whole terminal, with what was on it before put back at the end, even when the process is told to end. */
final class Screen implements AutoCloseable {

    private static final String HOME = "\u001b[H";
    private static final String ERASE = "\u001b[K";
    private static final String NO_WRAP = "\u001b[?7l";
    private static final String WRAP = "\u001b[?7h";

    private final Terminal terminal;
    private final Attributes before;
    private final Thread onExit = new Thread(this::restore);
    private volatile List<String> shown = List.of();
    private boolean restored;

    private Screen(Terminal terminal) {
        this.terminal = terminal;
        this.before = terminal.enterRawMode();
        Attributes raw = terminal.getAttributes();
        // keys that make signals are keys here, and reading waits for one
        raw.setLocalFlag(Attributes.LocalFlag.ISIG, false);
        raw.setControlChar(Attributes.ControlChar.VMIN, 1);
        raw.setControlChar(Attributes.ControlChar.VTIME, 0);
        terminal.setAttributes(raw);
        terminal.puts(Capability.enter_ca_mode);
        terminal.puts(Capability.cursor_invisible);
        terminal.puts(Capability.clear_screen);
        terminal.flush();
        Runtime.getRuntime().addShutdownHook(onExit);
    }

    /** @throws MeshctlException when this process has no terminal */
    static Screen open() {
        try {
            return new Screen(TerminalBuilder.builder()
                    .system(true)
                    .dumb(false)
                    .nativeSignals(true)
                    .graphemeCluster(false)
                    .encoding(StandardCharsets.UTF_8)
                    .build());
        } catch (IOException | IllegalStateException e) {
            throw MeshctlException.usage("input and output cannot be drawn on (expected: a terminal;"
                    + " use 'meshctl list --json' elsewhere): " + e.getMessage());
        }
    }

    /**
     * What is typed. JLine's own reader starts a process for each key where it has no native library; this one blocks its
     * thread, and that ends with the process.
     */
    Keys keys() {
        BlockingQueue<Integer> typed = new LinkedBlockingQueue<>();
        Thread.ofPlatform().daemon().name("keys").start(() -> {
            try (Reader reader =
                    new InputStreamReader(new FileInputStream(FileDescriptor.in), StandardCharsets.UTF_8)) {
                int next;
                do {
                    next = reader.read();
                    typed.add(next);
                } while (next != Keys.END);
            } catch (IOException e) {
                typed.add(Keys.END);
            }
        });
        return new Keys(typed);
    }

    /** Tells the size now, and whenever it changes. */
    void onSize(BiConsumer<Integer, Integer> columnsAndRows) {
        terminal.handle(Terminal.Signal.WINCH, signal -> {
            shown = List.of();
            tell(columnsAndRows);
        });
        tell(columnsAndRows);
    }

    /**
     * Shows these lines and nothing else. A frame as the last one is not written again. JLine's own display asks the terminal
     * what it can do, and the answers would be taken for keys.
     */
    void show(List<String> lines) {
        if (!lines.equals(shown)) {
            // a line is erased before it is written: after it the cursor may stand on its last letter
            terminal.writer().print(NO_WRAP + HOME + ERASE + String.join("\r\n" + ERASE, lines) + WRAP);
            terminal.flush();
            shown = List.copyOf(lines);
        }
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(onExit);
        restore();
        try {
            terminal.close();
        } catch (IOException e) {
            throw MeshctlException.failed("the terminal cannot be given back: " + e.getMessage());
        }
    }

    private void tell(BiConsumer<Integer, Integer> columnsAndRows) {
        Size size = terminal.getSize();
        // a terminal that does not know its size says 0
        columnsAndRows.accept(size.getColumns() > 0 ? size.getColumns() : 80, size.getRows() > 0 ? size.getRows() : 24);
    }

    private synchronized void restore() {
        if (!restored) {
            restored = true;
            terminal.puts(Capability.exit_ca_mode);
            terminal.puts(Capability.cursor_normal);
            terminal.flush();
            terminal.setAttributes(before);
        }
    }
}
