package dev.mesh4j.protocol.client;

import dev.mesh4j.protocol.client.http.AuthorizedHttp;
import dev.mesh4j.protocol.client.http.HttpLink;
import dev.mesh4j.protocol.client.legacy.LegacyHttpLink;
import dev.mesh4j.protocol.client.link.Link;
import org.jspecify.annotations.Nullable;

/**
 * Links over HTTP.
 *
 * @param own closed at the end
 */
record HttpLinks(
        AuthorizedHttp transport,
        McpEndpoint endpoint,
        @Nullable HttpTransport own) implements Links {

    @Override
    public String name() {
        return endpoint.url();
    }

    @Override
    public Link modern() {
        return new HttpLink(transport, endpoint.url());
    }

    @Override
    public Link legacy() {
        return new LegacyHttpLink(transport, endpoint.url());
    }

    @Override
    public boolean http() {
        return true;
    }

    @Override
    public McpEndpoint.Era era() {
        return endpoint.era();
    }

    @Override
    public void speaks(McpEndpoint.Era era) {
        endpoint.speaks(era);
    }

    @Override
    public void close() {
        if (own != null) {
            own.cancel();
            own.close();
        }
    }
}
