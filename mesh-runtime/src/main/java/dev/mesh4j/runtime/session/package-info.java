/**
 * Sessions and who owns them. A session is one entry of the shared state: its owner, a fencing epoch and its values, so
 * that one compare-and-set both writes and checks that the writer still owns it. An instance is alive as long as its one
 * lease is; the sessions of one that is not are taken by whoever is called for them first. {@link
 * dev.mesh4j.runtime.session.Sessions} is the door on the provider's side, {@link
 * dev.mesh4j.runtime.session.KnownOwners} what a caller knows about owners.
 */
@NullMarked
package dev.mesh4j.runtime.session;

import org.jspecify.annotations.NullMarked;
