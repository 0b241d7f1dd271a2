package dev.mesh4j.runtime.scan;

import java.lang.reflect.Method;

/**
 * Completes one argument, as the annotation of its method says.
 *
 * @param prompt the prompt's name, or empty
 * @param resource the resource's URI template, or empty
 */
public record CompletionDescriptor(String prompt, String resource, String argument, Method method) {

    public String place() {
        return Places.of(method);
    }
}
