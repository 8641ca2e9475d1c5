"""Results of an MCP server, of each kind and around the length from which the model is only shown a preview."""

import json
import os
import sys

from scenario import ANY, Scenario, Session, call, each, scenario, together, unheard

SERVER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "mcp_server.py")
CONFIGURATION = ["--mcp-config", json.dumps({"mcpServers": {"lamp": {"command": sys.executable, "args": [SERVER]}}})]
LONGEST, PREVIEW = 50_000, 2_237


def lamp(name, arguments=None, **expected):
    return call(f"mcp__lamp__{name}", arguments or {}, **expected)


def long(name, count, due, **more):
    """A call whose result has so many characters, of which so many are counted."""
    return lamp(name, {"count": count, **more}, **{"chars.result": due, "tokens.input": due // 4, "tokens.total": ANY})


def exact(count, due, **more):
    return long("exact", count, due, **more)


def load(*names):
    return call("ToolSearch", {"query": "select:" + ",".join(f"mcp__lamp__{name}" for name in names), "max_results": 20}, query=ANY)


KINDS = each(
    load("text", "two", "image", "audio", "structured", "resource", "link", "empty", "failing", "refusing", "slow"),
    lamp("text"), lamp("two"), lamp("image", tokens=ANY), lamp("audio"), lamp("structured"),
    lamp("resource"), lamp("link"), lamp("empty"), lamp("failing", error="There is no oil."),
    lamp("refusing", error="The lamp is locked."), lamp("slow", {"seconds": 0.5}),
)
LENGTHS = each(
    load("exact", "whole"), exact(LONGEST, LONGEST), exact(LONGEST + 1, PREVIEW), exact(LONGEST, LONGEST, character="é"),
    exact(LONGEST + 1, PREVIEW, character="é"), exact(LONGEST // 2, LONGEST // 2, character="💡"), exact(200_000, PREVIEW),
)
RESOURCES = each(
    call("ToolSearch", {"query": "select:ListMcpResourcesTool,ReadMcpResourceTool,ReadMcpResourceDirTool"}),
    call("ListMcpResourcesTool", {}), call("ReadMcpResourceTool", {"server": "lamp", "uri": "lamp://book"}),
    unheard("ReadMcpResourceDirTool", {"server": "lamp", "uri": "lamp://book"}),
)
PARALLEL = [*each(load("text", "slow")), together(lamp("slow", {"seconds": 0.3}), lamp("text"), lamp("slow", {"seconds": 0.1}))]
WHOLE = each(load("whole"), long("whole", 60_000, PREVIEW))
DEATH = each(load("text", "die"), lamp("die"), lamp("text"))


def kinds_known(outcome):
    """An image counts by its size, and reports know the server by the tool's name."""
    image = outcome.record("mcp__lamp__image")
    if image["tokens"]["input"] - image["chars"]["result"] // 4 != 11:
        yield f"an image of 100 x 80 counts {image['tokens']['input'] - image['chars']['result'] // 4} tokens, not 11"
    report = json.loads(outcome.home.run("session-stats", "--source", "log", "--range", "all", "--by", "server", "--json"))
    if "lamp" not in {group["server"] for group in report["groups"]}:
        yield "no server lamp in a report by server"


SCENARIOS = [
    scenario("kinds of results", KINDS, arguments=CONFIGURATION, check=kinds_known),
    scenario("lengths of results", LENGTHS, arguments=CONFIGURATION),
    # No hook input tells that the tool lifts the limit.
    Scenario("a tool without the limit", [Session(WHOLE, arguments=CONFIGURATION)], is_counted_short=True),
    scenario("resources", RESOURCES, arguments=CONFIGURATION),
    scenario("a server that dies", DEATH, arguments=CONFIGURATION),
    scenario("parallel calls of a server", PARALLEL, arguments=CONFIGURATION),
]
