package dev.mesh4j.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.BindException;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the operating system says, in the words of the configuration; a test as root can bind every port. */
class BindFailureTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Permission denied               | http-port: 80 on 127.0.0.1 is for privileged processes only (expected: 1024 to 65535; 0 takes a free one)
            Address already in use          | http-port: 80 on 127.0.0.1 is taken by another process (expected: a free port; 0 takes one)
            Cannot assign requested address | bind-host: 127.0.0.1 is no address of this machine (expected: such as 127.0.0.1, or 0.0.0.0 for all of its addresses)
            """)
    void the_cause_is_told_with_what_to_do(String said, String message) {
        ServerOptions options = new ServerOptions("127.0.0.1", 80, Duration.ZERO);
        IOException thrown = new IOException("Failed to bind", new BindException(said));

        assertThat(BindFailure.message(options, thrown)).isEqualTo(message);
    }
}
