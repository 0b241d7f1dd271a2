package dev.mesh4j.meshctl.doctor;

import java.util.Locale;

/**
 * What a check found.
 *
 * @param check what was looked at
 * @param found in one line
 * @param remedy what to do; empty when all is well
 */
public record Finding(String check, Level level, String found, String remedy) {

    /** How bad it is. */
    public enum Level {
        OK,
        /** Works, but not as it should. */
        WARN,
        /** Does not work. */
        FAIL;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Finding ok(String check, String found) {
        return new Finding(check, Level.OK, found, "");
    }

    static Finding warn(String check, String found, String remedy) {
        return new Finding(check, Level.WARN, found, remedy);
    }

    static Finding fail(String check, String found, String remedy) {
        return new Finding(check, Level.FAIL, found, remedy);
    }

    public boolean failed() {
        return level == Level.FAIL;
    }
}
