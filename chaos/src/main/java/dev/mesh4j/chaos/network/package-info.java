/** Other hosts as far as TCP can tell, and the address before several servers. */
@NullMarked
package dev.mesh4j.chaos.network;

import org.jspecify.annotations.NullMarked;
