package dev.mesh4j.examples.streaming;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AlarmTest {

    @Test
    void it_reads_no_further_than_the_first_hot_reading() {
        AtomicInteger read = new AtomicInteger();
        AtomicBoolean closed = new AtomicBoolean();
        Alarm.Temperatures sensor = minutes -> new Sensor()
                .temperatures(minutes)
                .peek(reading -> read.incrementAndGet())
                .onClose(() -> closed.set(true));

        assertThat(new Alarm().alarm(50, sensor)).isEqualTo("50.0 degrees after 4 minutes");

        assertThat(read).hasValue(4);
        assertThat(closed).isTrue();
    }

    @Test
    void what_never_gets_hot_raises_no_alarm() {
        assertThat(new Alarm().alarm(1e9, new Sensor()::temperatures)).isEqualTo("never");
    }
}
