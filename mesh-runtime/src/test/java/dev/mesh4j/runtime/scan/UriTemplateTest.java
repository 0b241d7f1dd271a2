package dev.mesh4j.runtime.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UriTemplateTest {

    @ParameterizedTest(name = "{0} matches {1}: {2}")
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "config://main         | config://main          | {}",
                "config://main         | config://main/         | -",
                "config://main         | CONFIG://main          | -",
                "a://{id}              | a://7                  | {id=7}",
                "a://{id}              | a://                   | -",
                "a://{id}              | a://x/y                | -",
                "a://{id}              | a://x%2Fy              | {id=x/y}",
                "a://{id}              | a://gr%C3%B6%C3%9Fe    | {id=größe}",
                "a://{id}              | a://größe              | {id=größe}",
                "a://{id}              | a://%                  | {id=%}",
                "a://{id}              | a://a+b                | {id=a+b}",
                "a://{x}/{y_2}         | a://1/2                | {x=1, y_2=2}",
                "a://{x}-{y}           | a://1-2                | {x=1, y=2}",
                "a://{x}.txt?v=(1)     | a://n.txt?v=(1)        | {x=n}",
                "a://{x}.txt           | a://nXtxt              | -",
                "urn:isbn:{n}          | urn:isbn:123           | {n=123}"
            })
    void the_table(String template, String uri, String variables) {
        assertThat(new UriTemplate(template).match(uri).map(Object::toString).orElse(null))
                .isEqualTo(variables);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "main | (expected: an absolute URI",
                "'' | (expected: an absolute URI",
                "a: | (expected: an absolute URI",
                "1a:b | (expected: an absolute URI",
                "a://{} | (expected: variables such as {id}",
                "a://{id | (expected: variables such as {id}",
                "a://id} | (expected: variables such as {id}",
                "a://{+path} | (expected: variables such as {id}",
                "a://{a,b} | (expected: variables such as {id}",
                "a://{x}/{x} | (expected: each variable once)"
            })
    void what_is_no_template_is_refused(String text, String expected) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new UriTemplate(text))
                .withMessageStartingWith("'" + text + "' " + expected);
    }
}
