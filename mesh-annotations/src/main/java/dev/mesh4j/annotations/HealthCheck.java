package dev.mesh4j.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A public method without parameters that says whether its agent may be called. It returns a {@code boolean}, a {@code
 * HealthReport}, or nothing; what it throws is a failure. It is asked again and again on a thread of its own. While it
 * fails the agent stays in the mesh, but nobody is wired to it, and it is not ready.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface HealthCheck {

    /** Unique in the agent. Empty: the method's name. */
    String name() default "";

    /** How long an answer counts before it is asked again, such as {@code 10s}. */
    String ttl() default "10s";

    /** Without an answer by then it has failed; such as {@code 500ms}. */
    String timeout() default "5s";
}
