/**
 * The registry contract that agents of every language share: one record per message, and {@link
 * dev.mesh4j.protocol.registry.RegistryClient} that speaks it. Fields are snake_case on the wire except a tool's schemas;
 * what Mesh4J adds to the contract is additive.
 */
@NullMarked
package dev.mesh4j.protocol.registry;

import org.jspecify.annotations.NullMarked;
