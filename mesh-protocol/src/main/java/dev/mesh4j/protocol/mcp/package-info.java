/**
 * The Model Context Protocol's types, one record each. A record serves every revision: what a revision does not know is
 * absent. Eras differ in the server's and the client's operations, never here.
 */
@NullMarked
package dev.mesh4j.protocol.mcp;

import org.jspecify.annotations.NullMarked;
