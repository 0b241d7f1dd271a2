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
 * interface that has several. On a parameter of a constructor or on a field it is for a container that injects clients, such
 * as the Spring Boot starter.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.PARAMETER, ElementType.METHOD, ElementType.FIELD})
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

    /** Instead of the provider's {@link MeshTool#timeout()}; empty: as it says. */
    String timeout() default "";

    /** Instead of the provider's {@link MeshTool#retryCount()}; -1: as it says. */
    int retryCount() default -1;

    /** Instead of the provider's {@link MeshTool#idempotent()}. */
    Toggle idempotent() default Toggle.INHERIT;

    /** Instead of the provider's {@link MeshTool#streaming()}: off takes the whole result at once. */
    Toggle streaming() default Toggle.INHERIT;

    /** Instead of the provider's {@link MeshTool#authRequired()}: on sends the mesh's token although it is not asked for. */
    Toggle authRequired() default Toggle.INHERIT;

    /** Beside the provider's {@link MeshTool#customHeaders()}; of two with one name this one counts. */
    String[] customHeaders() default {};

    /** Instead of the provider's {@link MeshTool#sessionRequired()}. */
    Toggle sessionRequired() default Toggle.INHERIT;

    /** Instead of the provider's {@link MeshTool#stateful()}: whether calls of one session keep to one instance. */
    Toggle stateful() default Toggle.INHERIT;

    /** Instead of the provider's {@link MeshTool#autoSessionManagement()}. */
    Toggle autoSessionManagement() default Toggle.INHERIT;

    /** Instead of the provider's {@link MeshTool#healthCheck()}. */
    Toggle healthCheck() default Toggle.INHERIT;

    /** How calls choose among equally good providers. */
    Balancing balancing() default Balancing.LEAST_OUTSTANDING;

    /**
     * For a tool that is idempotent: a call without an answer after this time, such as {@code 50ms}, is made to a second
     * provider as well, and the first answer counts. Empty: never.
     */
    String hedgeAfter() default "";
}
