package dev.mesh4j.acceptance.peer;

import dev.mesh4j.protocol.client.HttpTransport;
import dev.mesh4j.protocol.client.dialect.Client;
import dev.mesh4j.protocol.client.http.AuthorizedHttp;
import dev.mesh4j.protocol.client.http.HttpLink;
import dev.mesh4j.protocol.client.modern.ModernDialect;
import org.junit.jupiter.api.AfterAll;

class ModernHttpServerTest extends TypeScriptServerContract {

    private final HttpTransport http = new HttpTransport();
    private ForeignServer server;

    @Override
    Caller connect(NodePackages packages, Client client) throws Exception {
        if (server == null) {
            server = ForeignServer.typeScript(packages, "http-modern");
        }
        return new Caller(new ModernDialect(new HttpLink(new AuthorizedHttp(http, null), server.url()), client));
    }

    @AfterAll
    void end() throws Exception {
        http.close();
        if (server != null) {
            server.close();
        }
    }
}
