package dev.mesh4j.acceptance.peer;

import dev.mesh4j.protocol.Json;
import java.io.IOException;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** An MCP client on the TypeScript SDK, see {@code client.mjs}. */
record TypeScriptClient(NodePackages packages) {

    /** What the script saw of the agent at a port, see there. */
    JsonNode report(int port, String mode, String tool, String arguments) throws IOException, InterruptedException {
        String url = "http://127.0.0.1:" + port + "/mcp";
        return Json.mapper().readTree(NodePackages.run(packages.command("client.mjs", url, mode, tool, arguments)));
    }

    /** The same of a server that the script starts and speaks with over its streams. */
    JsonNode report(List<String> command, String mode, String tool, String arguments)
            throws IOException, InterruptedException {
        String server = Json.mapper().writeValueAsString(command);
        return Json.mapper().readTree(NodePackages.run(packages.command("client.mjs", server, mode, tool, arguments)));
    }
}
