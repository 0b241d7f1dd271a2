package dev.mesh4j.acceptance.mistakes;

import dev.mesh4j.runtime.Mesh;

/** The program of {@link Plain}. */
public final class PlainMain {

    private PlainMain() {}

    public static void main(String[] args) {
        Mesh.run(Plain.class, args);
    }
}
