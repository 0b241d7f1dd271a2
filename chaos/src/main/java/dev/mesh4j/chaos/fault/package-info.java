/** What can go wrong, how it is seen that it did, and who has to stay well meanwhile. */
@NullMarked
package dev.mesh4j.chaos.fault;

import org.jspecify.annotations.NullMarked;
