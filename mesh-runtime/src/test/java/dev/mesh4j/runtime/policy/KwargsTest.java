package dev.mesh4j.runtime.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mesh4j.protocol.Json;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KwargsTest {

    private static final PolicyLayer FULL = new PolicyLayer(
            Duration.ofMillis(1500), 4, true, false, true, Map.of("X-Tenant", "a"), true, false, true, true);

    @Test
    void all_that_is_said_is_on_the_wire_by_the_names_that_every_language_uses() {
        assertThat(Kwargs.of(FULL)).hasToString("""
                {"timeout":1.5,"retry_count":4,"idempotent":true,"streaming":false,"auth_required":true,\
                "custom_headers":{"X-Tenant":"a"},"session_required":true,"stateful":false,\
                "auto_session_management":true,"health_check":true}""");
    }

    @Test
    void what_was_written_is_read_again() {
        assertThat(Kwargs.read(Json.mapper().readTree(Kwargs.of(FULL).toString())))
                .isEqualTo(FULL);
    }

    @Test
    void nothing_said_is_nothing_on_the_wire() {
        assertThat(Kwargs.of(PolicyLayer.NONE)).isNull();
        assertThat(Kwargs.of(PolicyLayer.NONE, 1)).isNull();
        assertThat(Kwargs.read(null)).isEqualTo(PolicyLayer.NONE);
    }

    @Test
    void a_weight_goes_with_what_is_said_and_alone() {
        assertThat(Kwargs.of(PolicyLayer.NONE, 7)).hasToString("{\"weight\":7}");
        assertThat(Kwargs.weight(Kwargs.of(FULL, 7))).isEqualTo(7);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{'timeout':'5s'}",
                "{'timeout':0}",
                "{'timeout':-1}",
                "{'timeout':0.0001}",
                "{'timeout':1e300}",
                "{'timeout':40000000}",
                "{'timeout':null}",
                "{'timeout':{'seconds':1}}",
                "{'retry_count':-1}",
                "{'retry_count':1.5}",
                "{'retry_count':'2'}",
                "{'idempotent':'true'}",
                "{'idempotent':1}",
                "{'streaming':[true]}",
                "{'auth_required':'no'}",
                "{'session_required':0}",
                "{'stateful':{}}",
                "{'auto_session_management':'yes'}",
                "{'health_check':null}",
                "{'custom_headers':'X-A: b'}",
                "{'custom_headers':['X-A: b']}",
                "{'custom_headers':{'X-A':1}}",
                "{'custom_headers':{'X-A':{'b':'c'}}}",
                "{'custom_headers':{'Host':'evil','Content-Length':'0','Transfer-Encoding':'chunked'}}",
                "{'custom_headers':{'mcp-session-id':'s','MESH-Timeout':'1','mesh-not-executed':'x'}}",
                "{'custom_headers':{'X A':'b','':'c','X-B':'line\\nbreak','X-C':'\\u00e9'}}",
                "[]",
                "'kwargs'",
                "7",
            })
    void what_is_of_another_type_or_out_of_range_is_as_if_it_were_not_said(String hostile) {
        assertThat(Kwargs.read(Json.mapper().readTree(hostile.replace('\'', '"'))))
                .isEqualTo(PolicyLayer.NONE);
    }

    @Test
    void too_many_retries_are_the_most_there_may_be() {
        assertThat(Kwargs.read(Json.mapper().readTree("{\"retry_count\":99999999999999999999}"))
                        .retryCount())
                .isEqualTo(10);
    }

    @Test
    void one_bad_header_does_not_cost_the_others() {
        var kwargs = Json.mapper().readTree("{\"custom_headers\":{\"Host\":\"h\",\"X-Good\":\"g\"}}");

        assertThat(Kwargs.read(kwargs).customHeaders()).containsExactly(Map.entry("X-Good", "g"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{} | 1",
                "{'weight':0} | 1",
                "{'weight':-5} | 1",
                "{'weight':1e9} | 1",
                "{'weight':101} | 100",
                "{'weight':99999999999999999999} | 100",
                "{'weight':'7'} | 1",
                "{'weight':2.5} | 1",
                "{'weight':50} | 50",
                "[] | 1"
            })
    void a_weight_is_a_whole_number_from_1_to_100(String kwargs, int weight) {
        // the quotes of JSON are none of the table's
        assertThat(Kwargs.weight(Json.mapper().readTree(kwargs.replace('\'', '"'))))
                .isEqualTo(weight);
    }
}
