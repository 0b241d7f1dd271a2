package dev.mesh4j.server.mcp.tasks;

import dev.mesh4j.server.mcp.Changes;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Who listens to which tasks. */
final class Watches {

    private record Watch(List<String> ids, Consumer<StoredTask> listener, Map<String, StoredTask> last) {

        void changed(StoredTask task) {
            StoredTask before = ids.contains(task.id()) ? last.put(task.id(), task) : task;
            if (before == null || !looksTheSame(before, task)) {
                listener.accept(task);
            }
        }

        private static boolean looksTheSame(StoredTask before, StoredTask after) {
            return before.status() == after.status()
                    && before.updatedAt().equals(after.updatedAt())
                    && before.questions().equals(after.questions());
        }
    }

    private final List<Watch> all = new CopyOnWriteArrayList<>();

    Changes.Handle add(Collection<String> ids, Consumer<StoredTask> listener) {
        Watch watch = new Watch(List.copyOf(ids), listener, new ConcurrentHashMap<>());
        all.add(watch);
        return () -> all.remove(watch);
    }

    boolean watches(String id) {
        return all.stream().anyMatch(watch -> watch.ids().contains(id));
    }

    Set<String> ids() {
        return all.stream().flatMap(watch -> watch.ids().stream()).collect(Collectors.toSet());
    }

    /** Called on one thread, so that nobody sees an older state after a newer one. */
    void changed(StoredTask task) {
        all.forEach(watch -> watch.changed(task));
    }
}
