/** The mesh as the registry thinks of it: validated, immutable, without a trace of HTTP or SQL. */
@NullMarked
package dev.mesh4j.registry.model;

import org.jspecify.annotations.NullMarked;
