package dev.mesh4j.testkit;

import dev.mesh4j.protocol.client.CallException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.assertj.core.api.AbstractAssert;

/** Assertions on who is in a mesh and who is wired to whom. Each that fails shows why the registry bound as it did. */
public final class MeshAssert extends AbstractAssert<MeshAssert, TestMesh> {

    private final Duration patience;

    MeshAssert(TestMesh mesh) {
        this(mesh, Duration.ZERO);
    }

    private MeshAssert(TestMesh mesh, Duration patience) {
        super(mesh, MeshAssert.class);
        this.patience = patience;
    }

    /** The same, of what comes about within ten seconds. */
    public MeshAssert eventually() {
        return eventually(Patience.USUAL);
    }

    /** The same, of what comes about within a time. */
    public MeshAssert eventually(Duration atMost) {
        return new MeshAssert(actual, atMost);
    }

    /**
     * A dependency.
     *
     * @param consumer the name of an agent, or of one of its tools, or the capability of that tool
     * @param capability what it depends on
     */
    public WiringAssert wires(String consumer, String capability) {
        isNotNull();
        return new WiringAssert(this, consumer, capability);
    }

    /** An agent of this name is there: it has not left, and its lease has not ended. */
    public MeshAssert hasAgent(String name) {
        return holds("an agent '" + name + "'", () -> names().contains(name));
    }

    /** No agent of this name is there any more. */
    public MeshAssert hasNoAgent(String name) {
        return holds("no agent '" + name + "'", () -> !names().contains(name));
    }

    /** Every dependency of every agent is bound. */
    public MeshAssert isFullyWired() {
        return holds(
                "every dependency to be bound",
                () -> asking().live().stream()
                        .allMatch(agent -> Objects.equals(agent.totalDependencies(), agent.dependenciesResolved())));
    }

    MeshAssert holds(String expected, BooleanSupplier condition) {
        return holds(expected, condition, actual::describe);
    }

    MeshAssert holds(String expected, BooleanSupplier condition, Supplier<String> explanation) {
        isNotNull();
        if (!Patience.await(patience, () -> isTrue(condition))) {
            String within = patience.isZero() ? "" : " within " + patience.toMillis() + " ms";
            throw failure("expected%s: %s%nbut the mesh is:%n%s", within, expected, explanation.get());
        }
        return this;
    }

    /** Nothing holds of a mesh whose registry cannot be asked. */
    private boolean isTrue(BooleanSupplier condition) {
        try {
            return !asking().isAway() && condition.getAsBoolean();
        } catch (CallException e) {
            return false;
        }
    }

    Asking asking() {
        return actual.asking();
    }

    private List<String> names() {
        return asking().live().stream()
                .map(agent -> String.valueOf(agent.name()))
                .toList();
    }
}
