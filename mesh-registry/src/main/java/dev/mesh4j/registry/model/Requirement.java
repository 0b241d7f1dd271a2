package dev.mesh4j.registry.model;

/**
 * A dependency that a tool declares.
 *
 * @param required whether the tool is useless without it
 */
public record Requirement(Need need, boolean required) {

    public String capability() {
        return need.capability();
    }
}
