// node server.mjs <port> [<next port> <next tool>]
// A tool that echoes, or one that asks the next server with one client that it keeps.
import { createServer } from "node:http";
import { Client, StreamableHTTPClientTransport } from "@modelcontextprotocol/client";
import { toNodeHandler } from "@modelcontextprotocol/node";
import { McpServer, createMcpHandler, fromJsonSchema } from "@modelcontextprotocol/server";

const [port, nextPort, nextTool] = process.argv.slice(2);
const text = fromJsonSchema({ type: "object", properties: { text: { type: "string" } }, required: ["text"] });
const answer = (reply) => ({ content: [{ type: "text", text: JSON.stringify(reply) }], structuredContent: reply });

async function relay() {
  const client = new Client({ name: "relay", version: "1.0.0" }, { versionNegotiation: { mode: { pin: "2026-07-28" } } });
  await client.connect(new StreamableHTTPClientTransport(new URL(`http://127.0.0.1:${nextPort}/mcp`)));
  return async (given) => {
    const result = await client.callTool({ name: nextTool, arguments: given });
    return answer({ text: result.structuredContent.text });
  };
}

const tool = nextPort ? "relay" : "echo";
const call = nextPort ? await relay() : (given) => answer({ text: given.text });
const handler = createMcpHandler(() => {
  const server = new McpServer({ name: "benchmarks", version: "1.0.0" });
  server.registerTool(tool, { description: "Answers a text", inputSchema: text, outputSchema: text }, call);
  return server;
});
createServer(toNodeHandler(handler)).listen(Number(port), "127.0.0.1");
