/** From Java types to JSON Schema 2020-12, once at start-up, and from schemas to validators on first use. */
@NullMarked
package dev.mesh4j.runtime.schema;

import org.jspecify.annotations.NullMarked;
