/**
 * Decides who is wired to whom. {@link dev.mesh4j.registry.resolve.Resolver} is pure: requirements and the catalog of
 * offers go in, ranked candidates and the reason for every provider left out come out.
 */
@NullMarked
package dev.mesh4j.registry.resolve;

import org.jspecify.annotations.NullMarked;
