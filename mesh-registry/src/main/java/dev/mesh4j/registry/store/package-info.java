/**
 * What survives the process. {@link dev.mesh4j.registry.store.RegistryStore} is the contract, SQLite the store of one
 * registry: a write-ahead log, one writer, and the pragmas on every connection. A commit survives the death of the process;
 * the last ones before a power failure may be lost, which agents heal by registering again.
 */
@NullMarked
package dev.mesh4j.registry.store;

import org.jspecify.annotations.NullMarked;
