package dev.mesh4j.runtime.schema;

import dev.mesh4j.annotations.Dependency;
import dev.mesh4j.annotations.MeshAgent;
import dev.mesh4j.annotations.MeshTool;
import dev.mesh4j.annotations.Param;
import dev.mesh4j.runtime.RemoteTool;
import dev.mesh4j.runtime.scan.AgentReader;
import dev.mesh4j.runtime.scan.ToolDescriptor;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A tool for each type of argument or result. */
@MeshAgent(name = "schemas")
@SuppressWarnings("UnusedVariable")
final class SchemaFixture {

    enum Level {
        LOW,
        HIGH
    }

    record Point(int x, @Nullable String label, Optional<String> note) {}

    record Place(String city) {}

    record Line(Place from) {}

    record Pair<A, B>(A left, B right) {}

    record Tree(String name, List<Tree> children) {}

    sealed interface Shape {}

    record Circle(double radius) implements Shape {}

    record Square(double side) implements Shape {}

    static ToolDescriptor tool(String name) {
        return AgentReader.read(List.of(SchemaFixture.class)).tools().stream()
                .filter(tool -> tool.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @MeshTool(capability = "c")
    public void string(String value) {}

    @MeshTool(capability = "c")
    public void primitive(int value) {}

    @MeshTool(capability = "c")
    public void boxed(Long value) {}

    @MeshTool(capability = "c")
    public void number(double value) {}

    @MeshTool(capability = "c")
    public void bool(boolean value) {}

    @MeshTool(capability = "c")
    public void level(Level value) {}

    @MeshTool(capability = "c")
    public void list(List<String> value) {}

    @MeshTool(capability = "c")
    public void nested(List<List<Integer>> value) {}

    @MeshTool(capability = "c")
    public void array(int[] value) {}

    @MeshTool(capability = "c")
    public void map(Map<String, Integer> value) {}

    @MeshTool(capability = "c")
    public void optional(Optional<String> value) {}

    @MeshTool(capability = "c")
    public void date(LocalDate value) {}

    @MeshTool(capability = "c")
    public void instant(Instant value) {}

    @MeshTool(capability = "c")
    public void uuid(UUID value) {}

    @MeshTool(capability = "c")
    public void anything(Object value) {}

    @MeshTool(capability = "c")
    public void json(JsonNode value) {}

    @MeshTool(capability = "c")
    public void point(Point value) {}

    @MeshTool(capability = "c")
    public void line(Line value) {}

    @MeshTool(capability = "c")
    public void pair(Pair<String, Integer> value) {}

    @MeshTool(capability = "c")
    public void tree(Tree value) {}

    @MeshTool(capability = "c")
    public void shape(Shape value) {}

    @MeshTool(capability = "c")
    public void described(@Param("Who to greet") String who, int times, @Nullable String suffix) {}

    @MeshTool(capability = "c")
    public void nothing() {}

    @MeshTool(capability = "c")
    public Void boxedNothing() {
        throw new UnsupportedOperationException();
    }

    @MeshTool(capability = "c", dependencies = @Dependency(capability = "d"))
    public void injected(RemoteTool tool, String text) {}

    @MeshTool(capability = "c")
    public void twice(@Param("Start") Place from, @Param("End") Place to) {}

    @MeshTool(capability = "c")
    public String text() {
        return "";
    }

    @MeshTool(capability = "c")
    public Place place() {
        return new Place("");
    }

    @MeshTool(capability = "c")
    public Optional<String> maybe() {
        return Optional.empty();
    }

    @MeshTool(capability = "c")
    public List<Integer> numbers() {
        return List.of();
    }
}
