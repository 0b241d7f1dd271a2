package dev.mesh4j.runtime.scan;

import dev.mesh4j.annotations.Dependency;
import dev.mesh4j.annotations.MeshTool;
import dev.mesh4j.annotations.Param;
import dev.mesh4j.annotations.TaskMode;
import dev.mesh4j.runtime.Session;
import dev.mesh4j.runtime.ToolContext;
import dev.mesh4j.runtime.policy.PolicyLayer;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads one tool. The one binding rule is here: entries of {@code dependencies} bind, in order, to the client parameters
 * that carry no {@link Dependency} of their own, and there are as many of the one as of the other.
 */
final class ToolReader {

    static final Set<Class<?>> OPTIONALS =
            Set.of(Optional.class, OptionalInt.class, OptionalLong.class, OptionalDouble.class);

    private ToolReader() {}

    static ToolDescriptor read(Method method) {
        MeshTool tool = method.getAnnotation(MeshTool.class);
        String place = Places.of(method);
        String name = tool.name().isEmpty() ? method.getName() : tool.name();
        Names.check(place + " name", name, Names.TOOL);
        Names.check(place + " capability", tool.capability(), Names.CAPABILITY);
        for (String tag : tool.tags()) {
            Names.check(place + " tags", tag, Names.TAG);
        }
        requireTask(place, tool);
        StreamTypes.requireBoxed(method);
        ToolTraits traits = new ToolTraits(
                tool.title(), tool.readOnly(), tool.inputSchema(), tool.task(), tool.asksFirst(), tool.resumable());
        List<ParameterDescriptor> parameters = bind(method, tool.dependencies());
        requireUniqueArguments(place, parameters);
        if (parameters.stream()
                        .filter(ParameterDescriptor.Context.class::isInstance)
                        .count()
                > 1) {
            throw new AgentDefinitionException(place + ": two parameters of type ToolContext (expected: one)");
        }
        return new ToolDescriptor(
                name,
                tool.capability(),
                tool.version(),
                tool.description(),
                List.of(tool.tags()),
                traits,
                policy(place, tool, method),
                method,
                parameters);
    }

    /** A return type that streams says so. */
    private static PolicyLayer policy(String place, MeshTool tool, Method method) {
        PolicyLayer said = PolicyReader.of(place, tool);
        return StreamTypes.item(method.getGenericReturnType()).isEmpty() ? said : PolicyLayer.STREAMING.over(said);
    }

    private static void requireTask(String place, MeshTool tool) {
        if (tool.task() == TaskMode.NONE && (tool.asksFirst() || tool.resumable())) {
            throw new AgentDefinitionException(place + ": " + (tool.resumable() ? "resumable" : "asksFirst")
                    + " on a tool that is no task (expected: task = TaskMode.OPTIONAL or REQUIRED as well)");
        }
        if (tool.task() != TaskMode.NONE && (tool.stateful() || tool.sessionRequired())) {
            throw new AgentDefinitionException(place + ": a task that belongs to a session (expected: one of the two;"
                    + " a task may be run again by an instance that does not own the session)");
        }
    }

    private static List<ParameterDescriptor> bind(Method method, Dependency[] listed) {
        Deque<Dependency> open = new ArrayDeque<>(List.of(listed));
        List<ParameterDescriptor> parameters = new ArrayList<>();
        boolean missing = false;
        for (Parameter parameter : method.getParameters()) {
            Optional<ParameterDescriptor> context = context(parameter);
            if (context.isPresent()) {
                parameters.add(context.get());
                continue;
            }
            if (parameter.getType() == Session.class) {
                parameters.add(session(method));
                continue;
            }
            Optional<ClientType> client = ClientType.of(parameter);
            if (client.isEmpty()) {
                parameters.add(argument(method, parameter));
                continue;
            }
            client.get().requireAllOrNone(Places.of(method));
            Dependency own = parameter.getAnnotation(Dependency.class);
            boolean needsOne = own == null && !client.get().declaresItself();
            Dependency dependency = needsOne ? open.poll() : own;
            missing |= needsOne && dependency == null;
            if (!missing) {
                parameters.add(client.get().bind(Places.of(method), dependency));
            }
        }
        if (missing || !open.isEmpty()) {
            throw mismatch(method, listed);
        }
        return parameters;
    }

    /** The call itself, if that is what the parameter stands for. */
    static Optional<ParameterDescriptor> context(Parameter parameter) {
        return parameter.getType() == ToolContext.class
                ? Optional.of(new ParameterDescriptor.Context())
                : Optional.empty();
    }

    private static ParameterDescriptor session(Method method) {
        if (!method.getAnnotation(MeshTool.class).stateful()) {
            throw new AgentDefinitionException(
                    Places.of(method) + " takes a Session (expected: stateful = true as well)");
        }
        return new ParameterDescriptor.SessionOfCall();
    }

    static ParameterDescriptor argument(Method method, Parameter parameter) {
        Param param = parameter.getAnnotation(Param.class);
        if (parameter.isAnnotationPresent(Dependency.class)) {
            throw new AgentDefinitionException(Places.of(method) + ": @Dependency on a "
                    + parameter.getType().getSimpleName()
                    + " (expected: an interface, RemoteTool, or an Optional of either)");
        }
        String description = param == null ? "" : param.value();
        boolean required = !OPTIONALS.contains(parameter.getType())
                && parameter.getAnnotatedType().getAnnotation(Nullable.class) == null;
        return new ParameterDescriptor.Argument(
                argumentName(method, parameter, param),
                parameter.getParameterizedType(),
                description,
                required,
                param == null ? "" : param.header());
    }

    private static String argumentName(Method method, Parameter parameter, @Nullable Param param) {
        if (param != null && !param.name().isEmpty()) {
            return param.name();
        }
        if (!parameter.isNamePresent()) {
            throw new AgentDefinitionException(Places.of(method) + " was compiled without parameter names"
                    + " (expected: javac -parameters, in Maven <parameters>true</parameters>; or @Param(name = …))");
        }
        return parameter.getName();
    }

    private static void requireUniqueArguments(String place, List<ParameterDescriptor> parameters) {
        Set<String> names = new HashSet<>();
        for (ParameterDescriptor parameter : parameters) {
            if (parameter instanceof ParameterDescriptor.Argument argument && !names.add(argument.name())) {
                throw new AgentDefinitionException(
                        place + ": two arguments are named '" + argument.name() + "' (expected: unique names)");
            }
        }
    }

    private static AgentDefinitionException mismatch(Method method, Dependency[] listed) {
        List<String> wanted = Arrays.stream(listed).map(Dependency::capability).toList();
        List<String> clients = Arrays.stream(method.getParameters())
                .filter(p -> !p.isAnnotationPresent(Dependency.class))
                .filter(p -> context(p).isEmpty() && p.getType() != Session.class)
                .flatMap(p -> ClientType.of(p).filter(c -> !c.declaresItself()).stream()
                        .map(client -> client + " " + p.getName()))
                .toList();
        return new AgentDefinitionException(Places.of(method) + ": dependencies " + wanted + " do not match the client"
                + " parameters " + clients + " (expected: one entry for each, in order;"
                + " an argument that is no client needs a class type, not an interface)");
    }
}
