package dev.mesh4j.meshctl.process;

import dev.mesh4j.protocol.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;

/** One JSON file per instance, each written at once or not at all. */
public final class InstanceStore {

    private static final String SUFFIX = ".json";

    private final Path folder;

    public InstanceStore(StateDirectory state) {
        this.folder = state.instances();
    }

    public void add(Instance instance) {
        try {
            Path draft = Files.createTempFile(folder, "draft-", ".tmp");
            Files.write(draft, Json.mapper().writeValueAsBytes(instance));
            Files.move(draft, file(instance), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void remove(Instance instance) {
        try {
            Files.deleteIfExists(file(instance));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What runs, by name and oldest first. The records of what has ended without a trace are removed. */
    public List<Instance> running() {
        List<Instance> all = all();
        List<Instance> ended =
                all.stream().filter(instance -> instance.process().isEmpty()).toList();
        if (!ended.isEmpty()) {
            Sessions sessions = Sessions.now(ended);
            ended.stream().filter(instance -> !hasLeft(instance, sessions)).forEach(this::remove);
        }
        return sorted(all.stream());
    }

    /** The address of the registry that runs; the newest when there are several. */
    public Optional<String> registryUrl() {
        return running().stream()
                .filter(instance -> instance.kind() == Kind.REGISTRY)
                .max(Comparator.comparing(Instance::startedAt))
                .map(Instance::registryUrl);
    }

    /** What has ended while processes that it started still run, by name. */
    public List<Instance> orphaning() {
        Sessions sessions = Sessions.now(List.of());
        return all().stream()
                .filter(instance -> instance.process().isEmpty() && hasLeft(instance, sessions))
                .sorted(Comparator.comparing(Instance::name))
                .toList();
    }

    private static boolean hasLeft(Instance ended, Sessions sessions) {
        return ProcessHandle.of(ended.pid()).filter(Liveness::isAlive).isEmpty()
                && !sessions.of(ended).isEmpty();
    }

    private static List<Instance> sorted(Stream<Instance> all) {
        return all.filter(instance -> instance.process().isPresent())
                .sorted(Comparator.comparing(Instance::name).thenComparing(Instance::startedAt))
                .toList();
    }

    /** What has a record and does not run; {@link #running} removes it. */
    public List<Instance> gone() {
        return all().stream()
                .filter(instance -> instance.process().isEmpty())
                .sorted(Comparator.comparing(Instance::name))
                .toList();
    }

    private List<Instance> all() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(SUFFIX))
                    .map(InstanceStore::read)
                    .flatMap(Optional::stream)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file(Instance instance) {
        return folder.resolve(instance.name() + "-" + instance.pid() + SUFFIX);
    }

    /** Empty for a file that another meshctl just removed, and for one that is no record. */
    private static Optional<Instance> read(Path file) {
        try {
            return Optional.of(Json.mapper().readValue(Files.readAllBytes(file), Instance.class));
        } catch (NoSuchFileException | JacksonException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
