package dev.mesh4j.runtime.invoke;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mesh4j.annotations.MeshAgent;
import dev.mesh4j.annotations.MeshTool;
import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.mcp.CallToolResult;
import dev.mesh4j.runtime.scan.AgentReader;
import dev.mesh4j.runtime.scan.ParameterDescriptor;
import dev.mesh4j.runtime.scan.ToolDescriptor;
import dev.mesh4j.runtime.schema.ArgumentValidator;
import dev.mesh4j.runtime.schema.TypeSchemas;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.net.URL;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Each type travels in and out of a real call, and both ways as its schemas say. */
class EchoTest {

    @Test
    void what_may_be_anything_comes_back_and_promises_nothing() {
        LocalTool echo = tool("anything");
        ObjectNode arguments = (ObjectNode) Json.mapper().readTree("{\"value\":{\"a\":[1,\"x\",null]}}");

        assertThat(echo.call(arguments, new LocalExchange()).structuredContent())
                .isEqualTo(arguments.get("value"));
        assertThat(echo.definition().outputSchema()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "byteValue | -128",
                "shortValue | 32767",
                "charValue | 'ü'",
                "floatValue | 1.5",
                "doubleValue | -2.5E-7",
                "booleanValue | true",
                "boxed | 7",
                "bigDecimal | 1234567.125",
                "bigInteger | 123456789012345678901234567890",
                "bytes | 'AQID'",
                "ints | [1,2,3]",
                "grid | [[1,2],[3]]",
                "uuid | '123e4567-e89b-12d3-a456-426614174000'",
                "uri | 'https://example.com/a?b=c'",
                "locale | 'de-DE'",
                "currency | 'EUR'",
                "url | 'https://example.com/'",
                "pattern | '[a-z]+'",
                "date | '2026-02-28'",
                "time | '10:15:30'",
                "dateTime | '2026-02-28T10:15:30'",
                "offset | '2026-02-28T10:15:30Z'",
                "zoned | '2026-02-28T10:15:30Z'",
                "instant | '2026-02-28T10:15:30Z'",
                "duration | 'PT1H30M'",
                "period | 'P1Y2M'",
                "year | 2026",
                "yearMonth | '2026-02'",
                "monthDay | '--02-28'",
                "zone | 'Europe/Rome'",
                "day | 'MONDAY'",
                "month | 5",
                "nested | [['a'],[],['b','c']]",
                "set | [3]",
                "map | {'a':[1],'b':[]}",
                "byColor | {'RED':1}",
                "byNumber | {'7':'x'}",
                "page | {'items':[{'name':'a'}],'next':2}",
                "tree | {'name':'a','children':[{'name':'b','children':[]}]}",
                "json | [1,{'b':null}]",
                "optional | 'x'",
                "color | 'GREEN'",
            })
    void a_value_comes_back_and_fits_both_schemas(String tool, String json) {
        JsonNode value = Json.mapper().readTree(json.replace('\'', '"'));
        LocalTool echo = tool(tool);
        ObjectNode arguments = Json.mapper().createObjectNode();
        arguments.set("value", value);

        CallToolResult result = echo.call(arguments, new LocalExchange());

        assertThat(result.failed()).as(result.text()).isFalse();
        assertThat(result.structuredContent()).hasToString(value.toString());
        ObjectNode output =
                (ObjectNode) Objects.requireNonNull(echo.definition().outputSchema());
        assertThat(new ArgumentValidator(output).faults(Objects.requireNonNull(result.structuredContent())))
                .as(output.toString())
                .isEmpty();
    }

    private static LocalTool tool(String name) {
        ToolDescriptor descriptor = AgentReader.read(List.of(Echo.class)).tools().stream()
                .filter(tool -> tool.name().equals(name))
                .findFirst()
                .orElseThrow();
        List<ArgumentSource> sources = descriptor.parameters().stream()
                .map(parameter -> ArgumentSource.of((ParameterDescriptor.Argument) parameter))
                .toList();
        return new LocalTool(descriptor, new Echo(), new TypeSchemas(), sources, () -> "");
    }

    public enum Color {
        RED,
        GREEN
    }

    public record Named(String name) {}

    public record Page<T>(List<T> items, Optional<Integer> next) {}

    public record Node(String name, List<Node> children) {}

    @MeshAgent(name = "echo")
    public static final class Echo {

        @MeshTool(capability = "echo")
        public byte byteValue(byte value) {
            return value;
        }

