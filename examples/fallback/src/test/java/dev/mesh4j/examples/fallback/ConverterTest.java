package dev.mesh4j.examples.fallback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class ConverterTest {

    private static final BigDecimal TEN = BigDecimal.TEN;

    @Test
    void it_says_who_knew_the_rate() {
        assertThat(new Converter().convert(TEN, "USD", new BankRates()::rate))
                .isEqualTo("10 EUR = 12.5 USD (bank-rates)");
    }

    @Test
    void an_unknown_currency_is_refused_with_the_known_ones() {
        assertThatThrownBy(() -> new Converter().convert(TEN, "XYZ", new CachedRates()::rate))
                .hasMessage("currency: XYZ (expected: one of [GBP, JPY, USD])");
    }
}
