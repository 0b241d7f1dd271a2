package dev.mesh4j.examples.fallback;

import dev.mesh4j.annotations.Dependency;
import dev.mesh4j.annotations.MeshAgent;
import dev.mesh4j.annotations.MeshTool;
import dev.mesh4j.annotations.Param;
import dev.mesh4j.runtime.Mesh;
import java.math.BigDecimal;

/** Prefers a fast provider of rates, and takes any other while there is none. */
@MeshAgent(name = "converter", description = "Converts euros")
public final class Converter {

    interface ExchangeRates {
        Rate rate(String currency);
    }

    @MeshTool(
            capability = "convert",
            description = "Converts euros into another currency",
            dependencies = @Dependency(capability = "exchange_rate", tags = "+fast"))
    public String convert(
            @Param("In euros") BigDecimal amount, @Param("Such as USD") String currency, ExchangeRates rates) {
        Rate rate = rates.rate(currency);
        return "%s EUR = %s %s (%s)"
                .formatted(
                        amount,
                        amount.multiply(rate.price()).stripTrailingZeros().toPlainString(),
                        currency,
                        rate.from());
    }

    public static void main(String[] args) {
        Mesh.run(Converter.class, args);
    }
}
