package dev.mesh4j.oauth;

import com.nimbusds.oauth2.sdk.util.URLUtils;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Receives one redirect on loopback. */
final class LoopbackReceiver implements AutoCloseable {

    private static final String PATH = "/callback";
    private static final String DONE = "You are signed in, and may close this page.";
    private static final String STRAY = "This page belongs to no sign-in.";

    private final HttpServer server;
    private final CompletableFuture<String> query = new CompletableFuture<>();
    private volatile List<String> state = List.of();

    private LoopbackReceiver(HttpServer server) {
        this.server = server;
    }

    static LoopbackReceiver listen(int port) throws IOException {
        LoopbackReceiver receiver = new LoopbackReceiver(
                HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), 0));
        receiver.server.createContext(PATH, receiver::receive);
        receiver.server.start();
        return receiver;
    }

    int port() {
        return server.getAddress().getPort();
    }

    String redirectUri() {
        return "http://127.0.0.1:" + port() + PATH;
    }

    /** Takes only the redirect that carries this request's state; another page cannot end the visit. */
    void expect(URI authorization) {
        state = URLUtils.parseParameters(authorization.getRawQuery()).getOrDefault("state", List.of());
    }

    String await(Duration timeout) {
        try {
            return query.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw gone("no redirect within " + timeout + " (expected: the user to sign in)");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw gone("interrupted while waiting for the redirect");
        } catch (ExecutionException e) {
            throw gone("the redirect cannot be read");
        }
    }

    private void receive(HttpExchange exchange) throws IOException {
        String raw = String.valueOf(exchange.getRequestURI().getRawQuery());
        List<String> sent = URLUtils.parseParameters(raw).getOrDefault("state", List.of());
        boolean ours = exchange.getRequestURI().getPath().equals(PATH) && !state.isEmpty() && sent.equals(state);
        try (exchange) {
            byte[] page = (ours ? DONE : STRAY).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
            exchange.getResponseHeaders().set("Cache-Control", "no-store");
            exchange.sendResponseHeaders(ours ? 200 : 400, page.length);
            exchange.getResponseBody().write(page);
        } finally {
            // only now, as the page is shown: the visit's end closes the connection
            if (ours) {
                query.complete(raw);
            }
        }
    }

    private static OAuthException gone(String what) {
        return new OAuthException(OAuthException.Code.UNREACHABLE, what);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
