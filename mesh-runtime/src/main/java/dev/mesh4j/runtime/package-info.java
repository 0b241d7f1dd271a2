/**
 * Turns annotated classes into a live agent. {@link dev.mesh4j.runtime.Mesh} is where it starts; the start-up pipeline
 * stands in {@code AgentStarter} as one list: read the classes, make the clients, bind, serve, join the mesh.
 */
@NullMarked
package dev.mesh4j.runtime;

import org.jspecify.annotations.NullMarked;
