package dev.mesh4j.examples.fallback;

import java.math.BigDecimal;

/**
 * What one euro costs.
 *
 * @param from who says so
 */
public record Rate(BigDecimal price, String from) {}
