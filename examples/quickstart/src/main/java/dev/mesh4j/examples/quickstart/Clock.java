package dev.mesh4j.examples.quickstart;

import static java.time.format.DateTimeFormatter.ISO_OFFSET_DATE_TIME;
import static java.time.temporal.ChronoUnit.SECONDS;

import dev.mesh4j.annotations.MeshAgent;
import dev.mesh4j.annotations.MeshTool;
import dev.mesh4j.annotations.Param;
import dev.mesh4j.runtime.Mesh;
import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.ZoneId;

/** Knows what time it is, and needs nobody for it. */
@MeshAgent(name = "clock", description = "Tells the time anywhere")
public final class Clock {

    private final InstantSource source;

    public Clock() {
        this(InstantSource.system());
    }

    Clock(InstantSource source) {
        this.source = source;
    }

    @MeshTool(
            capability = "time_service",
            description = "The current time of a zone, in ISO 8601",
            tags = {"fast"})
    public String now(@Param("A time zone, such as UTC or Europe/Berlin") String zone) {
        return ISO_OFFSET_DATE_TIME.format(source.instant().truncatedTo(SECONDS).atZone(zone(zone)));
    }

    private static ZoneId zone(String zone) {
        try {
            return ZoneId.of(zone);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "zone: %s (expected: a time zone, such as UTC, +02:00 or Europe/Berlin)".formatted(zone), e);
        }
    }

    public static void main(String[] args) {
        Mesh.run(Clock.class, args);
    }
}
