package dev.mesh4j.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.mesh4j.annotations.HealthCheck;
import dev.mesh4j.annotations.MeshAgent;
import dev.mesh4j.annotations.MeshTool;
import dev.mesh4j.runtime.scan.AgentDefinitionException;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** What a failing check of the user's does to its agent. */
@Timeout(60)
class HealthCheckTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration NEVER = Duration.ofHours(1);

    private FakeRegistry registry;

    /** Asked often, so that the tests need not wait. */
    @MeshAgent(name = "checked")
    public static final class Checked {

        volatile Function<Checked, HealthReport> answer = self -> HealthReport.healthy();
        final Set<Thread> askedOn = ConcurrentHashMap.newKeySet();
        final CountDownLatch hang = new CountDownLatch(1);

        @MeshTool(capability = "echo")
        public String echo(String text) {
            return text;
        }

        @HealthCheck(name = "db", ttl = "5ms", timeout = "1s")
        public HealthReport check() {
            askedOn.add(Thread.currentThread());
            return answer.apply(this);
        }
    }

    @MeshAgent(name = "plain")
    public static final class Plain {

        volatile boolean well = false;
        final AtomicInteger asked = new AtomicInteger();

        @MeshTool(capability = "echo")
        public String echo(String text) {
            return text;
        }

        @HealthCheck
        public boolean isWell() {
            asked.incrementAndGet();
            return well;
        }

        @HealthCheck
        public void connects() throws IOException {
            throw new IOException("connection refused");
        }
    }

    @BeforeEach
    void startRegistry() throws IOException {
        registry = FakeRegistry.start();
    }

    @AfterEach
    void stopRegistry() {
        registry.close();
    }

    @Test
    void the_first_registration_says_how_the_agent_is() throws Exception {
        try (RunningAgent agent = start(new Plain(), NEVER)) {
            assertThat(agent.awaitReady(PATIENCE)).isTrue();

            assertThat(health(0).path("status").asString()).isEqualTo("unhealthy");
            assertThat(health(0).path("reason").asString())
                    .contains("isWell: it says false", "connects: connection refused");
        }
    }

    @Test
    void failing_and_recovering_are_told_at_once() throws Exception {
        Checked checked = new Checked();
        try (RunningAgent agent = start(checked, NEVER)) {
            assertThat(agent.awaitReady(PATIENCE)).isTrue();
            await().until(() -> told().isMissingNode());
            checked.answer = self -> HealthReport.unhealthy("no disk");
            await().until(() -> told().toString().equals("{\"status\":\"unhealthy\",\"reason\":\"db: no disk\"}"));

            assertThat(AgentGet.told(agent, "/readyz")).startsWith("503").contains("db: no disk");
            assertThat(AgentGet.told(agent, "/livez")).startsWith("200");
            assertThat(AgentGet.json(agent, "/health").at("/checks/db/status").asString())
                    .isEqualTo("unhealthy");
            checked.answer = self -> HealthReport.degraded("slow");
            await().until(() -> told().path("status").asString("").equals("degraded"));
            assertThat(AgentGet.told(agent, "/readyz")).startsWith("200").contains("db: slow");
            checked.answer = self -> HealthReport.healthy();
            await().until(() -> told().isMissingNode());

            assertThat(AgentGet.told(agent, "/readyz")).startsWith("200");
        }
    }

    @Test
    void one_that_hangs_has_failed_while_the_agent_beats_and_serves() throws Exception {
        Checked checked = new Checked();
        try (RunningAgent agent = start(checked, Duration.ofMillis(50))) {
            assertThat(agent.awaitReady(PATIENCE)).isTrue();
            checked.answer = HealthCheckTest::hang;
            await().until(() -> told().path("reason").asString("").equals("db: no answer within 1000 ms"));
            int beats = registry.beats().size();

            assertThat(TestCalls.call(agent, "echo", "{'text':'hi'}").text()).isEqualTo("hi");
            await().until(() -> registry.beats().size() > beats + 3);
            assertThat(agent.awaitReady(Duration.ZERO)).as("still in the mesh").isTrue();
            checked.answer = self -> HealthReport.healthy();
            checked.hang.countDown();
            await().until(() -> told().isMissingNode());
        }
    }

    @Test
    void a_check_runs_on_its_own_virtual_threads() throws Exception {
        Checked checked = new Checked();
        try (RunningAgent agent = start(checked, NEVER)) {
            await().until(() -> checked.askedOn.size() > 2);

            assertThat(agent.name()).isEqualTo("checked");
            assertThat(checked.askedOn).allMatch(Thread::isVirtual);
            assertThat(checked.askedOn).allMatch(thread -> thread.getName().equals("mesh-check-db"));
        }
    }

    @Test
    void an_answer_counts_for_its_time_to_live() throws Exception {
        Plain plain = new Plain();
        try (RunningAgent agent = start(plain, Duration.ofMillis(20))) {
            await().until(() -> registry.beats().size() > 5);
            AgentGet.told(agent, "/readyz");
            AgentGet.told(agent, "/health");

            assertThat(plain.asked).as("10s by default").hasValue(1);
        }
    }

    /** Each with what is wrong. */
    public static final class Mistaken {

        @MeshAgent(name = "m")
        public static final class WithParameter {
            @MeshTool(capability = "echo")
            public String echo() {
                return "";
            }

            @HealthCheck
            public boolean check(String why) {
                return why.isEmpty();
            }
        }

        @MeshAgent(name = "m")
        public static final class WithText {
            @MeshTool(capability = "echo")
            public String echo() {
                return "";
            }

            @HealthCheck
            public String check() {
                return "fine";
            }
        }

        @MeshAgent(name = "m")
        public static final class Hidden {
            @MeshTool(capability = "echo")
            public String echo() {
                return "";
            }

            @HealthCheck
            boolean check() {
                return true;
            }
        }

        @MeshAgent(name = "m")
        public static final class Hasty {
            @MeshTool(capability = "echo")
            public String echo() {
                return "";
            }

            @HealthCheck(timeout = "0s")
            public boolean check() {
                return true;
            }
        }

        @MeshAgent(name = "m")
        public static final class Twice {
            @MeshTool(capability = "echo")
            public String echo() {
                return "";
            }

            @HealthCheck(name = "db")
            public boolean one() {
                return true;
            }

            @HealthCheck(name = "db")
            public boolean two() {
                return true;
            }
        }
    }

    static Object[][] mistakes() {
        return new Object[][] {
            {Mistaken.WithParameter.class, "check(String) has 1 parameters (expected: none, it is a @HealthCheck)"},
            {Mistaken.WithText.class, "check() returns String (expected: boolean, HealthReport or nothing"},
            {Mistaken.Hidden.class, "check() is not public (expected: public, it is a @HealthCheck)"},
            {Mistaken.Hasty.class, "check() timeout: '0s' (expected: more than zero, such as 500ms, 10s or 1m)"},
            {Mistaken.Twice.class, "two(): health check 'db' exists (expected: another name)"}
        };
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void a_mistake_stops_the_start(Class<?> type, String message) {
        assertThatThrownBy(() -> Mesh.builder()
                        .agent(type)
                        .config(TestCalls.config(registry.uri(), NEVER))
                        .start())
                .isInstanceOf(AgentDefinitionException.class)
                .hasMessageContaining(message);
    }

    private static HealthReport hang(Checked checked) {
        while (checked.hang.getCount() > 0) {
            try {
                checked.hang.await();
            } catch (InterruptedException e) {
                // hangs for good
            }
        }
        return HealthReport.healthy();
    }

    /** What the registry was told last. */
    private JsonNode told() {
        return health(registry.registrations().size() - 1);
    }

    private JsonNode health(int registration) {
        return registry.registrations().get(registration).path("health");
    }

    private RunningAgent start(Object instance, Duration interval) {
        return Mesh.builder()
                .agent(instance)
                .config(TestCalls.config(registry.uri(), interval))
                .start();
    }
}
