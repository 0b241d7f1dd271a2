package dev.mesh4j.testkit;

/** Assertions on meshes, what their tools answered, and what their fakes were asked. */
public final class MeshAssertions {

    private MeshAssertions() {}

    public static MeshAssert assertThat(TestMesh mesh) {
        return new MeshAssert(mesh);
    }

    public static ReplyAssert assertThat(ToolReply reply) {
        return new ReplyAssert(reply);
    }

    public static FakeAssert assertThat(FakeTool fake) {
        return new FakeAssert(fake);
    }
}
