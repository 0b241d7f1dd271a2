package dev.mesh4j.examples.conformance.client;

import dev.mesh4j.oauth.OAuthException;
import dev.mesh4j.protocol.client.CallException;

/** Does what a scenario asks: the server's URL is the last argument, the scenario comes in the environment. */
public final class ConformanceClient {

    private ConformanceClient() {}

    public static void main(String[] args) {
        if (args.length == 0) {
            System.err.println("no arguments (expected: the server's URL last)");
            System.exit(2);
        }
        Run run = Run.of(args[args.length - 1], System.getenv());
        try {
            Scenarios.play(run);
        } catch (CallException | OAuthException e) {
            System.err.println(run.scenario() + ": " + e.getMessage());
            System.exit(1);
        }
        System.exit(0);
    }
}
