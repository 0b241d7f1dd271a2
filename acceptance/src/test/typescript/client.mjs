// node client.mjs <url, or a command as a JSON array> <auto|legacy|YYYY-MM-DD> <tool> <arguments as JSON>
// Prints one line of JSON: what was negotiated and listed, and how calls ended that are right, unknown and wrong.
import { Client, StreamableHTTPClientTransport } from "@modelcontextprotocol/client";
import { StdioClientTransport } from "@modelcontextprotocol/client/stdio";

const [server, mode, tool, json] = process.argv.slice(2);
const args = JSON.parse(json);
const negotiated = mode === "auto" || mode === "legacy";
const client = new Client(
  { name: "mesh4j-acceptance", version: "1.0.0" },
  { versionNegotiation: { mode: negotiated ? mode : { pin: mode } } },
);

async function outcome(name, given) {
  try {
    const result = await client.callTool({ name, arguments: given });
    return {
      isError: result.isError ?? false,
      text: result.content.map((part) => part.text ?? "").join("\n"),
      structuredContent: result.structuredContent ?? null,
    };
  } catch (error) {
    return { thrown: error.constructor.name, code: error.code ?? null, message: error.message };
  }
}

function transport() {
  if (!server.startsWith("[")) {
    return new StreamableHTTPClientTransport(new URL(server));
  }
  const [command, ...args] = JSON.parse(server);
  return new StdioClientTransport({ command, args });
}

const troubles = [];
client.onerror = (error) => troubles.push(error.message);
await client.connect(transport());
const { tools } = await client.listTools();
const report = {
  protocolVersion: client.getNegotiatedProtocolVersion(),
  era: client.getProtocolEra(),
  server: client.getServerVersion()?.name ?? null,
  tools: tools.map((listed) => listed.name),
  call: await outcome(tool, args),
  unknownTool: await outcome("no_such_tool", {}),
  wrongArguments: await outcome(tool, { ...args, [Object.keys(args)[0]]: 42 }),
};
await client.close();
report.troubles = troubles;
console.log(JSON.stringify(report));
