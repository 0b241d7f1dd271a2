package dev.mesh4j.server.mcp.stdio;

/** What was read up to a line feed, or to the end of the input. */
sealed interface Line {

    /** @param bytes without the line feed */
    record Text(byte[] bytes) implements Line {}

    /** A line that was skipped, for it has more bytes than may be. */
    record TooLong() implements Line {}
}
