/**
 * HTTP/1.1 without TLS, which is how agents call each other: blocking exchanges over pooled socket channels, and one thread
 * that watches deadlines and idle connections, which no call wakes. The messages are written and parsed by Apache HttpCore;
 * this package is its only importer.
 */
@NullMarked
package dev.mesh4j.protocol.client.plain;

import org.jspecify.annotations.NullMarked;
