package dev.mesh4j.acceptance.survival;

import dev.mesh4j.annotations.MeshAgent;
import dev.mesh4j.annotations.MeshTool;
import dev.mesh4j.runtime.Mesh;
import java.util.Locale;

/** A provider. */
@MeshAgent(name = "upper")
public final class Upper {

    @MeshTool(capability = "upper_case")
    public String upper(String text) {
        return text.toUpperCase(Locale.ROOT);
    }

    public static void main(String[] args) {
        Mesh.run(Upper.class, args);
    }
}
