package dev.mesh4j.testkit;

/** Assertions on meshes, what their tools answered, and what their fakes were asked. */
public final class MeshAssertions {

    private MeshAssertions() {}

    /** On who is there and who is wired to whom. */
    public static MeshAssert assertThat(TestMesh mesh) {
        return new MeshAssert(mesh);
    }

    /** On what a tool answered. */
    public static ReplyAssert assertThat(ToolReply reply) {
        return new ReplyAssert(reply);
    }

    /** On what a fake was asked. */
    public static FakeAssert assertThat(FakeTool fake) {
        return new FakeAssert(fake);
    }
}
