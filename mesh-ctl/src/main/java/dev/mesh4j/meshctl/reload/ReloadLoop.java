package dev.mesh4j.meshctl.reload;

import dev.mesh4j.meshctl.process.Started;
import dev.mesh4j.meshctl.start.Foreground;
import dev.mesh4j.meshctl.start.Handover;
import dev.mesh4j.meshctl.start.Joined;
import dev.mesh4j.meshctl.start.StartPage;
import dev.mesh4j.meshctl.start.Wanted;
import dev.mesh4j.meshctl.terminal.Console;
import dev.mesh4j.meshctl.terminal.MeshctlException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Keeps running agents at the version of their sources until somebody ends them. */
public final class ReloadLoop {

    /** An editor writes more than one file, and a file in more than one go. */
    private static final Duration SETTLED = Duration.ofMillis(60);

    /** A pom beside the sources is looked at this often. */
    private static final Duration LOOK_AROUND = Duration.ofMillis(500);

    private final List<WatchedPath> paths;
    private final Handover handover;
    private final Foreground foreground;
    private final Console console;
    private final Set<WatchedPath> failed = new HashSet<>();
    private final BlockingQueue<Signal> signals = new LinkedBlockingQueue<>();

    public ReloadLoop(List<WatchedPath> paths, Handover handover, Foreground foreground, Console console) {
        this.paths = List.copyOf(paths);
        this.handover = handover;
        this.foreground = foreground;
        this.console = console;
    }

    /**
     * Returns when all agents were ended on purpose.
     *
     * @param joined the agents of the paths, in their order
     */
    public void run(List<Joined> joined) throws InterruptedException {
        List<Path> roots = paths.stream()
                .flatMap(path -> path.rebuild().roots().stream())
                .distinct()
                .toList();
        try (SourceWatch watch = SourceWatch.over(roots, file -> signals.add(new Signal.Saved(file)))) {
            int first = 0;
            for (WatchedPath path : paths) {
                int next = first + path.wanted().size();
                follow(path, path.wanted(), joined.subList(first, next));
                first = next;
            }
            while (!paths.stream().allMatch(WatchedPath::isOver)) {
                on(next(LOOK_AROUND));
            }
        }
    }

    private void on(Signal signal) throws InterruptedException {
        switch (signal) {
            case Signal.Ended(Started process) -> ended(process);
            case Signal.Saved(Path file) -> saved(settled(file));
            case Signal.Quiet() ->
                paths.stream().filter(path -> !path.isOver() && path.hasMoved()).forEach(this::reload);
        }
    }

    private Signal next(Duration patience) throws InterruptedException {
        Signal signal = signals.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
        return Objects.requireNonNullElseGet(signal, Signal.Quiet::new);
    }

    /** All files of one go. */
    private Set<Path> settled(Path first) throws InterruptedException {
        Set<Path> files = new HashSet<>(Set.of(first));
        while (next(SETTLED) instanceof Signal further && !(further instanceof Signal.Quiet)) {
            switch (further) {
                case Signal.Saved(Path file) -> files.add(file);
                case Signal.Ended(Started process) -> ended(process);
                case Signal.Quiet() -> {}
            }
        }
        return files;
    }

    private void saved(Set<Path> files) {
        paths.stream()
                .filter(path -> !path.isOver())
                .filter(path -> files.stream().anyMatch(file -> concerns(path, file)))
                .forEach(this::reload);
    }

    private static boolean concerns(WatchedPath path, Path file) {
        return path.rebuild().roots().stream().anyMatch(file::startsWith)
                && path.rebuild().isSource(file);
    }

    private void ended(Started process) {
        int exit = process.process().exitValue();
        boolean onPurpose = Foreground.isWell(exit);
        boolean known = paths.stream().anyMatch(path -> path.ended(process, onPurpose));
        if (known && !onPurpose) {
            console.error(process.name() + " stopped with exit code " + exit
                    + ": it is started again when a source is saved");
        }
    }

    private void reload(WatchedPath path) {
        long began = System.nanoTime();
        try {
            List<Wanted> next = path.next();
            if (next.isEmpty() && failed.remove(path)) {
                console.notice("what was saved is what runs");
            } else if (!next.isEmpty()) {
                List<Joined> joined = handover.replace(path.instances(), next);
                follow(path, next, joined);
                new StartPage(joined).notices().forEach(console::notice);
                console.notice(names(next) + (next.size() == 1 ? " is" : " are") + " back with what was saved, after "
                        + seconds(began) + " s");
                failed.remove(path);
            }
        } catch (MeshctlException e) {
            failed.add(path);
            console.error(e.getMessage()
                    + (path.running().isEmpty() ? "" : "\n" + "the version before goes on: save again to try again"));
        }
    }

    private void follow(WatchedPath path, List<Wanted> wanted, List<Joined> joined) {
        path.replaced(wanted, joined);
        for (Joined agent : joined) {
            Started process = agent.started();
            foreground.show(
                    process, paths.stream().mapToInt(one -> one.wanted().size()).sum() > 1);
            process.process().onExit().thenRun(() -> signals.add(new Signal.Ended(process)));
        }
    }

    private static String names(List<Wanted> wanted) {
        return wanted.stream().map(agent -> agent.program().label()).collect(Collectors.joining(", "));
    }

    private static String seconds(long began) {
        return String.format(Locale.ROOT, "%.1f", (System.nanoTime() - began) / 1e9);
    }
}
