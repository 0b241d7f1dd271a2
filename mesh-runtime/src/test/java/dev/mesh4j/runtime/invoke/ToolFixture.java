package dev.mesh4j.runtime.invoke;

import dev.mesh4j.annotations.MeshAgent;
import dev.mesh4j.annotations.MeshTool;
import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.mcp.CallToolResult;
import dev.mesh4j.runtime.scan.AgentReader;
import dev.mesh4j.runtime.scan.ParameterDescriptor;
import dev.mesh4j.runtime.scan.ToolDescriptor;
import dev.mesh4j.runtime.schema.TypeSchemas;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Tools that do well and tools that fail. */
@MeshAgent(name = "tools")
public final class ToolFixture {

    enum Level {
        LOW,
        HIGH
    }

    record Place(String city, Optional<Integer> floor, Level level) {}

    record Odd(int value) {
        Odd {
            if (value % 2 == 0) {
                throw new IllegalArgumentException("value: " + value + " (expected: odd)");
            }
        }
    }

    static final class Unwritable {
        public String getText() {
            throw new IllegalStateException("no text");
        }
    }

    static LocalTool tool(String name) {
        return tool(name, () -> "");
    }

    static LocalTool tool(String name, Supplier<String> missing) {
        ToolDescriptor descriptor = AgentReader.read(List.of(ToolFixture.class)).tools().stream()
                .filter(tool -> tool.name().equals(name))
                .findFirst()
                .orElseThrow();
        List<ArgumentSource> sources = descriptor.parameters().stream()
                .map(parameter -> ArgumentSource.of((ParameterDescriptor.Argument) parameter))
                .toList();
        return new LocalTool(descriptor, new ToolFixture(), new TypeSchemas(), sources, missing);
    }

    /** @param arguments JSON with single quotes */
    static CallToolResult call(String name, String arguments) {
        return tool(name).call((ObjectNode) Json.mapper().readTree(arguments.replace('\'', '"')), new LocalExchange());
    }

    @MeshTool(capability = "c")
    public String repeat(String text, int times) {
        return text.repeat(times);
    }

    @MeshTool(capability = "c")
    public long twice(long number) {
        return Math.multiplyExact(number, 2L);
    }

    @MeshTool(capability = "c")
    public String lenient(@Nullable String nullable, Optional<String> optional) {
        return nullable + "/" + optional;
    }

    @MeshTool(capability = "c")
    public Place place(Place place) {
        return place;
    }

    @MeshTool(capability = "c")
    public List<Place> places(List<Place> places) {
        return places.reversed();
    }

    @MeshTool(capability = "c")
    public Map<String, Place> map(Map<String, Place> places) {
        return Map.copyOf(places);
    }

    @MeshTool(capability = "c")
    public List<Object> times(LocalDate date, Instant instant, Duration duration) {
        return List.of(date.plusDays(1), instant.plusSeconds(1), duration.plusMinutes(1));
    }

    @MeshTool(capability = "c")
    public int[] array(int[] numbers) {
        return numbers;
    }

    @MeshTool(capability = "c")
    public Odd odd(Odd odd) {
        return odd;
    }

    @MeshTool(capability = "c")
    public static String still() {
        return "static";
    }

    @MeshTool(capability = "c")
    public void nothing() {}

    @MeshTool(capability = "c")
    public @Nullable String none() {
        return null;
    }

    @MeshTool(capability = "c")
    public Optional<String> empty() {
        return Optional.empty();
    }

    @MeshTool(capability = "c")
    public Optional<Integer> present() {
        return Optional.of(7);
    }

    @MeshTool(capability = "c")
    public void failing() throws Exception {
        throw new java.io.IOException("disk full", new IllegalStateException("inner"));
    }

    @MeshTool(capability = "c")
    public void failingWithoutMessage() {
        throw new UnsupportedOperationException();
    }

    @MeshTool(capability = "c")
    public int endless() {
        return endless() + 1;
    }

    @MeshTool(capability = "c")
    public void interrupted() throws InterruptedException {
        throw new InterruptedException("stop");
    }

    @MeshTool(capability = "c")
    public Unwritable unwritable() {
        return new Unwritable();
    }
}
