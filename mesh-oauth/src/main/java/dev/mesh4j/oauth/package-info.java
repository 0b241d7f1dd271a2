/**
 * What an MCP client does to be let in (OAuth 2.1 as MCP profiles it): {@link dev.mesh4j.oauth.OAuth} is the
 * {@link dev.mesh4j.protocol.client.Authorizer} to give to a client.
 *
 * <p>A refusal starts one flow per protected resource: {@code ResourceSession} discovers the resource's metadata
 * ({@code ResourceDiscovery}) and its authorization server's ({@code ServerDiscovery}), settles as which client it comes
 * ({@code Registrations}), chooses scopes and lets its {@code Grant} obtain tokens at the {@code TokenEndpoint}.
 * Cryptography and JOSE are the library's; every byte goes over {@code GuardedHttp}, which knows the addresses that may be
 * called. Secrets are in no message and no {@code toString}.
 */
@NullMarked
package dev.mesh4j.oauth;

import org.jspecify.annotations.NullMarked;
