package dev.mesh4j.acceptance.peer;

import dev.mesh4j.protocol.client.dialect.Client;
import dev.mesh4j.protocol.client.stdio.StdioCommand;
import dev.mesh4j.protocol.client.stdio.StdioLink;

class LegacyStdioServerTest extends TypeScriptServerContract {

    @Override
    Caller connect(NodePackages packages, Client client) {
        String[] command = packages.command("server.mjs", "stdio").toArray(String[]::new);
        return Caller.legacy(new StdioLink(StdioCommand.of(command)), client);
    }
}
