package dev.mesh4j.testkit;

/** What a mesh looked like when its test failed. */
final class MeshAtFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MeshAtFailure(String page) {
        super("the mesh when the test failed:\n" + page, null, false, false);
    }
}
