/** What lies under a request: its connection, which may idle for long or end while the request is served. */
@NullMarked
package dev.mesh4j.server.connection;

import org.jspecify.annotations.NullMarked;
