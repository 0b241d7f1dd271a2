package dev.mesh4j.acceptance.peer;

import dev.mesh4j.protocol.client.dialect.Client;
import dev.mesh4j.protocol.client.modern.ModernDialect;
import dev.mesh4j.protocol.client.stdio.StdioCommand;
import dev.mesh4j.protocol.client.stdio.StdioLink;

class ModernStdioServerTest extends TypeScriptServerContract {

    @Override
    Caller connect(NodePackages packages, Client client) {
        String[] command = packages.command("server.mjs", "stdio").toArray(String[]::new);
        return new Caller(new ModernDialect(new StdioLink(StdioCommand.of(command)), client));
    }
}
