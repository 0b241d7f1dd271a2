package dev.mesh4j.examples.streaming;

import dev.mesh4j.annotations.MeshAgent;
import dev.mesh4j.annotations.MeshTool;
import dev.mesh4j.annotations.Param;
import dev.mesh4j.runtime.Mesh;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A return type of {@code Stream} is all that it takes: each item is sent when it is there. */
@MeshAgent(name = "sensor", description = "Measures the temperature of an oven")
public final class Sensor {

    private static final double ROOM = 20.0;
    private static final double A_MINUTE = 7.5;

    @MeshTool(capability = "temperatures", description = "The temperature of the oven, minute by minute")
    public Stream<Reading> temperatures(@Param("For how long") int minutes) {
        return IntStream.rangeClosed(1, minutes).mapToObj(minute -> new Reading(minute, ROOM + minute * A_MINUTE));
    }

    public static void main(String[] args) {
        Mesh.run(Sensor.class, args);
    }
}
