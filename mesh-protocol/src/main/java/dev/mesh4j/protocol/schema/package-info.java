/**
 * JSON Schemas that can be compared across languages: {@link dev.mesh4j.protocol.schema.CanonicalSchema} is the form, and
 * the hash of it, that the agents of the ecosystem agree on; {@link dev.mesh4j.protocol.schema.SchemaShape} is as much of it
 * as decides whether one may stand in for another. Pure, and bounded against hostile schemas.
 */
@NullMarked
package dev.mesh4j.protocol.schema;

import org.jspecify.annotations.NullMarked;
