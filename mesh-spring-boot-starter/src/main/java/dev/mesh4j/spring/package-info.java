/**
 * The beans of a Spring application as one agent of the mesh. {@link dev.mesh4j.spring.MeshAutoConfiguration} is where to
 * begin: {@link dev.mesh4j.spring.MeshBeans} finds what the beans offer, {@link dev.mesh4j.spring.MeshCandidateResolver}
 * injects clients into them, {@link dev.mesh4j.spring.MeshSettings} reads {@code mesh.*}, and {@link
 * dev.mesh4j.spring.MeshAgentLifecycle} starts the agent when the context is ready and stops it first.
 */
@NullMarked
package dev.mesh4j.spring;

import org.jspecify.annotations.NullMarked;
