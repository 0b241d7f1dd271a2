package dev.mesh4j.runtime.inject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.mcp.CallToolResult;
import dev.mesh4j.runtime.DependencyUnavailableException;
import dev.mesh4j.runtime.FakePeer;
import dev.mesh4j.runtime.RemoteToolException;
import dev.mesh4j.runtime.inject.ClientFixture.Point;
import dev.mesh4j.runtime.invoke.LocalExchange;
import java.lang.reflect.Modifier;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TypedClientTest {

    @Test
    void arguments_go_by_name_and_null_ones_are_left_out() throws Exception {
        try (ClientFixture fixture = ClientFixture.bound(FakePeer.text("\"ok\""))) {
            ClientFixture.Any client = fixture.client(ClientFixture.Any.class);

            client.any("a", new Point(1, 2), Optional.of(3));
            assertThat(fixture.lastArguments())
                    .isEqualTo(Json.mapper().readTree("{\"text\":\"a\",\"point\":{\"x\":1,\"y\":2},\"number\":3}"));

            client.any(null, null, Optional.empty());
            assertThat(fixture.lastArguments().has("text")).isFalse();
            assertThat(fixture.lastArguments().has("point")).isFalse();
        }
    }

    @Test
    void a_default_method_runs_and_calls_through() throws Exception {
        try (ClientFixture fixture = ClientFixture.bound(FakePeer.structured("'answer'"))) {
            assertThat(fixture.client(ClientFixture.Any.class).shortcut()).isEqualTo("answer");
            assertThat(fixture.lastArguments().get("text").stringValue()).isEqualTo("shortcut");
        }
    }

    static Stream<Arguments> results() {
        return Stream.of(
                row("structured string", FakePeer.structured("'a'"), f -> text(f), "a"),
                row("string from text", FakePeer.text("plain {text"), f -> text(f), "plain {text"),
                row("string from empty text", FakePeer.text(""), f -> text(f), ""),
                row(
                        "number",
                        FakePeer.structured("7"),
                        f -> client(f, ClientFixture.Number.class).call(),
                        7),
                row(
                        "number from text",
                        FakePeer.text("7"),
                        f -> client(f, ClientFixture.Number.class).call(),
                        7),
                row("record", FakePeer.structured("{'x':1,'y':2}"), f -> record(f), new Point(1, 2)),
                row("record from text", FakePeer.text("{\"x\":1,\"y\":2}"), f -> record(f), new Point(1, 2)),
                row("unknown fields", FakePeer.structured("{'x':1,'y':2,'z':3}"), f -> record(f), new Point(1, 2)),
                row(
                        "list",
                        FakePeer.structured("[{'x':1,'y':2}]"),
                        f -> client(f, ClientFixture.Records.class).call(),
                        List.of(new Point(1, 2))),
                row(
                        "map",
                        FakePeer.structured("{'a':{'x':1,'y':2}}"),
                        f -> client(f, ClientFixture.ByName.class).call(),
                        Map.of("a", new Point(1, 2))),
                row(
                        "date",
                        FakePeer.structured("'2026-02-28'"),
                        f -> client(f, ClientFixture.Date.class).call(),
                        LocalDate.of(2026, 2, 28)),
                row("optional", FakePeer.structured("'a'"), f -> maybe(f), Optional.of("a")),
                row("empty optional", FakePeer.structured("null"), f -> maybe(f), Optional.empty()),
                row(
                        "optional string from text",
                        FakePeer.text("plain {text"),
                        f -> maybe(f),
                        Optional.of("plain {text")),
                row(
                        "optional record",
                        FakePeer.structured("{'x':1,'y':2}"),
                        f -> client(f, ClientFixture.MaybePoint.class).call(),
                        Optional.of(new Point(1, 2))),
                row(
                        "empty optional record from nothing",
                        new CallToolResult("complete", List.of(), null, null, null),
                        f -> client(f, ClientFixture.MaybePoint.class).call(),
                        Optional.empty()),
                row(
                        "tree",
                        FakePeer.structured("[1]"),
                        f -> client(f, ClientFixture.Tree.class).call().toString(),
                        "[1]"),
                row(
                        "tree from text",
                        FakePeer.text("plain"),
                        f -> client(f, ClientFixture.Tree.class).call().stringValue(),
                        "plain"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("results")
    void a_result_is_read_as_the_methods_type(
            String name, CallToolResult answer, Function<ClientFixture, Object> call, Object expected)
            throws Exception {
        try (ClientFixture fixture = ClientFixture.bound(answer)) {
            assertThat(call.apply(fixture)).isEqualTo(expected);
        }
    }

    @Test
    void a_method_that_returns_nothing_ignores_the_answer() throws Exception {
        try (ClientFixture fixture = ClientFixture.bound(FakePeer.text("what ever"))) {
            assertThatCode(() -> client(fixture, ClientFixture.Nothing.class).call())
                    .doesNotThrowAnyException();
            assertThat(fixture.peer.calls()).hasSize(1);
        }
    }

    @Test
    void a_result_of_another_type_is_refused_with_capability_and_type() throws Exception {
        try (ClientFixture fixture = ClientFixture.bound(FakePeer.text("soon"))) {
            assertThatThrownBy(() -> client(fixture, ClientFixture.Number.class).call())
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageStartingWith("the result of d cannot be read as int: ");
        }
    }

    @Test
    void no_result_for_a_primitive_is_refused_with_capability_and_type() throws Exception {
        try (ClientFixture fixture = ClientFixture.bound(FakePeer.structured("null"))) {
            assertThatThrownBy(() -> client(fixture, ClientFixture.Number.class).call())
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageStartingWith("the result of d cannot be read as int: ");
        }
    }

    @Test
    void a_tool_that_failed_throws_what_it_said() throws Exception {
        try (ClientFixture fixture = ClientFixture.bound(CallToolResult.error("disk full"))) {
            assertThatThrownBy(() -> text(fixture))
                    .isInstanceOfSatisfying(
                            RemoteToolException.class,
                            e -> assertThat(e.capability()).isEqualTo("d"))
                    .hasMessage("disk full");
        }
    }

    @Test
    void an_unbound_client_is_never_null_and_says_why_it_cannot_call() throws Exception {
        try (ClientFixture fixture = ClientFixture.unbound()) {
            assertThatThrownBy(() -> text(fixture))
                    .isInstanceOf(DependencyUnavailableException.class)
                    .hasMessage("dependency d is unavailable: no registry has answered yet");
        }
    }

    @Test
    void a_package_private_interface_is_implemented_and_an_object_like_any_other() throws Exception {
        try (ClientFixture fixture = ClientFixture.unbound()) {
            ClientFixture.Text client = fixture.client(ClientFixture.Text.class);

            assertThat(Modifier.isPublic(ClientFixture.Text.class.getModifiers()))
                    .isFalse();
            assertThat(client).hasToString("mesh client Text").isEqualTo(client).hasSameHashCodeAs(client);
        }
    }

    @Test
    void each_method_of_an_interface_has_a_slot_of_its_own() throws Exception {
        try (ClientFixture fixture = ClientFixture.unbound()) {
            fixture.clients.slots().stream()
                    .filter(slot -> slot.dependency().capability().equals("second"))
                    .forEach(fixture::bind);
            ClientFixture.Two two = fixture.client(ClientFixture.Two.class);

            assertThat(two.two()).isEmpty();
            assertThatThrownBy(two::one).hasMessageStartingWith("dependency first is unavailable");
        }
    }

    @Test
    void an_optional_client_is_empty_until_all_it_calls_is_provided() throws Exception {
        try (ClientFixture fixture = ClientFixture.optional()) {
            assertThat(optionals(fixture)).containsExactly(false, false, false);

            fixture.clients.slots().subList(0, 3).forEach(fixture::bind);
            assertThat(optionals(fixture)).containsExactly(true, true, false);

            fixture.bind(fixture.clients.slots().getLast());
            assertThat(optionals(fixture)).containsExactly(true, true, true);
        }
    }

    private static List<Boolean> optionals(ClientFixture fixture) {
        return fixture.clients.sources().stream()
                .map(source -> (Optional<?>) source.value(Json.mapper().createObjectNode(), new LocalExchange()))
                .map(Optional::isPresent)
                .toList();
    }

    private static <T> T client(ClientFixture fixture, Class<T> type) {
        return fixture.client(type);
    }

    private static String text(ClientFixture fixture) {
        return fixture.client(ClientFixture.Text.class).call();
    }

    private static Optional<String> maybe(ClientFixture fixture) {
        return fixture.client(ClientFixture.Maybe.class).call();
    }

    private static Point record(ClientFixture fixture) {
        return fixture.client(ClientFixture.Record.class).call();
    }

    private static Arguments row(
            String name, CallToolResult answer, Function<ClientFixture, Object> call, Object expected) {
        return Arguments.of(name, answer, call, expected);
    }
}
