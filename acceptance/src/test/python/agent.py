"""An agent of an existing mesh: offers a capability, and depends on one of another agent."""

import mesh
from fastmcp import FastMCP
from mesh.types import McpMeshTool

app = FastMCP("python-peer")


@app.tool()
@mesh.tool(capability="shout", description="Shouts a text", tags=["python"])
def shout(text: str) -> str:
    return text.upper() + ", IN PYTHON!"


@app.tool()
@mesh.tool(capability="asked_time", description="Asks a clock for the time", dependencies=["time_service"])
async def ask_time(zone: str, clock: McpMeshTool = None) -> str:
    if clock is None:
        return "no clock"
    return f"Python heard {await clock(zone=zone)}"


@mesh.agent(name="python-peer", version="1.0.0", http_host="127.0.0.1", http_port=0, auto_run=True)
class PythonPeer:
    pass
