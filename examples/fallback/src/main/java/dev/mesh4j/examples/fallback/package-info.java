/**
 * Two providers of one capability, and a consumer that prefers the fast one and goes on without it.
 */
@NullMarked
package dev.mesh4j.examples.fallback;

import org.jspecify.annotations.NullMarked;
