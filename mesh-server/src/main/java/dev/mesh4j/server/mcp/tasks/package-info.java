/**
 * Tasks (extension {@code io.modelcontextprotocol/tasks}): a tool call that goes on after its answer. {@link
 * dev.mesh4j.server.mcp.tasks.Tasks} is the door. A task is one entry of the shared state, written with compare-and-set
 * only, so any replica answers for it and a task that ended never changes. The replica that runs it holds a lease; when
 * the lease is over another one ends the task or runs it again. Messages between replicas are hints to read, and
 * everything is read again from time to time, so a lost one only delays.
 */
@NullMarked
package dev.mesh4j.server.mcp.tasks;

import org.jspecify.annotations.NullMarked;
