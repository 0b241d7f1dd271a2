package dev.mesh4j.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.mesh4j.annotations.Dependency;
import dev.mesh4j.annotations.MeshAgent;
import dev.mesh4j.annotations.MeshTool;
import dev.mesh4j.runtime.DependencyState;
import dev.mesh4j.runtime.DependencyUnavailableException;
import dev.mesh4j.runtime.RemoteTool;
import dev.mesh4j.testkit.TestMesh;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Beans are given clients of what other agents offer. */
class ClientsTest {

    private static TestMesh mesh;

    interface TimeService {
        String now(String zone);
    }

    interface Declared {
        @Dependency(capability = "time_service")
        String now(String zone);
    }

    @MeshAgent(name = "clock")
    public static class Clock {
        @MeshTool(capability = "time_service", tags = "sun")
        public String now(String zone) {
            return "noon in " + zone;
        }
    }

    /** Takes clients in each way. */
    static class Station {
        private final TimeService time;
        private final RemoteTool any;
        private final ObjectProvider<TimeService> missing;

        @Autowired
        @Dependency(capability = "time_service", tags = "sun", required = true)
        private TimeService field;

        @Autowired
        private Declared declared;

        Station(
                @Dependency(capability = "time_service") TimeService time,
                @Dependency(capability = "time_service") RemoteTool any,
                @Dependency(capability = "no_such_thing") ObjectProvider<TimeService> missing) {
            this.time = time;
            this.any = any;
            this.missing = missing;
        }
    }

    static class TakesOptional {
        TakesOptional(@Dependency(capability = "time_service") Optional<TimeService> time) {}
    }

    static class TakesText {
        TakesText(@Dependency(capability = "time_service") String time) {}
    }

    /** Asks each time. */
    static class Asking {
        private final ObjectProvider<TimeService> time;

        Asking(@Dependency(capability = "time_service") ObjectProvider<TimeService> time) {
            this.time = time;
        }
    }

    @Configuration
    static class ByParameter {
        @Bean
        Object holder(@Dependency(capability = "time_service") TimeService time) {
            return Map.of("time", time);
        }
    }

    @BeforeAll
    static void start() {
        mesh = TestMesh.start();
        mesh.agent(new Clock());
    }

    @AfterAll
    static void stop() {
        mesh.close();
    }

    @Test
    void constructors_and_fields_take_clients_and_an_agent_without_tools_finds_their_providers() {
        runner().withBean(Station.class).run(context -> {
            Station station = context.getBean(Station.class);
            await().until(() -> AgentCalls.agent(context).isAvailable(station.field));

            assertThat(station.time.now("UTC")).isEqualTo("noon in UTC");
            assertThat(station.field.now("CET")).isEqualTo("noon in CET");
            assertThat(station.declared.now("PST")).isEqualTo("noon in PST");
            assertThat(station.any.call(Map.of("zone", "EST"), String.class)).isEqualTo("noon in EST");
            assertThat(AgentCalls.agent(context).insight().dependencies())
                    .extracting(DependencyState::dependency)
                    .as("equal wishes are one")
                    .containsExactlyInAnyOrder(
                            "time_service", "time_service", "time_service", "time_service[sun]", "no_such_thing");
        });
    }

    @Test
    void a_provider_of_a_client_is_empty_while_nothing_offers_it() {
        runner().withBean(Station.class).withBean(Asking.class).run(context -> {
            await().until(() -> AgentCalls.agent(context).insight().joined());
            ObjectProvider<TimeService> missing = context.getBean(Station.class).missing;

            assertThat(missing.getIfAvailable()).isNull();
            assertThatThrownBy(() -> missing.getObject().now("UTC"))
                    .isInstanceOf(DependencyUnavailableException.class)
                    .hasMessageContaining("no_such_thing");
            await().untilAsserted(
                            () -> assertThat(context.getBean(Asking.class).time.getIfAvailable())
                                    .isNotNull());
        });
    }

    @Test
    void bean_methods_take_clients() {
        runner().withUserConfiguration(ByParameter.class).run(context -> {
            await().until(() -> isWired(context));
            Map<?, ?> holder = (Map<?, ?>) context.getBean("holder");
            assertThat(((TimeService) holder.get("time")).now("UTC")).isEqualTo("noon in UTC");
        });
    }

    @Test
    void a_bean_goes_before_an_interface_that_says_what_it_calls() {
        Declared own = zone -> "mine";
        runner().withBean("own", Declared.class, () -> own)
                .withBean(Station.class)
                .run(context ->
                        assertThat(context.getBean(Station.class).declared).isSameAs(own));
    }

    @Test
    void an_optional_is_refused_with_what_to_write_instead() {
        runner().withBean(TakesOptional.class)
                .run(context -> assertThat(context.getStartupFailure())
                        .rootCause()
                        .hasMessageContaining("TakesOptional")
                        .hasMessageContaining("takes an Optional of a client")
                        .hasMessageContaining("ObjectProvider"));
    }

    @Test
    void what_is_no_client_is_refused_by_place() {
        runner().withBean(TakesText.class)
                .run(context -> assertThat(context.getStartupFailure())
                        .rootCause()
                        .hasMessageContaining("TakesText")
                        .hasMessageContaining("client String: no client"));
    }

    @Test
    void without_an_agent_clients_are_injected_and_say_so() {
        runner().withPropertyValues("mesh.enabled=false")
                .withBean(Station.class)
                .run(context -> {
                    assertThat(context).hasNotFailed().doesNotHaveBean(MeshAgentLifecycle.class);
                    assertThatThrownBy(() -> context.getBean(Station.class).time.now("UTC"))
                            .isInstanceOf(DependencyUnavailableException.class)
                            .hasMessageContaining("before its agent has started");
                });
    }

    private static boolean isWired(ApplicationContext context) {
        return AgentCalls.agent(context).insight().dependencies().stream().allMatch(DependencyState::isAvailable);
    }

    private static ApplicationContextRunner runner() {
        return new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(MeshAutoConfiguration.class))
                .withPropertyValues(
                        "spring.application.name=station",
                        "mesh.registry-url=" + mesh.registryUri(),
                        "mesh.drain-timeout=1s");
    }
}
