package dev.mesh4j.protocol.client.stdio;

import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.client.EraChoice;
import dev.mesh4j.protocol.client.McpConnection;

/** A client process that exits without closing its connection. */
public final class StdioLauncher {

    private StdioLauncher() {}

    public static void main(String[] args) {
        McpConnection connection = McpConnection.to(StdioPeer.command("modern", "stubborn"))
                .era(EraChoice.MODERN)
                .open();
        System.out.println(
                connection.callTool("pid", Json.mapper().createObjectNode()).text());
        System.exit(0);
    }
}
