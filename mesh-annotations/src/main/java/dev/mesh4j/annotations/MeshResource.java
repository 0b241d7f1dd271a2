package dev.mesh4j.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A public method that reads an MCP resource, or a family of them.
 *
 * <p>Parameters are the variables of the URI by name, each a {@code String}, and a {@code ToolContext} if wanted. The
 * method returns a {@code String} (text), a {@code byte[]} (base64), {@code ResourceContents}, a list of them, a {@code
 * ReadResourceResult}, or anything else, which is written as JSON; an {@code Optional} of these when the resource may not
 * be there. A variable is percent-decoded, so it may hold any character, a slash too: check it before it becomes a path.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface MeshResource {

    /** The URI, such as {@code config://main}, or a template of it, such as {@code users://{id}/profile} (RFC 6570, level 1). */
    String uri();

    /** Empty: the method's name. */
    String name() default "";

    /** For people; empty: the name. */
    String title() default "";

    /** What the resource holds. */
    String description() default "";

    /** Empty: {@code text/plain}, {@code application/octet-stream} or {@code application/json}, by the return type. */
    String mimeType() default "";
}
