/**
 * Configuration as one immutable record per component. {@link dev.mesh4j.server.config.ConfigReader} overlays a record of
 * defaults with {@code mesh.yaml}, the environment and flags, in this order; the record's components are the known keys.
 */
@NullMarked
package dev.mesh4j.server.config;

import org.jspecify.annotations.NullMarked;
