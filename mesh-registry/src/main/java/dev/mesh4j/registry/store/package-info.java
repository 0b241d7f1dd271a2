/**
 * What survives the process. {@link dev.mesh4j.registry.store.RegistryStore} is the contract, {@link
 * dev.mesh4j.registry.store.JdbcStore} its one implementation on either of two databases.
 *
 * <p>SQLite is for one registry: a write-ahead log, one writer, and the pragmas on every connection. A commit survives the
 * death of the process; the last ones before a power failure may be lost, which agents heal by registering again.
 *
 * <p>PostgreSQL is for several. A commit begins by raising the revision in the only row of {@code mesh}, so that commits
 * follow one another and their revisions become visible in order; its notice goes out with it. Leases count by the
 * database's clock; no two machines' clocks are ever compared.
 */
@NullMarked
package dev.mesh4j.registry.store;

import org.jspecify.annotations.NullMarked;
