package dev.mesh4j.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;

/** What the fuzzer starts from: the published examples of MCP, and JSON that was made to hurt. */
public final class Seeds {

    private static final int DEEP = 10_000;

    private Seeds() {}

    public static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The examples and the hostile JSON. */
    public static Stream<byte[]> json() {
        return Stream.concat(examples(), hostile());
    }

    /** The published examples of MCP 2026-07-28. */
    public static Stream<byte[]> examples() {
        try {
            Path folder = Path.of(Objects.requireNonNull(Seeds.class.getResource("/examples"), "examples")
                    .toURI());
            return Files.list(folder).sorted().map(Seeds::read);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** JSON, or nearly, that parsers and those behind them choke on. */
    public static Stream<byte[]> hostile() {
        Stream<String> texts = Stream.of(
                "",
                " ",
                "[]",
                "[[]]",
                "null",
                "[".repeat(DEEP),
                "[".repeat(DEEP) + "]".repeat(DEEP),
                "{\"a\":".repeat(DEEP) + "1" + "}".repeat(DEEP),
                request("{\"a\":".repeat(DEEP) + "1" + "}".repeat(DEEP)),
                request("{\"a\":" + "[".repeat(190) + "]".repeat(190) + "}"),
                request("{\"n\":1e999999999}"),
                request("{\"n\":1e-999999999}"),
                request("{\"n\":" + "9".repeat(900) + "}"),
                request("{\"n\":" + "9".repeat(2000) + "}"),
                request("{\"" + "k".repeat(60_000) + "\":1}"),
                request("{\"s\":\"" + "x".repeat(60_000) + "\"}"),
                request("{\"s\":\"\\ud800\"}"),
                request("{\"\\udfff\":\"\\udfff\\ud800\"}"),
                request("{\"a\":1,\"a\":2}"),
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"id\":2,\"method\":\"ping\",\"method\":\"tools/list\"}",
                "{\"jsonrpc\":\"2.0\",\"id\":1e400,\"method\":\"ping\"}",
                "{\"jsonrpc\":\"2.0\",\"id\":1.0,\"method\":\"ping\"}",
                "{\"jsonrpc\":\"2.0\",\"id\":" + "7".repeat(900) + ",\"method\":\"ping\"}",
                "{\"jsonrpc\":\"2.0\",\"id\":\"\\ud800\",\"method\":\"ping\"}",
                "{\"jsonrpc\":\"2.0\",\"id\":{},\"method\":\"ping\"}",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"error\":{\"code\":1e400,\"message\":[]}}",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":null}",
                "{\"id\":1e400}",
                "{} {}");
        return Stream.concat(texts.map(Seeds::bytes), Stream.of(broken(0x80), broken(0xff), broken(0xc0), utf16()));
    }

    private static String request(String arguments) {
        return "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"echo\",\"arguments\":"
                + arguments + "}}";
    }

    private static byte[] broken(int octet) {
        byte[] json = bytes("{\"jsonrpc\":\"2.0\",\"id\":\"?\",\"method\":\"ping\"}");
        json[json.length - 19] = (byte) octet;
        return json;
    }

    private static byte[] utf16() {
        return "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}".getBytes(StandardCharsets.UTF_16);
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
