/**
 * Who is alive, who can do what, and who is wired to whom. {@link dev.mesh4j.registry.MeshRegistry} puts the parts
 * together: routes read requests, {@link dev.mesh4j.registry.directory.Directory} holds the mesh in memory and writes every
 * acknowledged change through to the store, the pure resolver decides the bindings. The registry never calls an agent.
 */
@NullMarked
package dev.mesh4j.registry;

import org.jspecify.annotations.NullMarked;
