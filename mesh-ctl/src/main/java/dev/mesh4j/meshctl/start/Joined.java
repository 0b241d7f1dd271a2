package dev.mesh4j.meshctl.start;

import dev.mesh4j.meshctl.process.Started;
import dev.mesh4j.protocol.registry.AgentView;

/** A started agent, as the registry sees it. */
public record Joined(Launched launched, AgentView agent) {

    public Started started() {
        return launched.started();
    }
}
