package dev.mesh4j.registry.directory;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The agents of one moment, counted.
 *
 * @param byPresence from {@code live}, {@code suspect} or {@code expired} to how many
 * @param byHealth from what those that are there say of themselves to how many
 * @param watches how many wait to be told of changes
 */
public record Census(Map<String, Integer> byPresence, Map<String, Integer> byHealth, int watches) {

    static Census of(Iterable<Entry> entries) {
        Map<String, Integer> byPresence = new TreeMap<>();
        Map<String, Integer> byHealth = new TreeMap<>();
        int watches = 0;
        for (Entry entry : entries) {
            byPresence.merge(entry.presence().name().toLowerCase(Locale.ROOT), 1, Integer::sum);
            if (entry.presence().isThere()) {
                byHealth.merge(entry.agent().health().status(), 1, Integer::sum);
            }
            watches += entry.hasWatch() ? 1 : 0;
        }
        return new Census(byPresence, byHealth, watches);
    }
}
