package dev.mesh4j.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A public method that is served as an MCP prompt.
 *
 * <p>Parameters are the prompt's arguments by name, each a {@code String} or an {@code Optional} of one, and a {@code
 * ToolContext} if wanted. The method returns a {@code String}, a {@code PromptMessage}, a list of them, or a {@code
 * GetPromptResult}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface MeshPrompt {

    /** Unique in the agent: 1 to 128 characters of {@code [A-Za-z0-9_.-]}. Empty: the method's name. */
    String name() default "";

    /** For people; empty: the name. */
    String title() default "";

    /** What the prompt is for. */
    String description() default "";
}
