package dev.mesh4j.server.mcp.tasks;

import dev.mesh4j.protocol.Json;
import dev.mesh4j.server.state.Entry;
import dev.mesh4j.server.state.SharedState;
import dev.mesh4j.server.state.StateGroup;
import dev.mesh4j.server.state.Write;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import tools.jackson.core.type.TypeReference;

/**
 * Which instances live, and which resumable tasks each of them runs: what a further instance needs to find the tasks of
 * one that is gone. Thread-safe.
 */
final class Leases {

    private static final TypeReference<TreeSet<String>> NAMES = new TypeReference<>() {};
    private static final String INSTANCES = "instances";

    private final StateGroup lives;
    private final StateGroup lists;
    private final String self;
    private final TaskOptions options;

    private volatile boolean held;

    Leases(SharedState state, String self, TaskOptions options) {
        this.lives = state.group("task-owners");
        this.lists = state.group("task-lists");
        this.self = self;
        this.options = options;
    }

    String self() {
        return self;
    }

    /** Called before the first task is begun; afterwards renewed in time. */
    void hold() {
        if (!held) {
            renew();
        }
    }

    boolean isHeld() {
        return held;
    }

    void renew() {
        lives.put(self, "lives", options.lease());
        held = true;
    }

    /** Nothing more is run here; who comes next need not wait. */
    void release() {
        held = false;
        lives.delete(self);
    }

    boolean lives(String instance) {
        return lives.get(instance).isPresent();
    }

    /** So that the task is found when this instance is gone. */
    void list(String task) {
        change("of:" + self, names -> with(names, task));
        change(INSTANCES, names -> with(names, self));
    }

    void unlist(String task) {
        change("of:" + self, names -> without(names, task));
    }

    /** Those that are gone and may have left tasks. */
    Set<String> gone() {
        Set<String> gone = new TreeSet<>();
        for (String instance : names(INSTANCES)) {
            if (!instance.equals(self) && !lives(instance)) {
                gone.add(instance);
            }
        }
        return gone;
    }

    Set<String> listed(String instance) {
        return names("of:" + instance);
    }

    /** Nothing of it is left to do. */
    void forget(String instance) {
        change(INSTANCES, names -> without(names, instance));
        lists.delete("of:" + instance);
    }

    private Set<String> names(String key) {
        return lists.get(key).map(Entry::value).map(Leases::read).orElseGet(TreeSet::new);
    }

    private void change(String key, UnaryOperator<TreeSet<String>> change) {
        Duration time = options.longest().plus(options.keep());
        boolean done = false;
        while (!done) {
            Write write = lists.update(key, time, names -> Optional.of(text(change.apply(read(names)))));
            done = write.written()
                    || lists.putIfAbsent(key, text(change.apply(new TreeSet<>())), time)
                            .written();
        }
    }

    private static String text(TreeSet<String> names) {
        return Json.mapper().writeValueAsString(names);
    }

    private static TreeSet<String> with(TreeSet<String> names, String name) {
        TreeSet<String> more = new TreeSet<>(names);
        more.add(name);
        return more;
    }

    private static TreeSet<String> without(TreeSet<String> names, String name) {
        TreeSet<String> fewer = new TreeSet<>(names);
        fewer.remove(name);
        return fewer;
    }

    private static TreeSet<String> read(String value) {
        return Json.mapper().readValue(value, NAMES);
    }
}
