/**
 * What the registry tells an operator. {@link dev.mesh4j.meshctl.registry.RegistryView} reads it and turns a registry that
 * does not answer into one line with a remedy; the pages and the choice of a provider are functions of what it answered,
 * and ages are counted from the registry's own clock.
 */
@NullMarked
package dev.mesh4j.meshctl.registry;

import org.jspecify.annotations.NullMarked;
