package %package%;

import dev.mesh4j.annotations.MeshAgent;
import dev.mesh4j.annotations.MeshTool;
import dev.mesh4j.annotations.Param;
import dev.mesh4j.runtime.Mesh;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** An agent whose result comes in items, each sent as soon as it is there. */
@MeshAgent(name = "%name%", description = "Counts down")
public final class %class% {

    @MeshTool(capability = "%capability%", description = "Counts down to one")
    public Stream<Integer> countDown(@Param("Where to begin") int from) {
        return IntStream.iterate(from, number -> number > 0, number -> number - 1).boxed();
    }

    public static void main(String[] args) {
        Mesh.run(%class%.class, args);
    }
}
