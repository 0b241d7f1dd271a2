package dev.mesh4j.runtime.call;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Which instance served a session last, as this agent's calls saw it; a hint, for the instances themselves know. Bounded;
 * what is not used for ten minutes is forgotten. Thread-safe.
 */
public final class SessionRoutes {

    private static final int MOST = 50_000;
    private static final long LIFE_NANOS = TimeUnit.MINUTES.toNanos(10);

    /** How long an instance that did not answer is asked last. */
    private static final long SILENT_NANOS = TimeUnit.SECONDS.toNanos(10);

    /** @param silent whether the instance did not answer, and is to be asked last */
    private record Route(String instance, boolean silent, long until) {}

    private final LongSupplier nanos;
    private final int most;
    private final Map<String, Route> routes = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Route> eldest) {
            return size() > most;
        }
    });

    public SessionRoutes() {
        this(System::nanoTime, MOST);
    }

    SessionRoutes(LongSupplier nanos, int most) {
        this.nanos = nanos;
        this.most = most;
    }

    /** An instance answered a call of the session, or was said to own it. */
    public void served(String session, String instance) {
        routes.put(session, new Route(instance, false, nanos.getAsLong() + LIFE_NANOS));
    }

    /** An instance did not answer a call of the session. */
    public void silent(String session, String instance) {
        routes.put(session, new Route(instance, true, nanos.getAsLong() + SILENT_NANOS));
    }

    /**
     * Whom to ask: the one that served the session last, then by highest random weight, so that callers which know nothing
     * agree; last the one that was silent.
     */
    public List<String> order(String session, List<String> instances) {
        Route route = route(session);
        List<String> ordered = new ArrayList<>(instances);
        ordered.sort(Comparator.<String>comparingInt(instance -> place(route, instance))
                .thenComparing(instance -> Rendezvous.score(session, instance), Comparator.reverseOrder()));
        return ordered;
    }

    /** The first of that order. */
    String first(String session, List<String> instances) {
        return order(session, instances).getFirst();
    }

    /** The one that served it last; absent when none is known. */
    @Nullable
    String owner(String session) {
        Route route = route(session);
        return route == null || route.silent() ? null : route.instance();
    }

    int size() {
        return routes.size();
    }

    private @Nullable Route route(String session) {
        Route route = routes.get(session);
        if (route != null && route.until() - nanos.getAsLong() < 0) {
            routes.remove(session, route);
            return null;
        }
        return route;
    }

    private static int place(@Nullable Route route, String instance) {
        if (route == null || !route.instance().equals(instance)) {
            return 1;
        }
        return route.silent() ? 2 : 0;
    }
}
