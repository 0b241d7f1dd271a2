package dev.mesh4j.server.trace;

import dev.mesh4j.protocol.mcp.Implementation;
import dev.mesh4j.protocol.mcp.Method;
import dev.mesh4j.protocol.mcp.TraceContext;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Spans through the SDK of OpenTelemetry; sampled as the caller says, and always where none does. */
final class OtelTracing implements Tracing {

    private static final AttributeKey<String> METHOD = AttributeKey.stringKey("mcp.method.name");
    private static final AttributeKey<String> TOOL = AttributeKey.stringKey("gen_ai.tool.name");
    private static final AttributeKey<String> OPERATION = AttributeKey.stringKey("gen_ai.operation.name");

    private static final Duration SEND_EVERY = Duration.ofSeconds(1);
    private static final long CLOSE_SECONDS = 2;

    private final SdkTracerProvider provider;
    private final Tracer tracer;

    private OtelTracing(SdkTracerProvider provider) {
        this.provider = provider;
        this.tracer = provider.get("dev.mesh4j");
    }

    static OtelTracing open(URI otlp, Implementation service, String instance) {
        String base = otlp.toString();
        String endpoint = (base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + "/v1/traces";
        var exporter = OtlpHttpSpanExporter.builder().setEndpoint(endpoint).build();
        var batches = BatchSpanProcessor.builder(exporter)
                .setScheduleDelay(SEND_EVERY)
                .build();
        Attributes self = Attributes.builder()
                .put("service.name", service.name())
                .put("service.version", service.version())
                .put("service.instance.id", instance)
                .build();
        return new OtelTracing(SdkTracerProvider.builder()
                .addSpanProcessor(batches)
                .setResource(Resource.getDefault().merge(Resource.create(self)))
                .build());
    }

    @Override
    public CallSpan begin(SpanStart start) {
        TraceContext parent = start.parent();
        Context context = parent == null ? Context.root() : OtelContext.of(parent);
        SpanBuilder builder = tracer.spanBuilder(Method.TOOLS_CALL + " " + start.tool())
                .setParent(context)
                .setSpanKind(start.side() == SpanStart.Side.CLIENT ? SpanKind.CLIENT : SpanKind.SERVER)
                .setAttribute(METHOD, Method.TOOLS_CALL)
                .setAttribute(TOOL, start.tool())
                .setAttribute(OPERATION, "execute_tool");
        start.attributes().forEach(builder::setAttribute);
        Span span = builder.startSpan();
        return new OtelSpan(span, OtelContext.of(context.with(span), parent == null ? null : parent.baggage()));
    }

    @Override
    public void close() {
        provider.shutdown().join(CLOSE_SECONDS, TimeUnit.SECONDS);
    }
}
