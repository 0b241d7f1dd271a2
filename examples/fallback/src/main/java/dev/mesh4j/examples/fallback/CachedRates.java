package dev.mesh4j.examples.fallback;

import dev.mesh4j.annotations.MeshAgent;
import dev.mesh4j.annotations.MeshTool;
import dev.mesh4j.annotations.Param;
import dev.mesh4j.runtime.Mesh;

/** Yesterday's rates, at once. */
@MeshAgent(name = "cached-rates", description = "Exchange rates from memory")
public final class CachedRates {

    @MeshTool(
            capability = "exchange_rate",
            description = "What one euro costs in a currency",
            tags = {"fast"})
    public Rate rate(@Param("Such as USD") String currency) {
        return new Rate(Rates.of(currency), "cached-rates");
    }

    public static void main(String[] args) {
        Mesh.run(CachedRates.class, args);
    }
}
