package dev.mesh4j.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A capability of another tool that a method calls.
 *
 * <p>Listed in {@link MeshTool#dependencies()}, or placed on the client parameter itself, or on each method of a client
 * interface that has several.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.PARAMETER, ElementType.METHOD})
public @interface Dependency {

    /** The wanted capability. */
    String capability();

    /**
     * Wanted tags. {@code "x"} must be there, {@code "+x"} is preferred, {@code "-x"} excludes a provider that has it,
     * {@code "x|y"} is met by either.
     */
    String[] tags() default {};

    /**
     * A constraint on the provider's version: {@code = != > < >= <= ~ ^}, a comma means and, {@code ||} means or. Empty:
     * any version.
     */
    String version() default "";

    /** The namespace to look in. Empty: the agent's own. */
    String namespace() default "";

    /** Whether the tool itself is unavailable while nothing provides this dependency. */
    boolean required() default false;
}
