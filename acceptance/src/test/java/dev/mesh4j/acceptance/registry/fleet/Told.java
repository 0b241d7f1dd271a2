package dev.mesh4j.acceptance.registry.fleet;

/**
 * What the fleet tells.
 *
 * @param at nanoseconds of the machine's monotonic clock, which all processes share
 * @param agent the consumer that was wired anew; empty: an order begins to be carried out
 * @param provider the agent it is wired to, empty for nobody
 * @param joined how many agents the registry knows as far as they know; only in answers to {@code COUNT}
 */
record Told(long at, String agent, String provider, int joined) {}
