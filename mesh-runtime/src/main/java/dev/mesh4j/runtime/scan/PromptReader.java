package dev.mesh4j.runtime.scan;

import dev.mesh4j.annotations.MeshCompletion;
import dev.mesh4j.annotations.MeshPrompt;
import dev.mesh4j.annotations.MeshResource;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads prompts, resources and completions. */
final class PromptReader {

    private PromptReader() {}

    static PromptDescriptor prompt(Method method) {
        MeshPrompt prompt = method.getAnnotation(MeshPrompt.class);
        String name = prompt.name().isEmpty() ? method.getName() : prompt.name();
        Names.check(Places.of(method) + " name", name, Names.TOOL);
        return new PromptDescriptor(name, prompt.title(), prompt.description(), method, parameters(method));
    }

    static ResourceDescriptor resource(Method method) {
        MeshResource resource = method.getAnnotation(MeshResource.class);
        String place = Places.of(method);
        UriTemplate uri;
        try {
            uri = new UriTemplate(resource.uri());
        } catch (IllegalArgumentException e) {
            throw new AgentDefinitionException(place + " uri: " + e.getMessage());
        }
        List<ParameterDescriptor> parameters = parameters(method);
        List<String> names = parameters.stream()
                .filter(ParameterDescriptor.Argument.class::isInstance)
                .map(parameter -> ((ParameterDescriptor.Argument) parameter).name())
                .toList();
        if (!uri.variables().containsAll(names)) {
            throw new AgentDefinitionException(place + ": parameters " + names + " (expected: of the variables "
                    + uri.variables() + " of " + uri + ")");
        }
        String name = resource.name().isEmpty() ? method.getName() : resource.name();
        return new ResourceDescriptor(
                uri, name, resource.title(), resource.description(), resource.mimeType(), method, parameters);
    }

    static CompletionDescriptor completion(Method method) {
        MeshCompletion completion = method.getAnnotation(MeshCompletion.class);
        String place = Places.of(method);
        if (completion.prompt().isEmpty() == completion.resource().isEmpty()) {
            throw new AgentDefinitionException(place + ": @MeshCompletion(prompt = '" + completion.prompt()
                    + "', resource = '" + completion.resource() + "') (expected: one of the two)");
        }
        Class<?>[] types = method.getParameterTypes();
        if (types.length != 1 || types[0] != String.class || !isTexts(method.getGenericReturnType(), List.class)) {
            throw new AgentDefinitionException(place + " (expected: a method from String to List<String>)");
        }
        return new CompletionDescriptor(completion.prompt(), completion.resource(), completion.argument(), method);
    }

    private static boolean isTexts(Type type, Class<?> raw) {
        return type instanceof ParameterizedType generic
                && generic.getRawType() == raw
                && generic.getActualTypeArguments()[0] == String.class;
    }

    /** Without packages. */
    private static String shown(Type type) {
        return type.getTypeName().replaceAll("[A-Za-z0-9_]+\\.", "");
    }

    private static List<ParameterDescriptor> parameters(Method method) {
        List<ParameterDescriptor> parameters = new ArrayList<>();
        for (Parameter parameter : method.getParameters()) {
            Type type = parameter.getParameterizedType();
            boolean text = type == String.class || isTexts(type, Optional.class);
            Optional<ParameterDescriptor> context = ToolReader.context(parameter);
            if (context.isEmpty() && !text) {
                throw new AgentDefinitionException(Places.of(method) + ": a parameter of type " + shown(type)
                        + " (expected: String, Optional<String> or ToolContext)");
            }
            parameters.add(context.orElseGet(() -> ToolReader.argument(method, parameter)));
        }
        return parameters;
    }
}
