package dev.mesh4j.acceptance;

import dev.mesh4j.annotations.Dependency;
import dev.mesh4j.annotations.MeshAgent;
import dev.mesh4j.annotations.MeshTool;
import dev.mesh4j.runtime.DependencyUnavailableException;
import java.util.concurrent.CountDownLatch;

/** Prints wherever it can, and leaves a thread behind that would keep its process. */
@MeshAgent(name = "noisy")
public final class NoisyAgent {

    interface UpperCase {
        String upper(String text);
    }

    static {
        System.out.println("noise of a class");
    }

    public NoisyAgent() {
        System.out.println("noise of a constructor");
        Thread.ofPlatform().start(() -> {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    @MeshTool(capability = "shout", dependencies = @Dependency(capability = "upper_case"))
    public String shout(String text, UpperCase upperCase) {
        System.out.println("noise of a tool");
        try {
            return upperCase.upper(text) + "!";
        } catch (DependencyUnavailableException e) {
            return text + "?";
        }
    }
}
