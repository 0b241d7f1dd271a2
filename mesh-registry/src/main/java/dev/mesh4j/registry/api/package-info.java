/**
 * The HTTP routes of the registry contract, and the only place here that knows Javalin. {@link
 * dev.mesh4j.registry.api.RegistrationReader} turns a registration into the model or says what is wrong with it; {@link
 * dev.mesh4j.registry.api.Views} turns the model into answers.
 */
@NullMarked
package dev.mesh4j.registry.api;

import org.jspecify.annotations.NullMarked;
