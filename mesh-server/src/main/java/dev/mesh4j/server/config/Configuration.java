package dev.mesh4j.server.config;

/**
 * A record that configures a component.
 *
 * @param <T> the record
 */
public interface Configuration<T extends Record> {

    /**
     * This one with what was configured. Written out by each record: to call a constructor with many parameters through
     * reflection takes tens of milliseconds at a first time.
     */
    T with(ConfigValues given);
}
