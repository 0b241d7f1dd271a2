/** A shop's orders: a Spring Boot service that is an agent as well. */
@NullMarked
package dev.mesh4j.examples.springboot;

import org.jspecify.annotations.NullMarked;
