package dev.mesh4j.meshctl.watch;

import dev.mesh4j.meshctl.registry.MeshSnapshot;
import dev.mesh4j.meshctl.registry.RegistryView;
import dev.mesh4j.meshctl.terminal.MeshctlException;
import dev.mesh4j.meshctl.terminal.Style;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Shows the mesh until the viewer leaves. One thread draws, one reads keys, one asks the registry. */
public final class WatchLoop {

    private final RegistryView registry;
    private final Duration every;
    private final WatchPage page;
    private final BlockingQueue<WatchEvent> events = new LinkedBlockingQueue<>();

    /** @param every how long to wait between two questions to the registry */
    public WatchLoop(RegistryView registry, Duration every, Style style) {
        this.registry = registry;
        this.every = every;
        this.page = new WatchPage(registry.url().toString(), style);
    }

    /**
     * Watches what was asked for.
     *
     * @throws MeshctlException when this process has no terminal
     */
    public void run(WatchStart start) throws InterruptedException {
        try (Screen screen = Screen.open()) {
            screen.onSize((columns, rows) -> events.add(new WatchEvent.Resized(columns, rows)));
            Thread keys = Thread.ofVirtual().start(() -> readKeys(screen.keys()));
            Thread polls = Thread.ofVirtual().start(this::ask);
            try {
                draw(start.state(), screen);
            } finally {
                keys.interrupt();
                polls.interrupt();
            }
        }
    }

    private void draw(WatchState start, Screen screen) throws InterruptedException {
        WatchState state = start;
        while (!state.isOver()) {
            state = state.on(events.take());
            // what came together is drawn together
            for (WatchEvent next = events.poll(); next != null; next = events.poll()) {
                state = state.on(next);
            }
            state = state.bounded(page.list(state).size() - 1);
            screen.show(page.lines(state));
        }
    }

    private void readKeys(Keys keys) {
        try {
            while (true) {
                keys.next().ifPresent(events::add);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void ask() {
        try {
            while (true) {
                events.add(seen());
                Thread.sleep(every);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private WatchEvent seen() {
        try {
            return new WatchEvent.Seen(MeshSnapshot.of(registry.reply()));
        } catch (MeshctlException e) {
            return new WatchEvent.Away(String.valueOf(e.getMessage()));
        }
    }
}
