package dev.mesh4j.runtime.scan;

import java.lang.reflect.Method;
import java.util.List;

/**
 * One resource or template, as the annotations of its method say.
 *
 * @param title may be empty, as may the description and the MIME type
 * @param parameters in the method's order
 */
public record ResourceDescriptor(
        UriTemplate uri,
        String name,
        String title,
        String description,
        String mimeType,
        Method method,
        List<ParameterDescriptor> parameters) {

    public ResourceDescriptor {
        parameters = List.copyOf(parameters);
    }

    public String place() {
        return Places.of(method);
    }
}
