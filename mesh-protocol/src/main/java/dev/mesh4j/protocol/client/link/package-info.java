/**
 * The seam between what MCP says and how it travels: a {@link dev.mesh4j.protocol.client.link.Link} carries requests and
 * their answers to one server, over HTTP or to a child process.
 */
@NullMarked
package dev.mesh4j.protocol.client.link;

import org.jspecify.annotations.NullMarked;
