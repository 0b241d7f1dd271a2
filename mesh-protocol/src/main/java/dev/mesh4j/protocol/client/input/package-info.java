/** What a server may ask of the client's user, model and machine, and who answers. */
@NullMarked
package dev.mesh4j.protocol.client.input;

import org.jspecify.annotations.NullMarked;
