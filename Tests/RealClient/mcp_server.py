#!/usr/bin/env python3
"""An MCP server on standard input and output whose tools give each kind of result."""

import json
import sys
import time

from media import png_text

TEXT = "ten miles of light"
BOOK = {"uri": "lamp://book", "mimeType": "text/plain", "text": "The keeper's book."}
PROPERTIES = {"count": {"type": "integer"}, "character": {"type": "string"}, "seconds": {"type": "number"}}
TOOLS = {
    "text": lambda given: result(text(TEXT)),
    "two": lambda given: result(text("red"), text("green")),
    "image": lambda given: result(text("The lamp:"), {"type": "image", "data": png_text(100, 80), "mimeType": "image/png"}),
    "audio": lambda given: result({"type": "audio", "data": "UklGRiQAAABXQVZF", "mimeType": "audio/wav"}),
    "structured": lambda given: {**result(text("Not this.")), "structuredContent": {"miles": 10, "names": ["old lamp", "new lamp"]}},
    "resource": lambda given: result({"type": "resource", "resource": BOOK}),
    "link": lambda given: result({"type": "resource_link", "uri": "lamp://book", "name": "book", "mimeType": "text/plain"}),
    "empty": lambda given: result(),
    "failing": lambda given: {**result(text("There is no oil.")), "isError": True},
    "refusing": lambda given: 1 / 0,
    "exact": lambda given: result(text(given.get("character", "x") * given["count"])),
    "whole": lambda given: result(text("x" * given["count"])),
    "slow": lambda given: time.sleep(given["seconds"]) or result(text("At last.")),
    "die": lambda given: sys.exit(3),
}
# Lifts the client's limit on a result.
META = {"whole": {"anthropic/maxResultSizeChars": 500_000}}


def text(content):
    return {"type": "text", "text": content}


def result(*blocks):
    return {"content": list(blocks)}


def answer(method, parameters):
    """The result for a request."""
    if method == "initialize":
        return {"protocolVersion": parameters["protocolVersion"], "capabilities": {"tools": {}, "resources": {}},
                "serverInfo": {"name": "lamp", "version": "1"}}
    if method == "tools/list":
        schema = {"type": "object", "properties": PROPERTIES}
        return {"tools": [{"name": name, "description": name, "inputSchema": schema, **({"_meta": META[name]} if name in META else {})}
                          for name in TOOLS]}
    if method == "tools/call":
        return TOOLS[parameters["name"]](parameters.get("arguments") or {})
    if method == "resources/list":
        return {"resources": [{"uri": "lamp://book", "name": "book", "mimeType": "text/plain"}]}
    if method == "resources/read":
        return {"contents": [BOOK]}
    raise LookupError(method)


def main():
    for line in sys.stdin:
        request = json.loads(line)
        if "id" not in request:
            continue
        reply = {"jsonrpc": "2.0", "id": request["id"]}
        try:
            reply["result"] = answer(request["method"], request.get("params") or {})
        except LookupError:
            reply["error"] = {"code": -32601, "message": "Method not found"}
        except ArithmeticError:
            reply["error"] = {"code": -32000, "message": "The lamp is locked."}
        print(json.dumps(reply), flush=True)


main()
