package dev.mesh4j.testkit;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;

/** Takes spans as a collector does: OTLP, protobuf over HTTP; reads of it what tests look at. */
final class Collector implements AutoCloseable {

    /** @param kind 2 for a server, 3 for a client */
    record Span(
            String service,
            String name,
            String traceId,
            String id,
            String parent,
            long kind,
            long status,
            Map<String, String> attributes) {}

    final List<Span> spans = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    Collector() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/traces", exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            // ExportTraceServiceRequest.resource_spans
            fields(body, (field, value) -> resourceSpans((byte[]) value));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void resourceSpans(byte[] message) {
        Map<String, String> resource = new LinkedHashMap<>();
        List<byte[]> scopes = new ArrayList<>();
        fields(message, (field, value) -> {
            switch (field) {
                case 1 -> fields((byte[]) value, (inner, attribute) -> attribute((byte[]) attribute, resource));
                case 2 -> scopes.add((byte[]) value);
                default -> {}
            }
        });
        for (byte[] scope : scopes) {
            fields(scope, (field, value) -> {
                if (field == 2) {
                    spans.add(span((byte[]) value, String.valueOf(resource.get("service.name"))));
                }
            });
        }
    }

    private static Span span(byte[] message, String service) {
        Map<Integer, Object> plain = new LinkedHashMap<>();
        Map<String, String> attributes = new LinkedHashMap<>();
        long[] status = {0};
        fields(message, (field, value) -> {
            switch (field) {
                case 9 -> attribute((byte[]) value, attributes);
                case 15 -> fields((byte[]) value, (inner, code) -> status[0] = inner == 3 ? (long) code : status[0]);
                default -> plain.put(field, value);
            }
        });
        return new Span(
                service,
                new String((byte[]) plain.get(5), StandardCharsets.UTF_8),
                hex(plain.get(1)),
                hex(plain.get(2)),
                hex(plain.get(4)),
                (long) plain.get(6),
                status[0],
                attributes);
    }

    /** KeyValue; only values that are strings. */
    private static void attribute(byte[] message, Map<String, String> into) {
        String[] pair = {"", ""};
        fields(message, (field, value) -> {
            if (field == 1) {
                pair[0] = new String((byte[]) value, StandardCharsets.UTF_8);
            } else {
                fields((byte[]) value, (inner, text) -> {
                    if (inner == 1) {
                        pair[1] = new String((byte[]) text, StandardCharsets.UTF_8);
                    }
                });
            }
        });
        into.put(pair[0], pair[1]);
    }

    private static String hex(Object bytes) {
        return bytes == null ? "" : HexFormat.of().formatHex((byte[]) bytes);
    }

    /** The fields of a protobuf message: {@code byte[]} for what has a length, {@code Long} for numbers. */
    private static void fields(byte[] message, BiConsumer<Integer, Object> to) {
        ByteBuffer in = ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN);
        while (in.hasRemaining()) {
            int tag = (int) varint(in);
            Object value = switch (tag & 7) {
                case 0 -> varint(in);
                case 1 -> in.getLong();
                case 5 -> (long) in.getInt();
                default -> {
                    byte[] bytes = new byte[(int) varint(in)];
                    in.get(bytes);
                    yield bytes;
                }
            };
            to.accept(tag >>> 3, value);
        }
    }

    private static long varint(ByteBuffer in) {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = in.get();
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
