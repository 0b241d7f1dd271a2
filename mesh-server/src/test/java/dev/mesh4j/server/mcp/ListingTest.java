package dev.mesh4j.server.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.jsonrpc.JsonRpcException;
import dev.mesh4j.protocol.mcp.Implementation;
import dev.mesh4j.protocol.mcp.Prompt;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ListingTest {

    private static Listing<Prompt> listing(int entries, int pageSize) {
        List<Prompt> prompts = IntStream.range(0, entries)
                .mapToObj(i -> new Prompt("p" + i, null, null, null, null, null))
                .toList();
        return new Listing<>(
                new Implementation("s", "1"), "prompts", prompts, Prompt::name, UnaryOperator.identity(), pageSize);
    }

    private static JsonNode page(Listing<Prompt> listing, String cursor) {
        return Json.mapper().readTree(Json.mapper().writeValueAsString(listing.modern(cursor)));
    }

    @ParameterizedTest(name = "{0} entries in pages of {1} are {2} pages")
    @CsvSource({"0, 3, 1", "1, 3, 1", "3, 3, 1", "4, 3, 2", "7, 3, 3"})
    void pages_follow_each_other_until_all_is_listed(int entries, int size, int pages) {
        Listing<Prompt> listing = listing(entries, size);
        List<String> names = new ArrayList<>();
        String cursor = null;
        int read = 0;
        do {
            JsonNode page = page(listing, cursor);
            page.path("prompts").forEach(prompt -> names.add(prompt.path("name").asString()));
            assertThat(page.path("cacheScope").asString()).isEqualTo("public");
            cursor = page.path("nextCursor").asString(null);
            read++;
        } while (cursor != null);

        assertThat(read).isEqualTo(pages);
        assertThat(names).containsExactlyElementsOf(listing.entries().keySet()).hasSize(entries);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "x", "MTo", "größe"})
    void a_cursor_that_nobody_gave_is_refused(String cursor) {
        assertThatExceptionOfType(JsonRpcException.class)
                .isThrownBy(() -> listing(7, 3).modern(cursor))
                .withMessageContaining("cursor: '" + cursor + "' (expected: ")
                .satisfies(e -> assertThat(e.error().code()).isEqualTo(-32602));
    }

    @Test
    void a_cursor_of_a_list_that_changed_is_refused() {
        String cursor = page(listing(7, 3), null).path("nextCursor").asString();

        assertThat(page(listing(7, 3), cursor).path("prompts")).hasSize(3);
        assertThatExceptionOfType(JsonRpcException.class)
                .isThrownBy(() -> listing(8, 3).modern(cursor));
    }

    @Test
    void a_cursor_is_the_same_in_every_process() {
        assertThat(page(listing(2, 1), null).path("nextCursor").asString()).isEqualTo("MTphMmExZjM4NA");
    }
}
