package dev.mesh4j.spring;

import dev.mesh4j.server.MeshServerException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells in two lines why the agent did not start, instead of a stack trace. */
final class MeshFailureAnalyzer extends AbstractFailureAnalyzer<MeshServerException> {

    private static final String EXPECTED = " (expected: ";

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, MeshServerException cause) {
        String message = Objects.requireNonNullElse(cause.getMessage(), cause.toString());
        int expected = message.lastIndexOf(EXPECTED);
        boolean told = expected > 0 && message.endsWith(")");
        String found = told ? message.substring(0, expected) : message;
        String remedy = told ? message.substring(expected + EXPECTED.length(), message.length() - 1) : "";
        return new FailureAnalysis(
                "The application's mesh agent could not start: " + found,
                told ? "Expected: " + remedy : "Correct it, or set mesh.enabled=false to start without an agent.",
                cause);
    }
}
