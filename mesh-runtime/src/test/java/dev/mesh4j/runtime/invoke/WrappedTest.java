package dev.mesh4j.runtime.invoke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mesh4j.runtime.scan.AgentDefinitionException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Test;

/** A method is called through the proxy that a container made. */
class WrappedTest {

    interface Greets {
        String greet(String name);
    }

    interface Silent {}

    static class Greeter implements Greets, Silent {
        @Override
        public String greet(String name) {
            return "Hello, " + name;
        }
    }

    private final Method annotated = method();

    @Test
    void an_object_of_the_class_is_called_as_it_is() {
        assertThat(Wrapped.method(annotated, new Greeter() {})).isEqualTo(annotated);
    }

    @Test
    void a_proxy_of_interfaces_is_called_by_that_of_the_interface() throws Exception {
        Object proxy = proxy(Silent.class, Greets.class);

        assertThat(Wrapped.method(annotated, proxy).invoke(proxy, "Ada")).isEqualTo("through the proxy");
    }

    @Test
    void a_proxy_without_the_method_is_refused() {
        assertThatThrownBy(() -> Wrapped.method(annotated, proxy(Silent.class)))
                .isInstanceOf(AgentDefinitionException.class)
                .hasMessageStartingWith("Greeter.greet cannot be called through ")
                .hasMessageEndingWith(
                        "(expected: a proxy that is a subclass, or an interface of the class with this method)");
    }

    private static Object proxy(Class<?>... interfaces) {
        return Proxy.newProxyInstance(
                WrappedTest.class.getClassLoader(), interfaces, (proxy, method, arguments) -> "through the proxy");
    }

    private static Method method() {
        try {
            return Greeter.class.getMethod("greet", String.class);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }
}
