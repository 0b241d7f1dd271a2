package dev.mesh4j.server.state;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who listens to which group in this process; one that throws does not keep the others from hearing. */
final class Listeners {

    private static final Logger log = LoggerFactory.getLogger(Listeners.class);

    private final List<Listening> all = new CopyOnWriteArrayList<>();

    Subscription add(String group, StateListener listener) {
        Listening own = new Listening(group, listener);
        all.add(own);
        return () -> all.remove(own);
    }

    void message(String group, String message) {
        for (Listening listening : all) {
            if (listening.group.equals(group)) {
                call(listening, listener -> listener.message(message));
            }
        }
    }

    void missed() {
        all.forEach(listening -> call(listening, StateListener::missed));
    }

    void clear() {
        all.clear();
    }

    private static void call(Listening listening, Consumer<StateListener> what) {
        try {
            what.accept(listening.listener);
        } catch (RuntimeException e) {
            log.warn("a listener of group {} failed", listening.group, e);
        }
    }

    /** Equal only to itself: the same listener may listen twice. */
    private static final class Listening {

        private final String group;
        private final StateListener listener;

        Listening(String group, StateListener listener) {
            this.group = group;
            this.listener = listener;
        }
    }
}
