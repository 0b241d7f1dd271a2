package dev.mesh4j.examples.streaming;

import dev.mesh4j.annotations.Dependency;
import dev.mesh4j.annotations.MeshAgent;
import dev.mesh4j.annotations.MeshTool;
import dev.mesh4j.annotations.Param;
import dev.mesh4j.runtime.Mesh;
import java.util.stream.Stream;

/** Reads a stream no further than it needs: closing it stops the sensor. */
@MeshAgent(name = "alarm", description = "Says when an oven is hot")
public final class Alarm {

    private static final int A_DAY = 24 * 60;

    /** A client whose method returns a stream is given the items while the provider makes them. */
    interface Temperatures {
        Stream<Reading> temperatures(int minutes);
    }

    @MeshTool(
            capability = "alarm",
            description = "Says when the oven reaches a temperature",
            dependencies = @Dependency(capability = "temperatures"))
    public String alarm(@Param("In degrees Celsius") double limit, Temperatures sensor) {
        try (Stream<Reading> readings = sensor.temperatures(A_DAY)) {
            return readings.filter(reading -> reading.celsius() >= limit)
                    .findFirst()
                    .map(hot -> hot.celsius() + " degrees after " + hot.minute() + " minutes")
                    .orElse("never");
        }
    }

    public static void main(String[] args) {
        Mesh.run(Alarm.class, args);
    }
}
