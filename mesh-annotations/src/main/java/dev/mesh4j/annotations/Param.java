package dev.mesh4j.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Describes or renames an argument of a {@link MeshTool}. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface Param {

    /** The argument's description in the tool's input schema. */
    String value() default "";

    /** The argument's name. Empty: the parameter's own, which needs {@code javac -parameters}. */
    String name() default "";
}
