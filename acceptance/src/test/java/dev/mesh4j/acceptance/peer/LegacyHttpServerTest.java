package dev.mesh4j.acceptance.peer;

import dev.mesh4j.protocol.client.HttpTransport;
import dev.mesh4j.protocol.client.dialect.Client;
import dev.mesh4j.protocol.client.http.AuthorizedHttp;
import dev.mesh4j.protocol.client.legacy.LegacyHttpLink;
import org.junit.jupiter.api.AfterAll;

class LegacyHttpServerTest extends TypeScriptServerContract {

    private final HttpTransport http = new HttpTransport();
    private ForeignServer server;

    @Override
    Caller connect(NodePackages packages, Client client) throws Exception {
        if (server == null) {
            server = ForeignServer.typeScript(packages, "http-legacy");
        }
        return Caller.legacy(new LegacyHttpLink(new AuthorizedHttp(http, null), server.url()), client);
    }

    @AfterAll
    void end() throws Exception {
        http.close();
        if (server != null) {
            server.close();
        }
    }
}
