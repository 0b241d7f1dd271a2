package dev.mesh4j.runtime.scan;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Names places in the user's code. */
public final class Places {

    private Places() {}

    /** Such as {@code Greeter.greet(String, TimeService)}. */
    public static String of(Method method) {
        return Arrays.stream(method.getParameterTypes())
                .map(Class::getSimpleName)
                .collect(Collectors.joining(
                        ", ", method.getDeclaringClass().getSimpleName() + "." + method.getName() + "(", ")"));
    }
}
