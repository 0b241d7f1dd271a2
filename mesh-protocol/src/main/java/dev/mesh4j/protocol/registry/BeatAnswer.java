package dev.mesh4j.protocol.registry;

/** What {@code HEAD /heartbeat/{agent_id}} told. */
public sealed interface BeatAnswer {

    /** 200: nothing changed for this agent. */
    record Unchanged() implements BeatAnswer {}

    /** 202: what it depends on changed; register again to learn how. */
    record Changed() implements BeatAnswer {}

    /** 410: the registry does not know this agent (any more); register again. */
    record Unknown() implements BeatAnswer {}

    /** The registry cannot be reached or cannot tell; change nothing and try later. */
    record Unavailable(String why) implements BeatAnswer {}
}
