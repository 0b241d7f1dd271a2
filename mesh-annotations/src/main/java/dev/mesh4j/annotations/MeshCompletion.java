package dev.mesh4j.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A public method that completes one argument of a prompt, or one variable of a resource template. It takes what was typed
 * so far as a {@code String} and returns a {@code List<String>}, best first; at most 100 are sent.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface MeshCompletion {

    /** The name of the prompt; give either this or {@link #resource()}. */
    String prompt() default "";

    /** The URI template of the resource. */
    String resource() default "";

    /** The argument or variable. */
    String argument();
}
