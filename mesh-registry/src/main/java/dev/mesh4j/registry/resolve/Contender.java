package dev.mesh4j.registry.resolve;

import dev.mesh4j.protocol.match.SemanticVersion;
import java.time.Instant;
import java.util.Optional;

/**
 * A provider that meets a need, and what ranks it. All of it is known to every replica.
 *
 * @param score of its tags; more is better
 * @param version empty when it is no semantic version
 * @param since when its agent registered first
 * @param suspect whether its agent may be gone
 */
public record Contender(Offer offer, int score, Optional<SemanticVersion> version, Instant since, boolean suspect) {}
