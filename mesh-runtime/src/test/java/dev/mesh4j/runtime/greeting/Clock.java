package dev.mesh4j.runtime.greeting;

import dev.mesh4j.annotations.MeshTool;

/** Tools beside the agent's class. */
public final class Clock {

    @MeshTool(capability = "time_service")
    public String now(String zone) {
        return "noon in " + zone;
    }
}
