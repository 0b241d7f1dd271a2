package dev.mesh4j.protocol.jsonrpc;

import java.math.BigDecimal;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ValueNode;

/**
 * Refuses fractions that no {@code double} can hold: a few bytes such as {@code 1e999999999} would otherwise become a gigabyte
 * of digits for whoever computes with them.
 */
final class BoundedNumbers extends JsonNodeFactory {

    static final String EXPECTED =
            "too large or too small (expected: between -1e308 and 1e308, with fewer than 2000 places)";

    private static final long serialVersionUID = 1L;
    private static final int MAX_MAGNITUDE = 308;
    private static final int MAX_SCALE = 2000;

    @Override
    public ValueNode numberNode(BigDecimal number) {
        long magnitude = (long) number.precision() - number.scale();
        if (magnitude > MAX_MAGNITUDE || number.scale() > MAX_SCALE) {
            throw new NumberFormatException(EXPECTED);
        }
        return super.numberNode(number);
    }
}
