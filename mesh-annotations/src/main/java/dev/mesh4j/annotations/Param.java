package dev.mesh4j.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Describes or renames an argument of a {@link MeshTool}, {@link MeshPrompt} or {@link MeshResource}. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface Param {

    /** The argument's description in the tool's input schema. */
    String value() default "";

    /** The argument's name. Empty: the parameter's own, which needs {@code javac -parameters}. */
    String name() default "";

    /**
     * A name under which MCP clients repeat the argument in a header, {@code Mcp-Param-…}, for whoever routes the call: an
     * RFC 9110 token. On strings, integers and booleans; never on secrets. Empty: none.
     */
    String header() default "";
}
