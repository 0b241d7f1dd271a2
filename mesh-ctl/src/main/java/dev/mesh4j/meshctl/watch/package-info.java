/**
 * The live view: {@link dev.mesh4j.meshctl.watch.WatchState} is what a viewer sees, changed by one {@link
 * dev.mesh4j.meshctl.watch.WatchEvent} at a time and drawn by {@link dev.mesh4j.meshctl.watch.WatchPage}; both are pure. {@link
 * dev.mesh4j.meshctl.watch.WatchLoop} feeds them from the keyboard and from the registry. Only this package knows JLine.
 */
@NullMarked
package dev.mesh4j.meshctl.watch;

import org.jspecify.annotations.NullMarked;
