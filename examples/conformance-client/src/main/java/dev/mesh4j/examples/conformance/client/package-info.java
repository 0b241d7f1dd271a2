/** The program that the public conformance suite runs to test the client, once for each scenario. */
@NullMarked
package dev.mesh4j.examples.conformance.client;

import org.jspecify.annotations.NullMarked;
