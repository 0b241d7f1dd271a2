package dev.mesh4j.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mesh4j.annotations.HealthCheck;
import dev.mesh4j.annotations.MeshAgent;
import dev.mesh4j.annotations.MeshTool;
import dev.mesh4j.runtime.HealthReport;
import dev.mesh4j.testkit.TestMesh;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.aopalliance.intercept.MethodInterceptor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.aop.framework.autoproxy.DefaultAdvisorAutoProxyCreator;
import org.springframework.aop.support.NameMatchMethodPointcutAdvisor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Scope;

/** The beans of a context are one agent, each called as Spring means it. */
class BeansTest {

    private static TestMesh mesh;

    static class Orders {
        @MeshTool(capability = "order_status")
        public String status(String order) {
            return order + " is on its way";
        }

        @HealthCheck
        public HealthReport stock() {
            return HealthReport.degraded("few left");
        }
    }

    @MeshAgent(name = "annotated", version = "2.1.0")
    static class Prices {
        @MeshTool(capability = "price")
        public String price(String article) {
            return "7 for " + article;
        }
    }

    interface Greets {
        String greet(String name);
    }

    static class Greeter implements Greets {
        @MeshTool(capability = "greeting")
        @Override
        public String greet(String name) {
            return "Hello, " + name;
        }
    }

    interface Counts {
        @MeshTool(capability = "count")
        String count();
    }

    /** Tells which object it is. */
    static class Counted implements Counts {
        static final AtomicInteger MADE = new AtomicInteger();
        private final int number = MADE.incrementAndGet();

        @Override
        public String count() {
            return "made " + number;
        }
    }

    static final class Sealed {
        @MeshTool(capability = "sealed")
        public String sealed() {
            return "sealed";
        }
    }

    @Configuration
    static class Shop {
        @Bean
        Orders orders() {
            return new Orders();
        }

        @Bean
        Prices prices() {
            return new Prices();
        }
    }

    @Configuration
    static class Advised {
        @Bean
        static DefaultAdvisorAutoProxyCreator proxies() {
            return new DefaultAdvisorAutoProxyCreator();
        }

        @Bean
        NameMatchMethodPointcutAdvisor advice() {
            MethodInterceptor advice = call -> call.proceed() + ", advised";
            NameMatchMethodPointcutAdvisor advisor = new NameMatchMethodPointcutAdvisor(advice);
            advisor.setMappedName("greet");
            return advisor;
        }

        @Bean
        Greeter greeter() {
            return new Greeter();
        }
    }

    @Configuration
    static class LazyCount {
        @Bean
        @Lazy
        Counted counted() {
            return new Counted();
        }
    }

    @Configuration
    static class CountPerCall {
        @Bean
        @Scope("prototype")
        Counted counted() {
            return new Counted();
        }
    }

    @BeforeAll
    static void start() {
        mesh = TestMesh.start();
    }

    @AfterAll
    static void stop() {
        mesh.close();
    }

    @Test
    void all_beans_with_tools_are_one_agent_which_the_registry_lists() {
        runner().withUserConfiguration(Shop.class).run(context -> {
            assertThat(AgentCalls.call(context, "status", Map.of("order", "A1")))
                    .isEqualTo("A1 is on its way");
            assertThat(AgentCalls.call(context, "price", Map.of("article", "tea")))
                    .isEqualTo("7 for tea");
            assertThat(AgentCalls.agent(context).name())
                    .as("that of @MeshAgent")
                    .isEqualTo("annotated");
            assertThat(AgentCalls.agent(context).insight().healths().get("stock"))
                    .asString()
                    .contains("few left");
            await().untilAsserted(() -> assertThat(mesh.listed())
                    .filteredOn(agent -> AgentCalls.agent(context).id().equals(agent.id()))
                    .singleElement()
                    .satisfies(agent -> {
                        assertThat(agent.version()).isEqualTo("2.1.0");
                        assertThat(agent.capabilities()).hasSize(2);
                    }));
        });
    }

    @Test
    void without_the_annotation_the_agent_is_named_as_the_application() {
        runner().withBean(Orders.class)
                .run(context -> assertThat(AgentCalls.agent(context).name()).isEqualTo("shop"));
        runner().withBean(Prices.class)
                .withPropertyValues("mesh.agent-name=configured")
                .run(context -> assertThat(AgentCalls.agent(context).name()).isEqualTo("configured"));
    }

    @Test
    void a_bean_is_called_through_its_proxies_of_either_kind() {
        for (boolean subclass : new boolean[] {true, false}) {
            runner().withBean("greeter", Greets.class, () -> proxy(subclass))
                    .run(context -> assertThat(AgentCalls.call(context, "greet", Map.of("name", "Ada")))
                            .isEqualTo("Hello, Ada, advised"));
        }
    }

    @Test
    void what_spring_wraps_by_itself_as_for_transactions_is_called_through_its_proxy() {
        runner().withUserConfiguration(Advised.class).run(context -> {
            assertThat(context.getBean("greeter")).isNotInstanceOf(Greeter.class);
            assertThat(AgentCalls.call(context, "greet", Map.of("name", "Ada"))).isEqualTo("Hello, Ada, advised");
        });
    }

    @Test
    void a_lazy_bean_is_made_by_the_first_call_and_stays() {
        runner().withUserConfiguration(LazyCount.class).run(context -> {
            assertThat(context.getBeanFactory().containsSingleton("counted")).isFalse();
            String first = AgentCalls.call(context, "count", Map.of());
            assertThat(first).startsWith("made ");
            assertThat(AgentCalls.call(context, "count", Map.of())).isEqualTo(first);
            assertThat(context.getBeanFactory().containsSingleton("counted")).isTrue();
        });
    }

    @Test
    void a_prototype_is_made_for_each_call() {
        runner().withUserConfiguration(CountPerCall.class).run(context -> {
            String first = AgentCalls.call(context, "count", Map.of());
            assertThat(first).startsWith("made ");
            assertThat(AgentCalls.call(context, "count", Map.of()))
                    .startsWith("made ")
                    .isNotEqualTo(first);
        });
    }

    @Test
    void a_prototype_of_a_final_class_is_refused() {
        runner().withBean("sealed", Sealed.class, Sealed::new, definition -> definition.setScope("prototype"))
                .run(context -> assertThat(context.getStartupFailure())
                        .rootCause()
                        .hasMessageStartingWith("bean 'sealed' is no singleton, and Sealed is final (expected:"));
    }

    @Test
    void two_beans_of_one_class_are_refused() {
        runner().withBean("one", Orders.class)
                .withBean("two", Orders.class)
                .run(context -> assertThat(context.getStartupFailure())
                        .rootCause()
                        .hasMessageStartingWith("beans 'one' and 'two' are both a Orders (expected: one bean"));
    }

    @Test
    void an_application_that_has_nothing_to_do_with_the_mesh_has_no_agent() {
        runner().run(context ->
                assertThat(context.getBean(MeshAgentLifecycle.class).agent()).isEmpty());
    }

    private static Greets proxy(boolean subclass) {
        ProxyFactory factory = new ProxyFactory(new Greeter());
        factory.setProxyTargetClass(subclass);
        factory.addAdvice((MethodInterceptor) call -> call.proceed() + ", advised");
        return (Greets) factory.getProxy();
    }

    private static ApplicationContextRunner runner() {
        return new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(MeshAutoConfiguration.class))
                .withPropertyValues(
                        "spring.application.name=shop",
                        "mesh.registry-url=" + mesh.registryUri(),
                        "mesh.drain-timeout=1s");
    }
}
