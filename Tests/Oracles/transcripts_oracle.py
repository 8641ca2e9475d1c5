#!/usr/bin/env python3
"""Prints the JSON that `session-stats --source transcripts --json` owes for folders of transcripts.

    transcripts_oracle.py --transcripts DIR --range all [--by project,model] [--session ID] ...

Written from the contract and the facts about transcripts alone, for being right and not for being fast. Only what is
owed is printed: the program may say more. See README.md for the questions left open and the answers taken here.
"""

import datetime
import functools
import json
import os
import re
import sys
from collections import Counter
from dataclasses import dataclass, field
from decimal import Decimal

import transcript_rows
from groups_oracle import TIMES, UNNAMED, program, query_parser, span
from hook_json import Number, member, string
from log_reader import MAXIMUM, clean, count_of
from log_reader import Number as Written
from model_prices import KINDS, WEB_SEARCH, Rates, UsageRates, normalised
from record_oracle import count_result, minimal, tool_members
from report_oracle import answer, plain, project_names, rounded, wildcard

AGENT_FILE = re.compile(r"agent-(.+)\.jsonl", re.DOTALL)
OF_CALLS = ("tool", "file", "command", "server", "skill")
DIMENSIONS = TIMES + ("project", "model", "session", "agent", "branch") + OF_CALLS
FILTERS = ("project", "model", "session", "agent", "branch", "tool", "file")
USAGE = ("input", "output", "cache_write_5m", "cache_write_1h", "cache_read")


def text_of(holder, name):
    """A text member that isn't empty, fit for printing."""
    text = string(holder, name)
    return clean(text) if text else None


def count(holder, name):
    """A count: nothing for what is negative or no number, 2^63 - 1 at most."""
    number = member(holder, name, Number)
    return count_of({"n": Written(number.text)}, "n") or 0 if number else 0


@dataclass
class Place:
    """Whose and where a response or a call is."""

    project: str | None
    folder: str | None
    branch: str | None
    session: str | None
    agent: str
    model: str | None
    logged_model: str | None
    moment: float = 0.0

    @functools.cached_property
    def local(self):
        return datetime.datetime.fromtimestamp(self.moment)

    @property
    def date(self):
        return self.local.date().isoformat()


@dataclass
class Response:
    """One answer of the API, whatever number of rows it has."""

    place: Place
    tokens: dict
    searches: int
    cost: dict
    untold: bool


@dataclass
class Call:
    """One tool call, with the hook's estimate."""

    place: Place
    names: dict
    tokens: dict
    cost: dict
    failed: bool


# From rows to responses and calls

class Agents:
    """Tells the type of the agent that wrote a row."""

    def __init__(self, rows):
        launched, self.types = {}, {}
        for row in rows:
            for block in blocks(row, "assistant", "tool_use"):
                if block.get("name") in ("Task", "Agent") and string(block, "id"):
                    launched[block["id"]] = text_of(member(block, "input"), "subagent_type")
        for row in rows:
            agent = string(row.members.get("toolUseResult"), "agentId")
            for block in blocks(row, "user", "tool_result"):
                if agent and launched.get(string(block, "tool_use_id")):
                    self.types[agent] = launched[block["tool_use_id"]]

    def of(self, row):
        in_file = AGENT_FILE.fullmatch(os.path.basename(row.path))
        agent = string(row.members, "agentId") or (in_file and in_file[1])
        if not agent:
            return "subagent" if row.members.get("isSidechain") is True else "main"
        described = in_file and text_of(described_beside(row.path), "agentType")
        return described or self.types.get(agent) or ("acompact" if agent.startswith("acompact") else "subagent")


@functools.cache
def described_beside(path):
    """What the file beside a subagent's transcript says of it."""
    try:
        with open(path.removesuffix(".jsonl") + ".meta.json", encoding="utf-8", errors="replace") as file:
            return json.loads(file.read(), parse_int=Number, parse_float=Number)
    except (OSError, ValueError):
        return None


def kind_of(row):
    """The type of a row; of one that has none, the role of its message."""
    if "type" in row.members:
        return row.members["type"]
    return member(row.members.get("message"), "role")


def blocks(row, kind, block_kind):
    """The content blocks of one kind in a row of one type."""
    if kind_of(row) != kind:
        return []
    content = member(row.members.get("message"), "content", list) or []
    return [block for block in content if member(block, "type") == block_kind]


