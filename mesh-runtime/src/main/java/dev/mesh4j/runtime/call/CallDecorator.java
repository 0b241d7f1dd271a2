package dev.mesh4j.runtime.call;

/** Adds to each attempt of a call what goes with it, or throws what speaks against it. Thread-safe. */
@FunctionalInterface
public interface CallDecorator {

    void decorate(OutgoingCall call);
}
