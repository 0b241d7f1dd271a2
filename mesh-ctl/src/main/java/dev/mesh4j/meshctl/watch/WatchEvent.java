package dev.mesh4j.meshctl.watch;

import dev.mesh4j.meshctl.registry.MeshSnapshot;

/** Something that changes the live view. */
sealed interface WatchEvent {

    /** A key that stands for a letter. */
    record Typed(char letter) implements WatchEvent {}

    /** The registry answered. */
    record Seen(MeshSnapshot mesh) implements WatchEvent {}

    /** The registry did not answer. */
    record Away(String reason) implements WatchEvent {}

    /** The terminal has another size now. */
    record Resized(int columns, int rows) implements WatchEvent {}

    /** Any other key. */
    enum Pressed implements WatchEvent {
        UP,
        DOWN,
        PAGE_UP,
        PAGE_DOWN,
        HOME,
        END,
        TAB,
        ENTER,
        ESCAPE,
        BACKSPACE,
        /** Ctrl-C, or the terminal is gone. */
        INTERRUPT
    }
}
