package dev.mesh4j.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.Test;

class DrainCountTest {

    private boolean fails;

    @Test
    @SuppressWarnings("NullAway") // the handler looks at neither request nor response
    void a_handler_that_completes_and_fails_is_counted_out_once() throws Exception {
        DrainHandler drain = new DrainHandler();
        drain.setHandler(new Handler.Abstract() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) {
                if (fails) {
                    callback.succeeded();
                    throw new IllegalStateException("late");
                }
                return true;
            }
        });
        drain.handle(null, null, Callback.NOOP);
        fails = true;
        assertThatIllegalStateException().isThrownBy(() -> drain.handle(null, null, Callback.NOOP));

        assertThat(drain.drain(Duration.ZERO)).as("the first is in flight").isFalse();
    }
}
