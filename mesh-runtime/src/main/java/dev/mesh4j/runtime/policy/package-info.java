/**
 * How calls are made, as data: what a provider says of its tool ({@code kwargs} in the registry), what a consumer says of
 * its dependency, and what one call says, each a {@link dev.mesh4j.runtime.policy.PolicyLayer}; together they are a {@link
 * dev.mesh4j.runtime.policy.CallPolicy}.
 */
@NullMarked
package dev.mesh4j.runtime.policy;

import org.jspecify.annotations.NullMarked;
