package dev.mesh4j.server.probe;

import java.util.List;

/**
 * The answer to {@code /livez}, {@code /readyz} and {@code /startupz}; 200 without a reason against it, else 503.
 *
 * @param status {@code ok} or {@code unavailable}
 * @param reasons why it is not ok, and, with {@code ok}, what is degraded
 */
record ProbeReply(String status, List<String> reasons) {}
