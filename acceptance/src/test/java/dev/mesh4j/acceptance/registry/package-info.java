/** What the registry promises when agents, registries and networks come and go: real processes, many of them. */
@NullMarked
package dev.mesh4j.acceptance.registry;

import org.jspecify.annotations.NullMarked;
