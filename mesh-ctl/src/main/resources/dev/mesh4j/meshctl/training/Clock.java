import dev.mesh4j.annotations.MeshAgent;
import dev.mesh4j.annotations.MeshTool;
import dev.mesh4j.annotations.Param;
import dev.mesh4j.runtime.Mesh;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** What the training greeter depends on. */
@MeshAgent(name = "training-clock", description = "Tells the time")
public final class Clock {

    @MeshTool(capability = "training_time", description = "The time in a zone")
    public String now(@Param("A zone such as UTC") String zone) {
        return ZonedDateTime.now(ZoneId.of(zone)).toString();
    }

    public static void main(String[] args) {
        Mesh.run(Clock.class, args);
    }
}
