package dev.mesh4j.oauth;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a resource says about itself (RFC 9728).
 *
 * @param identifier exactly as published, or the canonical URL where nothing is published
 * @param issuers its authorization servers, never empty
 * @param published whether there is such metadata; without, its server speaks MCP 2025-03-26
 */
record ProtectedResource(
        String identifier, List<String> issuers, Set<String> scopes, boolean dpopRequired, boolean published) {

    ProtectedResource {
        issuers = List.copyOf(issuers);
        scopes = new LinkedHashSet<>(scopes);
    }
}
