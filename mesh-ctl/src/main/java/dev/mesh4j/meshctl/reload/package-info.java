/**
 * Hot reload: a saved source becomes a new version of the agents of its path, compiled in this process and started beside
 * the old one, which leaves when the new one has joined. What does not compile, or does not come up, changes nothing. One
 * thread decides; the watcher and the ends of processes only hand it signals.
 */
@NullMarked
package dev.mesh4j.meshctl.reload;

import org.jspecify.annotations.NullMarked;
