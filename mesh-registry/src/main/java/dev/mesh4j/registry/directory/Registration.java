package dev.mesh4j.registry.directory;

import dev.mesh4j.registry.model.Agent;

/**
 * A registration that was read and found good.
 *
 * @param document what is kept of it, as JSON
 * @param digest differs when the registration does
 * @param keyHash of the secret that the sender showed, empty when it showed none
 * @param schemas its canonical schemas, a JSON object by hash
 */
public record Registration(Agent agent, String document, String digest, String keyHash, String schemas) {}
