/**
 * From annotated classes to descriptors: what an agent offers and needs, checked once. A mistake becomes one {@link
 * dev.mesh4j.runtime.scan.AgentDefinitionException} that names the method, what was found and what was expected.
 */
@NullMarked
package dev.mesh4j.runtime.scan;

import org.jspecify.annotations.NullMarked;
