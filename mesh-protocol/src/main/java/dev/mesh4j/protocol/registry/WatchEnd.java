package dev.mesh4j.protocol.registry;

import java.time.Duration;

/** How a watch ended, or why it was not opened. */
public sealed interface WatchEnd {

    /** The registry stops; another instance of it, or itself, may soon serve. */
    record Drained() implements WatchEnd {}

    /** The stream broke, fell silent or was closed, or the registry cannot be reached. */
    record Broken(String why) implements WatchEnd {}

    /** 410: the registry does not know the agent (any more); register again. */
    record Unknown() implements WatchEnd {}

    /** This registry has no watches. */
    record NotServed(int status) implements WatchEnd {}

    /**
     * 429 or 503: the registry has too many watches, or is draining.
     *
     * @param retryAfter as it asks; zero when it does not say
     */
    record Busy(int status, Duration retryAfter, String why) implements WatchEnd {}

    /** 403: the agent's id belongs to someone else. */
    record Refused(String why) implements WatchEnd {}
}
