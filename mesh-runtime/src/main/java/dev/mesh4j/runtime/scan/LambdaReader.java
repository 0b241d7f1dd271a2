package dev.mesh4j.runtime.scan;

import dev.mesh4j.annotations.Param;
import dev.mesh4j.runtime.policy.PolicyLayer;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Describes a tool that no annotation describes. */
public final class LambdaReader {

    private LambdaReader() {}

    /** What is said of it. */
    public record Words(String name, String capability, String version, String description, List<String> tags) {}

    /**
     * @param input a record whose components are the arguments; absent: none
     * @param method takes all of them at once
     * @throws AgentDefinitionException naming the first mistake
     */
    public static ToolDescriptor read(Words words, @Nullable Class<?> input, Method method) {
        String place = "tool '" + words.name() + "'";
        Names.check(place + " name", words.name(), Names.TOOL);
        Names.check(place + " capability", words.capability(), Names.CAPABILITY);
        words.tags().forEach(tag -> Names.check(place + " tags", tag, Names.TAG));
        return new ToolDescriptor(
                words.name(),
                words.capability(),
                words.version(),
                words.description(),
                words.tags(),
                ToolTraits.NONE,
                PolicyLayer.NONE,
                method,
                input == null ? List.of() : arguments(input));
    }

    private static List<ParameterDescriptor> arguments(Class<?> input) {
        RecordComponent[] components = Objects.requireNonNull(input.getRecordComponents());
        Parameter[] parameters = parameters(input, components);
        return IntStream.range(0, components.length)
                .<ParameterDescriptor>mapToObj(i -> argument(components[i], parameters[i].getAnnotation(Param.class)))
                .toList();
    }

    /** An annotation on a component is one of the constructor's parameter. */
    private static Parameter[] parameters(Class<?> input, RecordComponent[] components) {
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            return input.getDeclaredConstructor(types).getParameters();
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("every record has its constructor", e);
        }
    }

    private static ParameterDescriptor.Argument argument(RecordComponent component, @Nullable Param param) {
        boolean required = !ToolReader.OPTIONALS.contains(component.getType())
                && component.getAnnotatedType().getAnnotation(Nullable.class) == null;
        return new ParameterDescriptor.Argument(
                component.getName(),
                component.getGenericType(),
                param == null ? "" : param.value(),
                required,
                param == null ? "" : param.header());
    }
}
