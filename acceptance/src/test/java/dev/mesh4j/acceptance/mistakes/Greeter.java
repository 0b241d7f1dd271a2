package dev.mesh4j.acceptance.mistakes;

import dev.mesh4j.annotations.MeshAgent;
import dev.mesh4j.annotations.MeshTool;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** A good agent with tools that can go wrong. */
@MeshAgent(name = "greeter")
public final class Greeter {

    /** How warm a greeting is. */
    public enum Tone {
        WARM,
        FORMAL
    }

    @MeshTool(capability = "greeting", tags = "plain", version = "1.4.0")
    public String greet(String name, int times, @Nullable Tone tone) {
        return "Hello, " + (name + " ").repeat(times) + tone;
    }

    @MeshTool(capability = "birthday")
    public String birthday(int age) {
        if (age > 150) {
            throw new IllegalArgumentException("age: " + age + " (expected: at most 150)");
        }
        return "Happy birthday";
    }

    @MeshTool(capability = "farewell")
    public String farewell(String name) {
        return Objects.requireNonNull(System.getProperty("mesh4j.nobody.sets." + name));
    }

    @SuppressWarnings("NullAway")
    @MeshTool(capability = "nickname")
    public String nickname(String name) {
        return null;
    }

    @MeshTool(capability = "slow_greeting")
    public String slow() throws InterruptedException {
        new CountDownLatch(1).await();
        return "Hello";
    }

    @MeshTool(capability = "secret_greeting", authRequired = true)
    public String secret() {
        return "Hello";
    }

    @MeshTool(capability = "conversation", stateful = true, sessionRequired = true)
    public String conversation() {
        return "Hello";
    }
}
