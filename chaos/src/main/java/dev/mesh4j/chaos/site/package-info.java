/** A whole mesh and what it stands on: processes, hosts, a disk, clocks, Redis and PostgreSQL. */
@NullMarked
package dev.mesh4j.chaos.site;

import org.jspecify.annotations.NullMarked;
