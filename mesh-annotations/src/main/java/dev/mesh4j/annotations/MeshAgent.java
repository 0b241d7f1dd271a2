package dev.mesh4j.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A class whose {@link MeshTool} methods form one agent of the mesh. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface MeshAgent {

    /** The agent's name: 1 to 55 characters of {@code [a-zA-Z0-9_-]}; an instance's id is this name and a suffix. */
    String name();

    /** The agent's own version, a semantic version by convention. */
    String version() default "1.0.0";

    /** What the agent is for, in one or two sentences; what exceeds 256 characters is cut in the registry. */
    String description() default "";
}
