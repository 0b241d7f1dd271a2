-- One modern tools/call per request; the tool's name is the script's argument.
local tool = "echo"

function init(args)
  if args[1] then tool = args[1] end
  wrk.method = "POST"
  wrk.headers["Content-Type"] = "application/json"
  wrk.headers["Accept"] = "application/json, text/event-stream"
  wrk.headers["MCP-Protocol-Version"] = "2026-07-28"
  wrk.headers["Mcp-Method"] = "tools/call"
  wrk.headers["Mcp-Name"] = tool
  wrk.body = '{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"_meta":{' ..
    '"io.modelcontextprotocol/protocolVersion":"2026-07-28",' ..
    '"io.modelcontextprotocol/clientInfo":{"name":"wrk","version":"4"},' ..
    '"io.modelcontextprotocol/clientCapabilities":{}},"name":"' .. tool ..
    '","arguments":{"text":"The quick brown fox jumps over the lazy dog"}}}'
end

local bad = 0
function response(status, headers, body)
  if status ~= 200 or not string.find(body, "quick brown fox", 1, true) then bad = bad + 1 end
end

function done(summary, latency, requests)
  io.write("bad answers: " .. bad .. "\n")
end
