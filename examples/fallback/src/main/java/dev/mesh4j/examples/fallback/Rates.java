package dev.mesh4j.examples.fallback;

import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;

/** The rates that both providers know. */
final class Rates {

    private static final Map<String, BigDecimal> EURO = new TreeMap<>(
            Map.of("USD", new BigDecimal("1.25"), "GBP", new BigDecimal("0.80"), "JPY", new BigDecimal("160")));

    private Rates() {}

    static BigDecimal of(String currency) {
        BigDecimal price = EURO.get(currency);
        if (price == null) {
            throw new IllegalArgumentException("currency: " + currency + " (expected: one of " + EURO.keySet() + ")");
        }
        return price;
    }
}
