package dev.mesh4j.protocol.client;

import dev.mesh4j.protocol.client.link.Link;

/** Makes the links to one server, and keeps what is known of its era beyond one link. Thread-safe. */
interface Links extends AutoCloseable {

    /** The server, for error messages and as the key of its cached results. */
    String name();

    Link modern();

    Link legacy();

    /** Whether requests have headers, which repeat some arguments. */
    boolean http();

    McpEndpoint.Era era();

    void speaks(McpEndpoint.Era era);

    @Override
    void close();
}
