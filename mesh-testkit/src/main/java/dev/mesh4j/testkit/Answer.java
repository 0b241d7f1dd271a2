package dev.mesh4j.testkit;

/** What a fake tool does. */
@FunctionalInterface
public interface Answer {

    /** The result, written as that of a {@code @MeshTool} method; what it throws is the tool's failure. */
    Object answer(Arguments arguments) throws Exception;
}