        @MeshTool(capability = "echo")
        public short shortValue(short value) {
            return value;
        }

        @MeshTool(capability = "echo")
        public char charValue(char value) {
            return value;
        }

        @MeshTool(capability = "echo")
        public float floatValue(float value) {
            return value;
        }

        @MeshTool(capability = "echo")
        public double doubleValue(double value) {
            return value;
        }

        @MeshTool(capability = "echo")
        public boolean booleanValue(boolean value) {
            return value;
        }

        @MeshTool(capability = "echo")
        public Integer boxed(Integer value) {
            return value;
        }

        @MeshTool(capability = "echo")
        public BigDecimal bigDecimal(BigDecimal value) {
            return value;
        }

        @MeshTool(capability = "echo")
        public BigInteger bigInteger(BigInteger value) {
            return value;
        }

        @MeshTool(capability = "echo")
        public byte[] bytes(byte[] value) {
            return value;
        }

        @MeshTool(capability = "echo")
        public int[] ints(int[] value) {
            return value;
        }

        @MeshTool(capability = "echo")
        public int[][] grid(int[][] value) {
            return value;
        }

        @MeshTool(capability = "echo")
        public UUID uuid(UUID value) {
            return value;
        }

        @MeshTool(capability = "echo")
        public URI uri(URI value) {
            return value;
        }

        @MeshTool(capability = "echo")
        public Locale locale(Locale value) {
            return value;
        }

        @MeshTool(capability = "echo")
        public Currency currency(Currency value) {
            return value;
        }

        @MeshTool(capability = "echo")
        public URL url(URL value) {
            return value;
        }

        @MeshTool(capability = "echo")
        public Pattern pattern(Pattern value) {
            return value;
        }

        @MeshTool(capability = "echo")
        public LocalDate date(LocalDate value) {
            return value;
        }

        @MeshTool(capability = "echo")
        public LocalTime time(LocalTime value) {
            return value;
        }

        @MeshTool(capability = "echo")
        public LocalDateTime dateTime(LocalDateTime value) {
            return value;
        }

        @MeshTool(capability = "echo")
        public OffsetDateTime offset(OffsetDateTime value) {
            return value;
        }

        @MeshTool(capability = "echo")
        public ZonedDateTime zoned(ZonedDateTime value) {
            return value;
        }

        @MeshTool(capability = "echo")
        public Instant instant(Instant value) {
            return value;
        }

        @MeshTool(capability = "echo")
        public Duration duration(Duration value) {
            return value;
        }

        @MeshTool(capability = "echo")
        public Period period(Period value) {
            return value;
        }

        @MeshTool(capability = "echo")
        public Year year(Year value) {
            return value;
        }

        @MeshTool(capability = "echo")
        public YearMonth yearMonth(YearMonth value) {
            return value;
        }

        @MeshTool(capability = "echo")
        public MonthDay monthDay(MonthDay value) {
            return value;
        }

        @MeshTool(capability = "echo")
        public ZoneId zone(ZoneId value) {
            return value;
        }

        @MeshTool(capability = "echo")
        public DayOfWeek day(DayOfWeek value) {
            return value;
        }

        @MeshTool(capability = "echo")
        public Month month(Month value) {
            return value;
        }

        @MeshTool(capability = "echo")
        public List<List<String>> nested(List<List<String>> value) {
            return value;
        }

        @MeshTool(capability = "echo")
        public Set<Integer> set(Set<Integer> value) {
            return value;
        }

        @MeshTool(capability = "echo")
        public Map<String, List<Integer>> map(Map<String, List<Integer>> value) {
            return value;
        }

        @MeshTool(capability = "echo")
        public Map<Color, Integer> byColor(Map<Color, Integer> value) {
            return value;
        }

        @MeshTool(capability = "echo")
        public Map<Integer, String> byNumber(Map<Integer, String> value) {
            return value;
        }

        @MeshTool(capability = "echo")
        public Page<Named> page(Page<Named> value) {
            return value;
        }

        @MeshTool(capability = "echo")
        public Node tree(Node value) {
            return value;
        }

        @MeshTool(capability = "echo")
        public Object anything(Object value) {
            return value;
        }

        @MeshTool(capability = "echo")
        public JsonNode json(JsonNode value) {
            return value;
        }

        @MeshTool(capability = "echo")
        public Optional<String> optional(Optional<String> value) {
            return value;
        }

        @MeshTool(capability = "echo")
        public Color color(Color value) {
            return value;
        }
    }
}
