package dev.mesh4j.meshctl.process;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a started process is. */
public enum Kind {
    @JsonProperty("agent")
    AGENT,
    @JsonProperty("registry")
    REGISTRY
}
