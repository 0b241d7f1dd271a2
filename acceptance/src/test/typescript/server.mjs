// node server.mjs stdio | http | http-modern | http-legacy
// An MCP server that this project did not write, in both eras. Over HTTP it listens on a free port and prints its URL
// as the first line; it ends when its standard input does.
import { randomUUID } from "node:crypto";
import { createServer } from "node:http";
import { NodeStreamableHTTPServerTransport, toNodeHandler } from "@modelcontextprotocol/node";
import { McpServer, acceptedContent, createMcpHandler, fromJsonSchema, inputRequired } from "@modelcontextprotocol/server";
import { serveStdio } from "@modelcontextprotocol/server/stdio";

const text = (value) => ({ content: [{ type: "text", text: value }] });
const object = (properties) => ({ type: "object", properties, required: Object.keys(properties) });
const string = { type: "string" };

// The function says to whoever listens that the tools have changed.
function peer(announce) {
  const server = new McpServer({ name: "typescript-peer", version: "1.0.0" });
  server.registerTool(
    "add",
    {
      description: "Adds two numbers",
      inputSchema: fromJsonSchema(object({ a: { type: "number" }, b: { type: "number" } })),
      outputSchema: fromJsonSchema(object({ sum: { type: "number" } })),
    },
    ({ a, b }) => ({ ...text(`${a + b}`), structuredContent: { sum: a + b } }),
  );
  server.registerTool("fail", { description: "Always fails" }, () => ({ ...text("as asked"), isError: true }));
  server.registerTool("count", { description: "Reports three steps" }, async (ctx) => {
    const progressToken = ctx.mcpReq._meta?.progressToken;
    for (let progress = 1; progressToken !== undefined && progress <= 3; progress++) {
      const params = { progressToken, progress, total: 3, message: `step ${progress}` };
      await ctx.mcpReq.notify({ method: "notifications/progress", params });
    }
    return text("counted");
  });
  server.registerTool("ask_name", { description: "Asks the user for a name" }, (ctx) => {
    const answer = acceptedContent(ctx.mcpReq.inputResponses, "who");
    if (answer) {
      return text(`Hello, ${answer.name}!`);
    }
    const who = inputRequired.elicit({ message: "Who are you?", requestedSchema: object({ name: string }) });
    return inputRequired({ inputRequests: { who } });
  });
  server.registerTool("ask_model", { description: "Asks the client's model" }, (ctx) => {
    const answer = ctx.mcpReq.inputResponses?.answer;
    if (answer) {
      return text(`The model said: ${answer.content.text}`);
    }
    const messages = [{ role: "user", content: { type: "text", text: "What is the capital of France?" } }];
    return inputRequired({ inputRequests: { answer: inputRequired.createMessage({ messages, maxTokens: 10 }) } });
  });
  server.registerTool("announce", { description: "Says that the tools have changed" }, () => {
    (announce ?? (() => server.sendToolListChanged()))();
    return text("announced");
  });
  server.registerPrompt(
    "greet",
    { description: "Greets somebody", argsSchema: fromJsonSchema(object({ name: string })) },
    ({ name }) => ({ messages: [{ role: "user", content: { type: "text", text: `Say hello to ${name}` } }] }),
  );
  server.registerResource("note", "note://today", { description: "A note", mimeType: "text/plain" }, (uri) => ({
    contents: [{ uri: uri.href, mimeType: "text/plain", text: "Buy milk" }],
  }));
  return server;
}

const sessions = new Map();

async function legacy(request, response) {
  let transport = sessions.get(request.headers["mcp-session-id"]);
  if (!transport && request.headers["mcp-session-id"]) {
    response.writeHead(404).end();
    return;
  }
  if (!transport) {
    transport = new NodeStreamableHTTPServerTransport({
      sessionIdGenerator: () => randomUUID(),
      onsessioninitialized: (id) => sessions.set(id, transport),
      onsessionclosed: (id) => sessions.delete(id),
    });
    await peer().connect(transport);
  }
  await transport.handleRequest(request, response);
}

function serveHttp(eras) {
  const handler = createMcpHandler(() => peer(() => handler.notify.toolsChanged()), { legacy: "reject" });
  const modern = toNodeHandler(handler);
  const server = createServer((request, response) => {
    const isModern = request.headers["mcp-protocol-version"] >= "2026";
    const handle = eras === "http-modern" || (eras === "http" && isModern) ? modern : legacy;
    handle(request, response).catch((error) => response.destroy(error));
  });
  server.listen(0, "127.0.0.1", () => console.log(`http://127.0.0.1:${server.address().port}/mcp`));
  process.stdin.resume().on("end", () => process.exit(0));
}

const [how] = process.argv.slice(2);
if (how === "stdio") {
  serveStdio(() => peer());
} else {
  serveHttp(how);
}
