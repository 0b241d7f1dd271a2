package dev.mesh4j.testkit;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.LifecycleMethodExecutionExceptionHandler;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.opentest4j.TestAbortedException;

/** Gives tests a {@link TestMesh}, closes it after them, and shows it when they fail. */
public final class MeshExtension
        implements ParameterResolver, TestExecutionExceptionHandler, LifecycleMethodExecutionExceptionHandler {

    private static final Namespace NAMESPACE = Namespace.create(MeshExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == TestMesh.class;
    }

    @Override
    public TestMesh resolveParameter(ParameterContext parameter, ExtensionContext context) {
        TestMesh shared = found(context);
        return shared == null
                ? store(owner(context)).getOrComputeIfAbsent(TestMesh.class, key -> TestMesh.start(), TestMesh.class)
                : shared;
    }

    /** A constructor runs for one test, unless all share its instance. */
    @Override
    public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
        return ExtensionContextScope.TEST_METHOD;
    }

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable thrown) throws Throwable {
        throw shown(context, thrown);
    }

    @Override
    public void handleBeforeEachMethodExecutionException(ExtensionContext context, Throwable thrown) throws Throwable {
        throw shown(context, thrown);
    }

    @Override
    public void handleAfterEachMethodExecutionException(ExtensionContext context, Throwable thrown) throws Throwable {
        throw shown(context, thrown);
    }

    /** The report has it beside the test, and the stack trace below what was thrown; nothing of a test that is skipped. */
    private static Throwable shown(ExtensionContext context, Throwable thrown) {
        TestMesh mesh = found(context);
        if (mesh != null && !(thrown instanceof TestAbortedException)) {
            String page = page(mesh);
            context.publishReportEntry("mesh", page);
            thrown.addSuppressed(new MeshAtFailure(page));
        }
        return thrown;
    }

    private static String page(TestMesh mesh) {
        try {
            return mesh.describe();
        } catch (RuntimeException e) {
            return "the mesh cannot be shown: " + e;
        }
    }

    private static @Nullable TestMesh found(ExtensionContext context) {
        return store(context).get(TestMesh.class, TestMesh.class);
    }

    /** Of one instance for all tests, the class. */
    private static ExtensionContext owner(ExtensionContext context) {
        ExtensionContext owner = context;
        if (context.getTestInstanceLifecycle().orElse(null) == Lifecycle.PER_CLASS) {
            while (owner.getTestMethod().isPresent()) {
                owner = owner.getParent().orElseThrow();
            }
        }
        return owner;
    }

    private static ExtensionContext.Store store(ExtensionContext context) {
        return context.getStore(NAMESPACE);
    }
}