def root_of(folder, path):
    """The folder above a row's own that names the folder of its transcript; that itself where none does."""
    names = os.path.dirname(path).split("/")
    above = folder
    while above:
        units = above.encode("utf-16-le", "surrogatepass")
        letters = [chr(units[at] | units[at + 1] << 8) for at in range(0, len(units), 2)]
        name = "".join(one if one.isascii() and one.isalnum() else "-" for one in letters)
        if name in names or len(name) > 200 and any(one.startswith(name[:200] + "-") for one in names):
            return above
        cut = max(above.rfind("/"), above.rfind("\\"))
        above = above[:cut] if cut >= 0 else ""
    return folder


def model_of(row):
    """The normalised model of a row's message, and as it was logged."""
    model = text_of(row.members.get("message"), "model")
    return (normalised(model) if model else None), model


def place(row, agents, moment):
    model, logged_model = model_of(row)
    folder = text_of(row.members, "cwd")
    return Place(
        project=re.split(r"[/\\]", folder.rstrip("/\\"))[-1] or "/" if folder else None,
        folder=folder,
        branch=text_of(row.members, "gitBranch"),
        session=text_of(row.members, "sessionId"),
        agent=agents.of(row),
        model=model,
        logged_model=logged_model,
        moment=moment,
    )


def usage(row):
    """Tokens by kind of an assistant row."""
    said = member(row.members["message"], "usage", dict)
    split = member(said, "cache_creation")
    five, hour = (count(split, f"ephemeral_{name}_input_tokens") for name in ("5m", "1h"))
    return {
        "input": count(said, "input_tokens"),
        "output": count(said, "output_tokens"),
        # What the split doesn't name is of 5 minutes.
        "cache_write_5m": max(five, count(said, "cache_creation_input_tokens") - hour),
        "cache_write_1h": hour,
        "cache_read": count(said, "cache_read_input_tokens"),
    }


def groups_of(rows):
    """The rows of each response by its key, less the copies in sidechains."""
    groups = {}
    for number, row in enumerate(rows):
        message = row.members.get("message")
        if kind_of(row) != "assistant" or member(message, "usage", dict) is None:
            continue
        if member(message, "model") == "<synthetic>":
            continue
        # Without an id of the message the row's own tells copies of it.
        key = (string(message, "id") or ("row", string(row.members, "uuid") or number),
               string(row.members, "requestId") if string(message, "id") else None)
        groups.setdefault(key, []).append(row)
    outside = {}
    for (identity, request), some in groups.items():
        if any(row.members.get("isSidechain") is not True for row in some):
            outside.setdefault(identity, set()).add(request)
    return [some for (identity, request), some in groups.items() if request in outside.get(identity, {request})]


def response(some, agents, rates):
    """What a response's rows come to."""
    chosen = some[0]
    for row in some:
        if usage(row)["output"] >= usage(chosen)["output"]:
            chosen = row
    said = chosen.members["message"]["usage"]
    outside = [row for row in some if row.members.get("isSidechain") is not True]
    here = place((outside or some)[0], agents, max(row.moment for row in some))
    here.model, here.logged_model = model_of(chosen)
    tokens = usage(chosen)
    utc = datetime.datetime.fromtimestamp(here.moment, datetime.timezone.utc).date().isoformat()
    prices = rates.of(here.model, utc, sum(tokens.values()) - tokens["output"], member(said, "speed") == "fast",
                      member(said, "inference_geo"))
    searches = count(member(said, "server_tool_use"), "web_search_requests")
    cost = {kind: tokens[kind] * prices[kind] for kind in KINDS}
    return Response(
        place=here, tokens=tokens, searches=searches,
        cost={"input": cost["input"], "output": cost["output"],
              "cache_write": cost["cache_write_5m"] + cost["cache_write_1h"], "cache_read": cost["cache_read"],
              "web_search": searches * WEB_SEARCH},
        untold=all(row.members["message"].get("stop_reason", "") is None for row in some))


def calls_of(rows, agents, rates):
    """Every call once, the first one read of each id, with the first result read after it."""
    found, results = {}, {}
    for row in rows:
        for block in blocks(row, "assistant", "tool_use"):
            if string(block, "name"):
                found.setdefault(string(block, "id") or id(block), (row, block))
        answers = blocks(row, "user", "tool_result")
        for block in answers:
            # What stands beside several results says nothing of any one.
            response = row.members.get("toolUseResult") if len(answers) == 1 else None
            if string(block, "tool_use_id") in found:
                results.setdefault(string(block, "tool_use_id"), (row, block, response))
    return [call(*one, results.get(identity), agents, rates) for identity, one in found.items()]


