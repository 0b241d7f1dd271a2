package dev.mesh4j.runtime.schema;

import com.networknt.schema.Error;
import com.networknt.schema.ExecutionConfig;
import com.networknt.schema.ExecutionContext;

/** One validation that ends after so many steps, so deep and with so many errors kept. */
final class BoundedContext extends ExecutionContext {

    private static final int MAX_ERRORS = 100;
    private static final ExecutionConfig LIMITS = ExecutionConfig.builder()
            .maxEvaluationSteps(1_000_000)
            .maxEvaluationDepth(1_000)
            .build();

    BoundedContext() {
        super(LIMITS);
    }

    @Override
    public void addError(Error error) {
        if (getErrors().size() < MAX_ERRORS) {
            super.addError(error);
        }
    }
}
