package dev.mesh4j.runtime.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.mcp.TraceContext;
import dev.mesh4j.runtime.Caller;
import dev.mesh4j.runtime.call.headers.HeaderExchange;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallContextTest {

    private static final String PARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    private static final String OTHER = "00-1bf7651916cd43dd8448eb211c80319c-c7ad6b7169203331-00";

    /** @param meta JSON with single quotes */
    private static CallContext context(Map<String, String> headers, String meta) {
        return CallContext.of(new HeaderExchange(headers, Json.mapper().readTree(meta.replace('\'', '"'))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "0af7651916cd43dd8448eb211c80319c", "order:17_b.c-D"})
    void a_well_formed_correlation_id_is_kept(String id) {
        assertThat(context(Map.of("Mesh-Correlation-Id", id), "{}").correlationId())
                .isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a\tb", "ä", "a/b", "{\"a\":1}"})
    void any_other_is_replaced(String id) {
        CallContext context = context(Map.of("Mesh-Correlation-Id", id), "{}");

        assertThat(context.correlationId()).matches("[0-9a-f]{32}");
        assertThat(context(Map.of(), "{}").correlationId()).isNotEqualTo(context.correlationId());
        assertThat(context(Map.of("Mesh-Correlation-Id", "a".repeat(129)), "{}").correlationId())
                .hasSize(32);
    }

    @Test
    void the_caller_is_who_it_says() {
        assertThat(context(Map.of("Mesh-Caller", "greeter/greeter-0a1b2c3d"), "{}")
                        .caller())
                .isEqualTo(new Caller("greeter", "greeter-0a1b2c3d"));
        assertThat(context(Map.of("Mesh-Caller", "greeter"), "{}").caller()).isNull();
        assertThat(context(Map.of("Mesh-Caller", "a\nb/c"), "{}").caller()).isNull();
        assertThat(context(Map.of(), "{}").caller()).isNull();
    }

    @Test
    void the_trace_of_meta_counts_before_that_of_the_headers() {
        Map<String, String> headers = Map.of("traceparent", OTHER, "tracestate", "h=1", "baggage", "h=2");

        assertThat(context(headers, "{}").trace()).isEqualTo(new TraceContext(OTHER, "h=1", "h=2"));
        assertThat(context(headers, "{'traceparent':'" + PARENT + "','tracestate':'m=1','baggage':'m=2'}")
                        .trace())
                .isEqualTo(new TraceContext(PARENT, "m=1", "m=2"));
        assertThat(context(headers, "{'traceparent':'" + PARENT + "'}").trace())
                .isEqualTo(new TraceContext(PARENT, null, null));
        assertThat(context(headers, "{'traceparent':17}").trace()).isEqualTo(new TraceContext(OTHER, "h=1", "h=2"));
        assertThat(context(Map.of(), "{}").trace()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01, true",
        "01-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-what-comes, true",
        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-what-comes, false",
        "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01, false",
        "00-00000000000000000000000000000000-b7ad6b7169203331-01, false",
        "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01, false",
        "00-0AF7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01, false",
        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331, false",
        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-0x, false",
        "0000af7651916cd43dd8448eb211c80319c0b7ad6b7169203331001, false",
    })
    void a_malformed_traceparent_is_none(String text, boolean read) {
        assertThat(context(Map.of("traceparent", text), "{}").trace() != null).isEqualTo(read);
    }

    @Test
    void a_trace_says_its_ids() {
        TraceContext trace = new TraceContext(PARENT, null, null);

        assertThat(trace.traceId()).isEqualTo("0af7651916cd43dd8448eb211c80319c");
        assertThat(trace.spanId()).isEqualTo("b7ad6b7169203331");
        assertThat(trace.sampled()).isTrue();
        assertThat(new TraceContext(OTHER, null, null).sampled()).isFalse();
    }
}