def call(row, block, result, agents, rates):
    """One call from its block and its result."""
    tool, hook_input, failed, moment = block["name"], {}, False, row.moment
    if "input" in block:
        hook_input["tool_input"] = block["input"]
    if result:
        answered, answer, response = result
        failed, moment = answer.get("is_error") is True, answered.moment
        content = answer.get("content", "")
        if failed:
            parts = content if isinstance(content, list) else [{"text": content}]
            hook_input["error"] = "".join(string(part, "text") or "" for part in parts)
        else:
            hook_input["tool_response"] = content if response is None else response
    shown = count_result(tool, "PostToolUseFailure" if failed else "PostToolUse", hook_input)
    here = place(row, agents, moment)
    tokens = {"input": shown.characters // 4 + shown.images,
              "output": len(minimal(hook_input["tool_input"])) // 4 if hook_input else 0}
    prices = rates.of(here.model)
    tool_input = member(block, "input", dict) or {}
    details = tool_members(tool, tool_input, hook_input.get("tool_response"), root_of(here.folder or "", row.path))
    server = re.fullmatch("mcp__(.+?)__.+", tool, re.DOTALL)
    return Call(
        place=here, tokens=tokens, failed=failed,
        names={"tool": clean(tool), "file": text_of(details, "file"), "skill": text_of(details, "skill"),
               "server": clean(server[1]) if server else None, "command": program(text_of(details, "command"))},
        cost={name: tokens[name] * prices[name][0].scaleb(-3) for name in tokens})


def below_configuration(environment):
    """The folders of transcripts where none is named."""
    home = environment.get("HOME", "")
    named = environment.get("CLAUDE_CONFIG_DIR")
    folders = [one.strip() for one in named.split(",") if one.strip()] if named else ["~/.claude", "~/.config/claude"]
    return [os.path.join(home, re.sub("^~/", "", one), "projects") for one in folders]


class Corpus:
    """All that transcripts hold, before any filter."""

    def __init__(self, folders, environment):
        described_beside.cache_clear()
        rows, self.malformed = [], 0
        for path in transcript_rows.files(folders):
            some, malformed = transcript_rows.read(path)
            rows += some
            self.malformed += malformed
        agents, rates = Agents(rows), UsageRates(environment)
        self.responses = [response(some, agents, rates) for some in groups_of(rows)]
        self.calls = calls_of(rows, agents, Rates(environment))
        home = environment.get("HOME", "").rstrip("/")
        for place in [one.place for one in self.responses + self.calls]:
            place.path = place.folder
            if home and place.folder and (place.folder + "/").startswith(home + "/"):
                place.folder = "~" + place.folder[len(home):]
        self.dates = sorted({datetime.date.fromisoformat(one.place.date) for one in self.responses + self.calls})


# From responses and calls to the report

@dataclass
class Tally:
    """The figures of a group."""

    estimated: bool
    calls: int = 0
    failures: int = 0
    responses: int = 0
    searches: int = 0
    sessions: set = field(default_factory=set)
    tokens: Counter = field(default_factory=Counter)
    cost: Counter = field(default_factory=Counter)

    def add(self, one):
        is_call = isinstance(one, Call)
        self.calls += is_call
        self.failures += is_call and one.failed
        if one.place.session:
            self.sessions.add(one.place.session)
        if not is_call:
            self.responses += 1
            self.searches += one.searches
        if is_call == self.estimated:
            self.tokens.update(one.tokens)
            for name, amount in one.cost.items():
                self.cost[name] += amount
        return self

    def figures(self):
        kinds = ("input", "output") if self.estimated else USAGE
        names = kinds if self.estimated else ("input", "output", "cache_write", "cache_read", "web_search")
        exact = {name: Decimal(self.cost[name]) for name in names}
        printed = {name: rounded(amount) for name, amount in exact.items()}
        return {
            "tokens": {name: min(self.tokens[name], MAXIMUM) for name in kinds} |
                      {"total": min(sum(self.tokens.values()), MAXIMUM)},
            "estimated_cost": printed | {"total": sum(printed.values()), "currency": "USD"} |
                              {"exact": {name: plain(one) for name, one in (exact | {"total": sum(exact.values())}).items()}},
        }

    def counts(self):
        return {"count": self.calls} | ({} if self.estimated else {"responses": self.responses})


def name_of(one, dimension, projects):
    """What a response or a call is called in a dimension."""
    here = one.place
    if dimension in TIMES:
        year, week, _ = here.local.date().isocalendar()
        return {"day": here.date, "month": here.date[:7], "week": f"{year:04}-W{week:02}", "hour": f"{here.local:%H}"}[dimension]
    if dimension == "project":
        return projects[here.project, here.folder]
    text = one.names[dimension] if dimension in OF_CALLS else getattr(here, dimension)
    return text or UNNAMED.get(dimension, "(none)")


def passes(one, patterns):
    """Whether a response or a call passes each of the filters."""
    for name, wanted in patterns.items():
        if not wanted:
            continue
        if name in OF_CALLS:
            texts = [one.names[name] or "(none)"]
        else:
            texts = [getattr(one.place, name) or UNNAMED.get(name, "(none)")]
        texts += {"project": [one.place.folder, one.place.path], "model": [one.place.logged_model]}.get(name, [])
        if not any(pattern.fullmatch(text) for pattern in wanted for text in texts if text):
            return False
    return True


def report(options, today, corpus):
    dimensions = options.by.split(",") if options.by else []
    estimated = bool(options.failed or options.tool or options.file or set(dimensions) & set(OF_CALLS))
    word, first, last = span(options, today, corpus.dates)
    patterns = {name: [wildcard(pattern) for pattern in getattr(options, name)] for name in FILTERS}
    found = [one for one in corpus.calls + ([] if estimated else corpus.responses)
             if first.isoformat() <= one.place.date <= last.isoformat() and passes(one, patterns)
             and not (options.failed and not one.failed)]
    projects = project_names([one.place for one in found])
    calls = [one for one in found if isinstance(one, Call)]

    def tally(some, by_estimate=estimated):
        whole = Tally(by_estimate)
        for one in some:
            whole.add(one)
        return whole

    def rows(label, dimension, some=None, by_estimate=estimated):
        groups = {}
        for one in found if some is None else some:
            groups.setdefault(name_of(one, dimension, projects), []).append(one)
        return sorted(({label: name} | (whole := tally(group, by_estimate)).counts() | whole.figures()
                       for name, group in groups.items()), key=lambda row: row[label].encode())

    summary = tally(found)
    shown = {"range": word, "from": first.isoformat(), "to": last.isoformat(),
             "basis": "tool traffic, estimated from transcripts" if estimated else "API usage, exact"}
    if any(one.untold for one in found if isinstance(one, Response)):
        shown["lower_bound"] = True
    shown["summary"] = {"total_operations": summary.calls, "failed_operations": summary.failures,
                        "sessions": len(summary.sessions), **summary.figures()}
    if not estimated:
        shown["summary"] |= {"responses": summary.responses, "web_searches": summary.searches}
    if dimensions:
        groups = {}
        for one in found:
            groups.setdefault(tuple(name_of(one, dimension, projects) for dimension in dimensions), []).append(one)
        shown["groups"] = [
            dict(zip(dimensions, names)) | (whole := tally(some)).counts() | {"failures": whole.failures,
            "sessions": len(whole.sessions)} | whole.figures() for names, some in sorted(groups.items())]
    else:
        failures = Counter(one.names["tool"] for one in calls if one.failed)
        shown["tools"] = [row | {"failures": failures[row["tool"]]} for row in rows("tool", "tool", calls, True)]
        sessions = {row: len({one.place.session for one in found if name_of(one, "project", projects) == row} - {None})
                    for row in {name_of(one, "project", projects) for one in found}}
        shown["projects"] = [row | {"sessions": sessions[row["project"]]} for row in rows("project", "project")]
        shown["models"] = rows("model", "model")
        shown["days"] = rows("date", "day")
    return shown | {"data": {"malformed": corpus.malformed}}


def parser():
    out = query_parser("Prints the JSON that session-stats --source transcripts owes.", FILTERS)
    out.add_argument("--transcripts", action="append", metavar="DIR")
    return out


def main():
    options = parser().parse_args()
    folders = options.transcripts or below_configuration(os.environ)
    return answer(lambda: report(options, options.today or datetime.date.today(), Corpus(folders, os.environ)))


if __name__ == "__main__":
    sys.exit(main())
