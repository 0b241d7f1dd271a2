package dev.mesh4j.protocol.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderValueTest {

    @ParameterizedTest
    @CsvSource(delimiter = ';', ignoreLeadingAndTrailingWhitespace = false, textBlock = """
                    get_weather;get_weather
                    a b;a b
                    '';''
                    ~!@#;~!@#
                     a;=?base64?IGE=?=
                    a ;=?base64?YSA=?=
                    ü;=?base64?w7w=?=
                    日本;=?base64?5pel5pys?=
                    =?base64?;=?base64?
                    =?base64?YQ==?=;=?base64?PT9iYXNlNjQ/WVE9PT89?=
                    =?base64?x;=?base64?x
                    """)
    void a_value_has_one_header_form_and_comes_back(String value, String header) {
        assertThat(HeaderValue.encode(value)).isEqualTo(header);
        assertThat(HeaderValue.decode(header)).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\tb", "a\nb", "a\r\nX-Evil: 1", "\u0000", "\u007f"})
    void control_characters_never_reach_the_header(String value) {
        assertThat(HeaderValue.encode(value)).startsWith("=?base64?").matches("[\\x21-\\x7e]+");
        assertThat(HeaderValue.decode(HeaderValue.encode(value))).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"=?base64?***?=", "=?base64?YQ?X?=", "=?base64?/w==?=", "=?base64?A?=", "=?base64?w7w =?="})
    void a_sentinel_with_broken_base64_or_utf8_is_refused(String header) {
        assertThatThrownBy(() -> HeaderValue.decode(header)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"=?BASE64?YQ==?=", "=?base64?YQ==", "x=?base64?YQ==?="})
    void what_is_no_sentinel_is_taken_as_it_is(String header) {
        assertThat(HeaderValue.decode(header)).isEqualTo(header);
    }
}
