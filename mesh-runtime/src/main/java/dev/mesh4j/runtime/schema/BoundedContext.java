package dev.mesh4j.runtime.schema;

import com.networknt.schema.Error;
import com.networknt.schema.ExecutionConfig;
import com.networknt.schema.ExecutionContext;

/** One validation that ends after so many steps, so deep and with so many errors kept. */
final class BoundedContext extends ExecutionContext {

    private static final int MAX_ERRORS = 100;
    private static final int MAX_DEPTH = 1_000;
    private static final long FREE_STEPS = 100_000;
    private static final long STEPS_FOR_A_VALUE = 100;
    private static final long MAX_STEPS = 4_000_000;

    /** For a schema that cannot make many steps of few values: keeps so many errors, and counts nothing. */
    BoundedContext() {
        super(ExecutionConfig.getInstance());
    }

    /** @param values how many values the arguments consist of */
    BoundedContext(int values) {
        super(ExecutionConfig.builder()
                .maxEvaluationSteps(Math.min(FREE_STEPS + STEPS_FOR_A_VALUE * values, MAX_STEPS))
                .maxEvaluationDepth(MAX_DEPTH)
                .build());
    }

    @Override
    public void addError(Error error) {
        if (getErrors().size() < MAX_ERRORS) {
            super.addError(error);
        }
    }
}
