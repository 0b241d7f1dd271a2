package dev.mesh4j.examples.fallback;

import dev.mesh4j.annotations.MeshAgent;
import dev.mesh4j.annotations.MeshTool;
import dev.mesh4j.annotations.Param;
import dev.mesh4j.runtime.Mesh;

/** Today's rates, which take longer to get. */
@MeshAgent(name = "bank-rates", description = "Exchange rates from the bank")
public final class BankRates {

    @MeshTool(capability = "exchange_rate", description = "What one euro costs in a currency")
    public Rate rate(@Param("Such as USD") String currency) {
        return new Rate(Rates.of(currency), "bank-rates");
    }

    public static void main(String[] args) {
        Mesh.run(BankRates.class, args);
    }
}
