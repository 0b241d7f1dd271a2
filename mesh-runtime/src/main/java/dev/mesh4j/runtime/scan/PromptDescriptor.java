package dev.mesh4j.runtime.scan;

import java.lang.reflect.Method;
import java.util.List;

/**
 * One prompt, as the annotations of its method say.
 *
 * @param title may be empty, as may the description
 * @param parameters in the method's order
 */
public record PromptDescriptor(
        String name, String title, String description, Method method, List<ParameterDescriptor> parameters) {

    public PromptDescriptor {
        parameters = List.copyOf(parameters);
    }

    public String place() {
        return Places.of(method);
    }
}
