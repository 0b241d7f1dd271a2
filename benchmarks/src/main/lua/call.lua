-- The same tools/call again and again: wrk -s call.lua URL -- VERSION SESSION TOOL KIB. Without arguments it is a
-- plain GET. It prints one line of figures, and what the first bad answer was.
local VERSION, SESSION, TOOL, KIB = 1, 2, 3, 4
local FROM = "2026" -- since then a call says with itself what a session said before
local threads = {}

bad, worst = 0, ""

function setup(thread)
  table.insert(threads, thread)
end

local function call(version, tool, text)
  local meta = ""
  if version >= FROM then
    meta = '"_meta":{"io.modelcontextprotocol/protocolVersion":"' .. version .. '",' ..
      '"io.modelcontextprotocol/clientInfo":{"name":"wrk","version":"4"},' ..
      '"io.modelcontextprotocol/clientCapabilities":{}},'
  end
  return '{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{' .. meta .. '"name":"' .. tool ..
    '","arguments":{"text":"' .. text .. '"}}}'
end

local function headers(version, session, tool)
  wrk.headers["Content-Type"] = "application/json"
  wrk.headers["Accept"] = "application/json, text/event-stream"
  wrk.headers["MCP-Protocol-Version"] = version
  if version >= FROM then
    wrk.headers["Mcp-Method"] = "tools/call"
    wrk.headers["Mcp-Name"] = tool
  end
  if session ~= "-" then wrk.headers["Mcp-Session-Id"] = session end
end

-- Looks at each answer; one that equals a good one is good without another look.
local function checked(text)
  local expected = '"structuredContent":{"text":"' .. text .. '"}'
  local good
  return function(status, _, body)
    if status == 200 and body == good then return end
    local failed = body:find('"error":', 1, true) or body:find('"isError":true', 1, true)
    if status == 200 and not failed and body:find(expected, 1, true) then
      good = body
    else
      bad = bad + 1
      worst = status .. " " .. body:sub(1, 300):gsub("%s+", " ")
    end
  end
end

function init(args)
  if not args[VERSION] then return end
  local text = string.rep("0123456789abcdef", 64 * tonumber(args[KIB]))
  wrk.method = "POST"
  headers(args[VERSION], args[SESSION], args[TOOL])
  wrk.body = call(args[VERSION], args[TOOL], text)
  response = checked(text)
end

function done(summary, latency)
  local errors = summary.errors
  local failed = errors.connect + errors.read + errors.write + errors.status + errors.timeout
  for _, thread in ipairs(threads) do
    failed = failed + thread:get("bad")
    if thread:get("worst") ~= "" then io.write("bad answer: " .. thread:get("worst") .. "\n") end
  end
  io.write(string.format("figures: %d %d %.1f %.1f %.1f %d\n", summary.requests, summary.duration,
    latency:percentile(50), latency:percentile(99), latency:percentile(99.9), failed))
end
