package dev.mesh4j.protocol.client;

import java.time.Duration;
import java.util.concurrent.ThreadFactory;
import java.util.stream.Stream;

/**
 * How a transport keeps its connections.
 *
 * @param idleConnections how many are kept, to all servers together
 * @param keepAlive how long each of them is: shorter than a server's idle time-out, so that it is rarely found dead
 * @param proxied whether the JVM was told to use a proxy
 * @param threads makes those that watch over connections
 */
record HttpOptions(
        int idleConnections, Duration keepAlive, Duration connectTimeout, boolean proxied, ThreadFactory threads) {

    static HttpOptions defaults() {
        boolean proxied = Stream.of("http.proxyHost", "socksProxyHost", "java.net.useSystemProxies")
                .map(System::getProperty)
                .anyMatch(value -> value != null && !value.equals("false"));
        return defaults(proxied);
    }

    static HttpOptions defaults(boolean proxied) {
        ThreadFactory threads = Thread.ofPlatform().daemon().name("http-watch").factory();
        return new HttpOptions(2048, Duration.ofSeconds(20), Duration.ofSeconds(2), proxied, threads);
    }
}
