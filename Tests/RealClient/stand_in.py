"""A stand-in for the Messages API on loopback, which answers with the steps of a script.

A script is `{"main": [STEP, ...], "agents": {WORD: [STEP, ...]}, "other": [[TEXT, STEP], ...]}`. The n-th request of the main
conversation gets the n-th step of `main`; a subagent whose prompt has WORD in it gets those of its own; a request that the client
makes for itself (titles, summaries, classifiers, web searches) gets the step of the first TEXT that occurs in its last message.
Where there is no step, a closing text ends the turn. A step may have

    calls     [[TOOL, ARGUMENTS], ...]: all in one response; what else an entry holds is for the reader of the report
    text, thinking, blocks    what the response has beside them
    model, usage              in place of the requested model and of counts that tell each response from any other
    delay, gap                seconds before the answer (some tenths), and after each of its blocks (none)
    find      {NAME: REGEX}: {NAME} in the step becomes the group of the last match in the request, as the id of a task
    status    an HTTP status in place of an answer, for failed attempts

Everything that was asked and answered is kept; `report` returns it.
"""

import http.server
import itertools
import json
import re
import socketserver
import threading
import time

import answers

MAIN, OTHER = "main", "other"
# What the client asks for when it compacts a conversation; such a request offers tools and is in no transcript.
SUMMARY = "<analysis>"
# The API never answers at once, and meanwhile the client writes the request into the transcript.
LATENCY = 0.4


class StandIn:
    """The scripted model. Safe to ask from several threads."""

    def __init__(self, script):
        self.script, self.lock, self.numbers = script, threading.Lock(), itertools.count(1)
        self.steps = {MAIN: iter(script.get("main", [])),
                      **{word: iter(steps) for word, steps in script.get("agents", {}).items()}}
        self.requests, self.sent, self.tools, self.events = [], {}, [], []

    def answer(self, body):
        """The step and the message for a request."""
        thread, step = self.choose(body)
        step = filled(step, body)
        number = next(self.numbers)
        whole = answers.message(step, number, body.get("model"))
        if "status" not in step:
            self.keep(number, thread, body, step, whole)
        return step, whole

    def choose(self, body):
        """The conversation that a request is of, and the step that it gets."""
        text = json.dumps((body.get("messages") or [{}])[-1], ensure_ascii=False)
        if SUMMARY in text or all("input_schema" not in tool for tool in body.get("tools") or []):
            return OTHER, next((step for part, step in self.script.get("other", []) if part in text), {})
        first = json.dumps((body.get("messages") or [{}])[0], ensure_ascii=False)
        thread = next((word for word in self.script.get("agents", {}) if word in first), MAIN)
        with self.lock:
            return thread, next(self.steps[thread], {})

    def keep(self, number, thread, body, step, whole):
        """Writes down who asked, what was answered, and which results the request brought."""
        names = [tool.get("name") for tool in body.get("tools") or []]
        blocks = [block for block in whole["content"] if block["type"] == "tool_use"]
        calls = [{"id": block["id"], "name": block["name"], "input": block["input"], "rest": rest}
                 for block, (_, _, *rest) in zip(blocks, step.get("calls", []))]
        last = (body.get("messages") or [{}])[-1]
        with self.lock:
            self.requests.append({"number": number, "thread": thread, "model": whole["model"], "usage": whole["usage"], "calls": calls,
                                  "id": whole["id"], "tools": names, "last": last})
            self.tools = self.tools or body.get("tools") or []
            for block in results(body):
                self.sent.setdefault(block["tool_use_id"], block)

    def report(self):
        """What was asked and answered: `requests` in their order, the `tools` that the first one offered, and, by the id of its call,
        the block of each result that was `sent` to the model; and, where telemetry is on, its `events`."""
        with self.lock:
            return {"requests": self.requests, "tools": self.tools, "sent": self.sent, "events": self.events}

    def take_events(self, body):
        """Keeps the events of telemetry: {attribute: value, "event.name": name}."""
        with self.lock:
            for scope in (scope for resource in body.get("resourceLogs", []) for scope in resource.get("scopeLogs", [])):
                for record in scope.get("logRecords", []):
                    self.events.append({one["key"]: next(iter(one["value"].values())) for one in record.get("attributes", [])})


def results(body):
    """The result blocks of all messages of a request."""
    for one in body.get("messages") or []:
        content = one.get("content")
        yield from (block for block in content if block.get("type") == "tool_result") if isinstance(content, list) else ()


def filled(step, body):
    """A step with what it wants found in the request."""
    for name, pattern in step.get("find", {}).items():
        found = re.findall(pattern, "\n".join(texts(body.get("messages"))))
        if found:
            step = json.loads(json.dumps(step).replace("{" + name + "}", json.dumps(found[-1])[1:-1]))
    return step


def texts(value):
    """All texts in a JSON value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, (dict, list)):
        for part in value.values() if isinstance(value, dict) else value:
            yield from texts(part)


class Server(socketserver.ThreadingMixIn, http.server.HTTPServer):
    daemon_threads = True

    def __init__(self, stand_in):
        super().__init__(("127.0.0.1", 0), Handler)
        self.stand_in = stand_in
        threading.Thread(target=self.serve_forever, daemon=True).start()

    @property
    def address(self):
        return f"http://127.0.0.1:{self.server_port}"

    def handle_error(self, request, client_address):
        """A client that goes away in the middle of an answer is no fault."""


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def do_GET(self):
        self.give(b"{}")

    def do_HEAD(self):
        self.give(b"")

    def do_POST(self):
        body = json.loads(self.rfile.read(int(self.headers.get("Content-Length") or 0)) or b"{}")
        if "count_tokens" in self.path:
            return self.give(b'{"input_tokens":1000}')
        if self.path == "/v1/logs":
            self.server.stand_in.take_events(body)
        if not self.path.startswith("/v1/messages"):
            return self.give(b"{}")
        step, whole = self.server.stand_in.answer(body)
        time.sleep(step.get("delay", LATENCY))
        if "status" in step:
            kind = {"type": "error", "error": {"type": "overloaded_error", "message": "Scripted failure"}}
            return self.give(json.dumps(kind).encode(), status=step["status"])
        if not body.get("stream"):
            return self.give(json.dumps(whole).encode(), request=whole["id"])
        self.begin("text/event-stream", whole["id"])
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        for event, ended in answers.events(whole):
            self.chunk(f"event: {event['type']}\ndata: {json.dumps(event)}\n\n".encode())
            time.sleep(step.get("gap", 0) if ended is not None else 0)
        self.chunk(b"")

    def begin(self, kind, request=None, status=200):
        self.send_response(status)
        self.send_header("Content-Type", kind)
        if request:
            self.send_header("request-id", request.replace("msg_", "req_"))

    def give(self, data, request=None, status=200):
        self.begin("application/json", request, status)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def chunk(self, data):
        self.wfile.write(f"{len(data):x}\r\n".encode() + data + b"\r\n")
        self.wfile.flush()
