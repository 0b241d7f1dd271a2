package dev.mesh4j.examples.conformance.server;

import dev.mesh4j.annotations.MeshResource;

/** Resources of every kind. */
public final class Resources {

    @MeshResource(uri = "test://static-text", name = "Static text", description = "A text that never changes")
    public String text() {
        return "This is the content of the static text resource.";
    }

    @MeshResource(
            uri = "test://static-binary",
            name = "Static picture",
            description = "A picture that never changes",
            mimeType = "image/png")
    public byte[] binary() {
        return Media.png();
    }

    @MeshResource(uri = "test://watched-resource", name = "Watched", description = "A text that may be subscribed to")
    public String watched() {
        return "This is the content of the watched resource.";
    }

    @MeshResource(uri = "test://template/{id}/data", name = "By id", description = "Data of an id")
    public Data template(String id) {
        return new Data(id, true, "Data for ID: " + id);
    }

    record Data(String id, boolean templateTest, String data) {}
}
