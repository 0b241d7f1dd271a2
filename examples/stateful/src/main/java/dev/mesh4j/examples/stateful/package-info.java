/**
 * A shopping basket for each customer, kept by whichever replica serves that customer.
 */
@NullMarked
package dev.mesh4j.examples.stateful;

import org.jspecify.annotations.NullMarked;
