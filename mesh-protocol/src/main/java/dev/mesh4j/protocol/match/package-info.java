/**
 * What a dependency asks of a provider: versions and tags, matched exactly as every agent of the ecosystem expects it.
 * Pure; the registry resolves with it, and an agent binds its own tools with it.
 */
@NullMarked
package dev.mesh4j.protocol.match;

import org.jspecify.annotations.NullMarked;
