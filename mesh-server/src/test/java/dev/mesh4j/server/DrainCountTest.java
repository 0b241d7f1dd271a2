package dev.mesh4j.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.lang.reflect.Proxy;
import java.time.Duration;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.Test;

class DrainCountTest {

    private boolean fails;

    @Test
    @SuppressWarnings("NullAway") // the handler does not look at them
    void a_handler_that_completes_and_fails_is_counted_out_once() throws Exception {
        Request request = (Request) Proxy.newProxyInstance(
                Request.class.getClassLoader(), new Class<?>[] {Request.class}, (proxy, method, arguments) -> null);
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
        drain.handle(request, null, Callback.NOOP);
        fails = true;
        assertThatIllegalStateException().isThrownBy(() -> drain.handle(request, null, Callback.NOOP));

        assertThat(drain.drain(Duration.ZERO)).as("the first is in flight").isFalse();
    }
}
