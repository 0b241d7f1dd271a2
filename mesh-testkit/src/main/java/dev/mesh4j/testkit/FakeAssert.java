package dev.mesh4j.testkit;

import dev.mesh4j.protocol.Json;
import java.util.Map;
import org.assertj.core.api.AbstractAssert;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Assertions on what a fake was asked. Each that fails shows all that it was asked. */
public final class FakeAssert extends AbstractAssert<FakeAssert, FakeTool> {

    FakeAssert(FakeTool fake) {
        super(fake, FakeAssert.class);
    }

    /** Nobody has called it. */
    public FakeAssert wasNeverCalled() {
        return wasCalled(0);
    }

    /** As often as this, and not more often. */
    public FakeAssert wasCalled(int times) {
        isNotNull();
        return holds(times + " calls", actual.calls().size() == times);
    }

    /** At least once, with exactly these arguments. */
    public FakeAssert wasCalledWith(Map<String, ?> arguments) {
        isNotNull();
        JsonNode wanted = Json.mapper().valueToTree(arguments);
        return holds("a call with " + wanted, actual.calls().contains(new Arguments((ObjectNode) wanted)));
    }

    private FakeAssert holds(String expected, boolean condition) {
        if (!condition) {
            throw failure(
                    "expected of %s: %s%nbut it was called with: %s", actual.capability(), expected, actual.calls());
        }
        return this;
    }
}
