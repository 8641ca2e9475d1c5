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
from model_prices import KINDS, LARGE, WEB_SEARCH, Rates, UsageRates, known, normalised
from record_oracle import bare, count_result, inside, minimal, tool_members, worktree_in
from report_oracle import answer, plain, project_names, rounded, wildcard

AGENT_FILE = re.compile(r"agent-(.+)\.jsonl", re.DOTALL)
OF_CALLS = ("tool", "file", "command")
# What a response tells of itself, and an MCP or Skill call where no response does.
ATTRIBUTED = {"skill": "attributionSkill", "server": "attributionMcpServer", "plugin": "attributionPlugin"}
DIMENSIONS = TIMES + ("project", "model", "session", "agent", "branch", "worktree") + OF_CALLS + tuple(ATTRIBUTED)
FILTERS = ("project", "model", "session", "agent", "branch", "tool", "file", "skill", "server", "plugin")
USAGE = ("input", "output", "cache_write_5m", "cache_write_1h", "cache_read")
# How the content of a call begins that was kept from running.
REFUSALS = (
    "The user doesn't want to proceed", "The user doesn't want to take this action", "[Request interrupted by user", "Permission to use ",
    "Permission for this ", "Claude requested permissions to ", "Hook PreToolUse:", "PreToolUse:", "<tool_use_error>Cancelled",
    "Auto mode is unavailable")
INTERRUPTED = re.compile(r"Exit code -?[0-9]+\r?\n\[Request interrupted by user")
# These iterations are in the counts of the whole already, whatever model they name.
IN_THE_WHOLE = ("message", "compaction", "fallback_message")
WINDOWS = re.compile(r"([A-Za-z]):(?=[/\\]|$)")


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
    worktree: str | None
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
class Usage:
    """What one model did for one response: the one that gave it, or an adviser."""

    place: Place
    names: dict
    response: int
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
    refused: bool


# From rows to responses and calls

class Agents:
    """Tells the type of the agent that wrote a row."""

    def __init__(self, rows):
        launched, self.types, self.described = {}, {}, {}
        for path in {row.path for row in rows}:
            in_file = AGENT_FILE.fullmatch(os.path.basename(path))
            kind = in_file and text_of(described_beside(path), "agentType")
            if kind:
                self.described[in_file[1]] = kind
        for row in rows:
            for block in blocks(row, "assistant", "tool_use"):
                if block.get("name") in ("Task", "Agent") and string(block, "id"):
                    launched[block["id"]] = text_of(member(block, "input"), "subagent_type")
            # As with other results, the call has to be read before.
            agent = string(row.members.get("toolUseResult"), "agentId")
            for block in blocks(row, "user", "tool_result"):
                if agent and launched.get(string(block, "tool_use_id")):
                    self.types[agent] = launched[block["tool_use_id"]]

    def of(self, row, others=()):
        """The agent of a row; OTHERS are rows of its response, which may tell what it doesn't."""
        in_file = AGENT_FILE.fullmatch(os.path.basename(row.path))
        agent = string(row.members, "agentId") or (in_file and in_file[1])
        attributed = first_text([row, *others], "attributionAgent")
        if not agent:
            return attributed or "subagent" if is_aside(row) else "main"
        described = in_file and text_of(described_beside(row.path), "agentType")
        return described or self.described.get(agent) or self.types.get(agent) or attributed or ("acompact" if agent.startswith("acompact") else "subagent")


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


def is_aside(row):
    return row.members.get("isSidechain") is True


def first_text(rows, name):
    """The first text of a name that rows have."""
    return next((text for text in (text_of(row.members, name) for row in rows) if text), None)


# Folders

def canonical(folder):
    """The one spelling of a folder: `C:\\a\\b` on Windows, no separators at the end."""
    if match := WINDOWS.match(folder):
        rest = folder[2:].replace("/", "\\").rstrip("\\")
        return match[1].upper() + ":" + (rest or "\\")
    return bare(folder) or "/"


def slug(folder):
    """What Claude Code calls the folder of transcripts of a folder, before it cuts it."""
    units = folder.encode("utf-16-le", "surrogatepass")
    letters = [chr(units[at] | units[at + 1] << 8) for at in range(0, len(units), 2)]
    return "".join(one if one.isascii() and one.isalnum() else "-" for one in letters)


def root_of(file):
    """The folder at or above a file's first one that names the folder of the transcript; the first one itself where none does."""
    if not file.folder:
        return None
    folder = canonical(clean(file.folder))
    names = os.path.dirname(file.path).split("/")
    if WINDOWS.match(folder):
        names = [re.sub("^[a-z](?=--)", lambda letter: letter[0].upper(), name) for name in names]
    above = folder
    while True:
        name = slug(above)
        if name in names or len(name) > 200 and any(one.startswith(name[:200] + "-") for one in names):
            return above
        cut = max(above.rfind("/"), above.rfind("\\"))
        up = canonical(above[:cut + 1]) if cut >= 0 else above
        if up == above:
            return folder
        above = up


def model_of(row):
    """The normalised model of a row's message, and as it was logged."""
    model = text_of(row.members.get("message"), "model")
    return (normalised(model) if model else None), model


# Whose a row is

def own_session(row):
    return text_of(row.members, "sessionId")


def origin(row):
    """The session that a marked copy comes from, None of a row that is no copy or says nothing of it."""
    marked = text_of(row.members, "requestSessionId") or text_of(row.members.get("forkedFrom"), "sessionId")
    return marked if marked and marked != (own_session(row) or clean(row.file.stem)) else None


def session_of(row):
    return origin(row) or own_session(row)


def rank(row):
    """How far a row is from where it was written first."""
    return 3 if origin(row) else 2 if row.inner else 1 if is_aside(row) else 0


# Responses

def counts_of(said):
    """All counts of a usage, or of one of its iterations."""
    split = member(said, "cache_creation")
    return {
        "input": count(said, "input_tokens"), "output": count(said, "output_tokens"), "flat": count(said, "cache_creation_input_tokens"),
        "5m": count(split, "ephemeral_5m_input_tokens"), "1h": count(split, "ephemeral_1h_input_tokens"),
        "read": count(said, "cache_read_input_tokens"), "searches": count(member(said, "server_tool_use"), "web_search_requests")}


def largest(some):
    """Of each count the largest."""
    return {name: max(one[name] for one in some) for name in some[0]}


def tokens_of(counts):
    """Tokens by kind; what the split of the writes doesn't name is of 5 minutes."""
    return {
        "input": counts["input"], "output": counts["output"],
        "cache_write_5m": counts["5m"] + max(0, counts["flat"] - counts["5m"] - counts["1h"]), "cache_write_1h": counts["1h"],
        "cache_read": counts["read"]}


def prompt_of(tokens):
    return tokens["input"] + tokens["cache_write_5m"] + tokens["cache_write_1h"] + tokens["cache_read"]


class Part:
    """Rows of a response that belong together for sure: those of one file that follow each other or have one request."""

    def __init__(self, row, request):
        self.rows, self.request, self.prompt = [], request, (0, 0, 0)
        self.add(row)

    def add(self, row):
        self.rows.append(row)
        self.prompt = tuple(map(max, self.prompt, prompt_parts(row)))

    def take(self, other):
        self.rows = sorted(self.rows + other.rows, key=lambda row: row.number)
        self.prompt = tuple(map(max, self.prompt, other.prompt))

    def telling(self):
        """The rows by which copies are known: the first one, and those without a request of their own."""
        return [row for row in self.rows if row is self.rows[0] or not string(row.members, "requestId")]

    def originals(self):
        """The ids of those rows, of copies those of the rows that were copied."""
        ids = {string(row.members.get("forkedFrom"), "messageUuid") or string(row.members, "uuid") for row in self.telling()}
        return ids - {None, ""}

    def stamps(self):
        return {string(row.members, "timestamp") for row in self.telling()} - {None, ""}


def prompt_parts(row):
    tokens = tokens_of(counts_of(row.members["message"]["usage"]))
    return tokens["input"], tokens["cache_write_5m"] + tokens["cache_write_1h"], tokens["cache_read"]


def agree(some, others):
    """Whether two prompts can be one: a count that isn't told yet is 0."""
    return all(one == other or not one or not other for one, other in zip(some, others))


def is_response(row):
    message = row.members.get("message")
    return kind_of(row) == "assistant" and member(message, "usage", dict) is not None and member(message, "model") != "<synthetic>"


def parts_of(file, skipped):
    """The parts of a file by message, each in the order of its first row."""
    parts, last = {}, {}
    for row in file.rows:
        if row in skipped:
            continue
        thread = string(row.members, "agentId"), is_aside(row)
        if kind_of(row) == "user" and not blocks(row, "user", "tool_result"):
            last.pop(thread, None)
        if not is_response(row):
            continue
        identity, request = string(row.members["message"], "id"), string(row.members, "requestId")
        if not identity:
            # Without an id of the message the row's own tells copies of it.
            identity, request = ("row", string(row.members, "uuid") or id(row)), None
        known_parts = parts.setdefault(identity, [])
        before_identity, before = last.get(thread, (None, None))
        follows = before_identity == identity and not (before.request and request) and agree(before.prompt, prompt_parts(row))
        same = next((part for part in known_parts if request and part.request == request), None)
        if same and follows and before is not same:
            same.take(before)
            same.add(row)
            known_parts.remove(before)
            for other, (_, part) in list(last.items()):
                if part is before:
                    last[other] = identity, same
        elif same:
            same.add(row)
        elif follows:
            before.add(row)
            before.request = before.request or request
            same = before
        else:
            same = Part(row, request)
            known_parts.append(same)
        last[thread] = identity, same
    return parts


def together(parts):
    """The parts of one message, those that are of one response put together."""
    found = []
    for part in parts:
        whole = None
        for other in list(found):
            if not any(belongs(part, first) for first in other):
                continue
            if whole is None:
                other.append(part)
                whole = other
            elif not (requests(whole) and requests(other) and requests(whole) != requests(other)):
                whole += other
                found = [one for one in found if one is not other]
        if whole is None:
            found.append([part])
        else:
            for one in whole:
                one.request = next(iter(requests(whole)), None)
    return [[row for part in some for row in part.rows] for some in found]


def requests(parts):
    return {part.request for part in parts if part.request}


def belongs(part, other):
    """Whether two parts of one message are of one response."""
    if part.request and other.request:
        return part.request == other.request
    if part.originals() & other.originals():
        return True
    return bool(part.stamps() & other.stamps()) and agree(part.prompt, other.prompt)


def responses_of(files, skipped):
    """The rows of each response in the order of reading, less the copies of answers in sidechains."""
    by_message, places = {}, {file: number for number, file in enumerate(files)}
    for file in files:
        for identity, parts in parts_of(file, skipped).items():
            by_message.setdefault(identity, []).extend(parts)
    found = []
    for parts in by_message.values():
        some = [sorted(rows, key=lambda row: (places[row.file], row.number)) for rows in together(parts)]
        found += [rows for rows in some if not is_copy_aside(rows, some)]
    return found


def is_copy_aside(rows, others):
    """Whether rows are in sidechains only and repeat another response of the same message."""
    def request(some):
        return next((text for text in (string(row.members, "requestId") for row in some) if text), None)

    def counts(some):
        tokens = tokens_of(largest([counts_of(row.members["message"]["usage"]) for row in some]))
        return tokens["input"], tokens["output"], tokens["cache_write_5m"] + tokens["cache_write_1h"], tokens["cache_read"]
    return all(map(is_aside, rows)) and request(rows) and any(
        not all(map(is_aside, other)) and request(other) and request(other) != request(rows) and counts(other) == counts(rows)
        for other in others)


class Origins:
    """Tells which of the copies of a row counts, and in which folder sessions began."""

    def __init__(self, files, responses):
        self.places = {file: number for number, file in enumerate(files)}
        self.firsts, self.roots = {}, {}
        for rows in responses:
            sessions = {session_of(row) for row in rows}
            if len(sessions) == 1:
                session, moment = sessions.pop(), min(row.moment for row in rows)
                self.firsts[session] = min(moment, self.firsts.get(session, moment))
        for file in sorted(files, key=lambda file: (file.age, self.places[file])):
            self.roots.setdefault(clean(file.stem), file)

    def counted(self, rows):
        """The rows that count for whose and when, of one file."""
        lowest = min(map(rank, rows))
        near = [row for row in rows if rank(row) == lowest]
        files = {}
        for row in near:
            files.setdefault(row.file, row)
        file = min(files, key=lambda file: (file.age, self.firsts.get(session_of(files[file]), float("-inf")), self.places[file]))
        return [row for row in near if row.file is file]

    def root(self, row, session=None):
        """The folder in which a row's session began."""
        main = self.roots.get(session or session_of(row))
        return main and root_of(main) or root_of(row.file)

    def place(self, row, agent, model, moment, session=None):
        folder, worktree = self.root(row, session), None
        if folder:
            repository, worktree = worktree_in(folder)
            folder = canonical(repository)
        return Place(
            project=re.split(r"[/\\]", folder.rstrip("/\\"))[-1] or "/" if folder else None,
            folder=folder,
            worktree=worktree,
            branch=text_of(row.members, "gitBranch"),
            session=session or session_of(row),
            agent=agent,
            model=model[0],
            logged_model=model[1],
            moment=moment,
        )


def iterations_of(rows):
    """The iterations of a response by their place, of each the kind, the model and the largest counts."""
    found = {}
    for row in rows:
        for place, one in enumerate(member(row.members["message"]["usage"], "iterations", list) or []):
            if isinstance(one, dict):
                found.setdefault(place, []).append(one)
    return [(some[-1].get("type", "message"), text_of(some[-1], "model"), largest(list(map(counts_of, some)))) for _, some in sorted(found.items())]


def cost_of(rates, model, utc, counts, steps, fast, geo):
    """What tokens cost by kind, and web searches."""
    tokens = tokens_of(counts)
    names = ("input", "output", "flat", "read")
    bills = [tokens]
    if known(model or "") in LARGE and len(steps) > 1 and all(sum(one[name] for one in steps) == counts[name] for name in names):
        bills = list(map(tokens_of, steps))
    prices = [rates.of(model, utc, prompt_of(one), fast, geo) for one in bills]
    if all(one == prices[0] for one in prices):
        bills, prices = [tokens], prices[:1]
    cost = {kind: sum(one[kind] * price[kind] for one, price in zip(bills, prices)) for kind in KINDS}
    return {"input": cost["input"], "output": cost["output"], "cache_write": cost["cache_write_5m"] + cost["cache_write_1h"],
            "cache_read": cost["cache_read"], "web_search": counts["searches"] * WEB_SEARCH}


def usages(number, rows, origins, agents, rates):
    """What a response's rows come to: its own usage, then that of its advisers."""
    whose = origins.counted(rows)
    rest = [row for row in rows if row is not whose[0]]
    moment = max(row.moment for row in whose)
    said = [row.members["message"]["usage"] for row in rows]
    counts = largest(list(map(counts_of, said)))
    chosen = rows[0]
    for row in rows:
        if counts_of(row.members["message"]["usage"])["output"] >= counts_of(chosen.members["message"]["usage"])["output"]:
            chosen = row
    utc = datetime.datetime.fromtimestamp(moment, datetime.timezone.utc).date().isoformat()
    fast = any(member(one, "speed") == "fast" for one in said)
    geo = "us" if any(member(one, "inference_geo") == "us" for one in said) else ""
    names = {name: first_text([whose[0], *rest], attribute) for name, attribute in ATTRIBUTED.items()}
    untold = all(row.members["message"].get("stop_reason", "") is None for row in rows)
    agent = agents.of(whose[0], rest)

    def one(model, counts, steps, fast, untold=False):
        return Usage(origins.place(whose[0], agent, model, moment), names, number, tokens_of(counts), counts["searches"],
                     cost_of(rates, model[0], utc, counts, steps, fast, geo), untold)

    steps = iterations_of(rows)
    found = [one(model_of(chosen), counts, [each for kind, _, each in steps if kind == "message"], fast, untold)]
    for kind, model, each in steps:
        if model and kind not in IN_THE_WHOLE and isinstance(kind, str):
            # What the tools of the API cost is told by the whole.
            found.append(one((normalised(model), model), each | {"searches": 0}, [], False))
    return found


# Calls

def calls_of(files, skipped, origins, agents, rates, responses):
    """Every call once, in the session of its response, with the first result after it."""
    found, results = {}, {}
    sessions = {id(row): session_of(origins.counted(rows)[0]) for rows in responses for row in rows}
    read = {file: number for number, file in enumerate(files)}
    for file in files:
        for row in file.rows:
            if row in skipped:
                continue
            for block in blocks(row, "assistant", "tool_use"):
                if string(block, "name"):
                    found.setdefault(string(block, "id") or id(block), []).append((row, block))
            answers = blocks(row, "user", "tool_result")
            for block in answers:
                # What stands beside several results says nothing of any one.
                response = row.members.get("toolUseResult") if len(answers) == 1 else None
                results.setdefault(string(block, "tool_use_id"), []).append((row, block, response))
    calls = []
    for identity, some in found.items():
        counted = origins.counted([row for row, _ in some])[0]
        told = results.get(identity, [])
        result = next((one for one in told if one[0].file is counted.file and one[0].number > counted.number), None)
        # Another file's result is known by a call that was read before.
        begin = min((read[row.file], row.number) for row, _ in some)
        result = result or next(
            (one for one in told if one[0].file is not counted.file and (read[one[0].file], one[0].number) > begin), None)
        calls.append(call(counted, next(block for row, block in some if row is counted), result, origins, agents, rates, sessions.get(id(counted))))
    return calls


def text_in(content):
    """The texts of a result's content, without anything between."""
    parts = content if isinstance(content, list) else [{"text": content}]
    return "".join(string(part, "text") or "" for part in parts)


def is_refusal(row, text, response):
    """Whether a call that didn't succeed was kept from running: by the user, by a rule, by a sibling's failure."""
    return bool(
        isinstance(row.members.get("toolDenialKind"), str) or response == "User rejected tool use" or text.startswith(REFUSALS)
        or text.startswith("Cannot write to ") and text.endswith("while in plan mode.") or INTERRUPTED.match(text))


def call(row, block, result, origins, agents, rates, session):
    """One call from its block and its result, in the session of its response."""
    tool, hook_input, failed, refused, moment = block["name"], {}, False, False, row.moment
    if "input" in block:
        hook_input["tool_input"] = block["input"]
    if result:
        answered, answer, response = result
        moment = answered.moment
        content = answer.get("content", "")
        if answer.get("is_error") is True:
            hook_input["error"] = text_in(content)
            refused = is_refusal(answered, hook_input["error"], response)
            failed = not refused
        else:
            hook_input["tool_response"] = content if response is None else response
    shown = count_result(tool, "PostToolUseFailure" if failed or refused else "PostToolUse", hook_input)
    here = origins.place(row, agents.of(row), model_of(row), moment, session)
    tokens = {"input": shown.characters // 4 + shown.images,
              "output": len(minimal(hook_input["tool_input"])) // 4 if "tool_input" in hook_input else 0}
    prices = rates.of(here.model)
    tool_input = member(block, "input", dict) or {}
    root = origins.root(row, session) or ""
    for name in ("file_path", "notebook_path"):
        path = string(tool_input, name)
        if path and WINDOWS.match(root) and inside(path[:1].upper() + path[1:], root) is not None:
            tool_input = tool_input | {name: path[:1].upper() + path[1:]}
    details = tool_members(tool, tool_input, hook_input.get("tool_response"), root)
    server = re.fullmatch("mcp__(.+?)__.+", tool, re.DOTALL)
    return Call(
        place=here, tokens=tokens, failed=failed, refused=refused,
        names={"tool": clean(tool), "file": text_of(details, "file"), "skill": text_of(details, "skill"), "plugin": None,
               "server": clean(server[1]) if server else None, "command": program(text_of(details, "command"))},
        cost={name: tokens[name] * prices[name][0].scaleb(-3) for name in tokens})


def below_configuration(environment):
    """The folders of transcripts where none is named, and whether a variable names them."""
    home = environment.get("HOME", "")
    named = environment.get("CLAUDE_CONFIG_DIR")
    own = environment.get("XDG_CONFIG_HOME") or "~/.config"
    folders = [one.strip() for one in named.split(",") if one.strip()] if named else ["~/.claude", f"{own}/claude"]
    return [os.path.join(home, re.sub("^~/", "", one), "projects") for one in folders], bool(named)


class Corpus:
    """All that transcripts hold, before any filter."""

    def __init__(self, folders, environment, named=True):
        described_beside.cache_clear()
        self.files = [transcript_rows.read(path) for path in transcript_rows.files(folders, named)]
        self.malformed = sum(file.malformed for file in self.files)
        self.environment = environment
        self.readings = {}
        whole = self.since(None)
        self.dates = sorted({datetime.date.fromisoformat(one.place.date) for one in whole.usages + whole.calls})

    def since(self, first):
        """What the files tell that were changed on a day or after it; None for all."""
        files = [file for file in self.files if first is None or datetime.date.fromtimestamp(file.changed) >= first]
        if len(files) not in self.readings:
            # Fewer files are always the newer ones.
            self.readings[len(files)] = Reading(files, self.files, self.environment)
        return self.readings[len(files)]


class Reading:
    """The responses and calls of some of the files."""

    def __init__(self, files, found, environment):
        unread = {clean(file.stem) for file in found} - {clean(file.stem) for file in files}
        skipped = {row for file in files for row in file.rows if origin(row) in unread}
        agents = Agents([row for file in files for row in file.rows])
        responses = responses_of(files, skipped)
        origins, rates = Origins(files, responses), UsageRates(environment)
        self.usages = [one for number, rows in enumerate(responses) for one in usages(number, rows, origins, agents, rates)]
        self.calls = calls_of(files, skipped, origins, agents, Rates(environment), responses)
        self.attributed = {name for name in ATTRIBUTED if any(one.names[name] for one in self.usages)}
        home = environment.get("HOME", "").rstrip("/")
        for place in [one.place for one in self.usages + self.calls]:
            place.path = place.folder
            if home and place.folder and (place.folder + "/").startswith(home + "/"):
                place.folder = "~" + place.folder[len(home):]


# From responses and calls to the report

@dataclass
class Tally:
    """The figures of a group."""

    estimated: bool
    calls: int = 0
    failures: int = 0
    refused: int = 0
    searches: int = 0
    responses: set = field(default_factory=set)
    sessions: set = field(default_factory=set)
    tokens: Counter = field(default_factory=Counter)
    cost: Counter = field(default_factory=Counter)

    def add(self, one):
        is_call = isinstance(one, Call)
        if one.place.session:
            self.sessions.add(one.place.session)
        if is_call:
            self.calls += 1
            self.failures += one.failed
            self.refused += one.refused
        else:
            self.responses.add(one.response)
            self.searches += one.searches
        if is_call == self.estimated:
            self.tokens.update(one.tokens)
            for name, amount in one.cost.items():
                self.cost[name] += amount
        return self

    def total(self):
        return sum(self.cost.values())

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
        return {"count": self.calls} | ({} if self.estimated else {"responses": len(self.responses)})


def name_of(one, dimension, projects):
    """What a response or a call is called in a dimension."""
    here = one.place
    if dimension in TIMES:
        year, week, _ = here.local.date().isocalendar()
        return {"day": here.date, "month": here.date[:7], "week": f"{year:04}-W{week:02}", "hour": f"{here.local:%H}"}[dimension]
    if dimension == "project":
        return projects[here.project, here.folder]
    text = one.names[dimension] if dimension in OF_CALLS or dimension in ATTRIBUTED else getattr(here, dimension)
    return text or UNNAMED.get(dimension, "(none)")


def families(model):
    """What else a model is called: without `claude-`, and by its family."""
    name = (model or "").removeprefix("claude-")
    return [name, name.split("-")[0]] if name != model else []


def passes(one, patterns):
    """Whether a response or a call passes each of the filters."""
    for name, wanted in patterns.items():
        if not wanted:
            continue
        if name in OF_CALLS or name in ATTRIBUTED:
            texts = [one.names[name] or "(none)"]
        else:
            texts = [getattr(one.place, name) or UNNAMED.get(name, "(none)")]
        texts += {"project": [one.place.folder, one.place.path], "model": [one.place.logged_model, *families(one.place.model)]}.get(name, [])
        if not any(pattern.fullmatch(text) for pattern in wanted for text in texts if text):
            return False
    return True


def report(options, today, corpus):
    dimensions = options.by.split(",") if options.by else []
    if "file" in dimensions and "project" not in dimensions:
        # Files of one name in different projects are different files.
        dimensions.insert(dimensions.index("file") + 1, "project")
    word, first, last = span(options, today, corpus.dates)
    read = corpus.since(None if options.range == "all" or options.until and not options.since else first)
    asked = set(options.by.split(",") if options.by else []) | {name for name in FILTERS if name in (*OF_CALLS, *ATTRIBUTED) and getattr(options, name)}
    estimated = bool(options.failed or asked & (set(OF_CALLS) | set(ATTRIBUTED) - read.attributed))
    patterns = {name: [wildcard(pattern) for pattern in getattr(options, name)] for name in FILTERS}
    found = [one for one in read.calls + ([] if estimated else read.usages)
             if first.isoformat() <= one.place.date <= last.isoformat() and passes(one, patterns)
             and not (options.failed and not one.failed)]
    projects = project_names([one.place for one in found])
    calls = [one for one in found if isinstance(one, Call)]

    def tally(some, by_estimate=estimated):
        whole = Tally(by_estimate)
        for one in some:
            whole.add(one)
        return whole

    def grouped(names, some, by_estimate=estimated):
        """Rows of names and figures: times by time, then what costs most, of an estimate what there is most of, then the names."""
        groups = {}
        for one in some:
            row = [name_of(one, name, projects) for name in names]
            if "file" in names and row[names.index("file")] == "(none)" and "project" not in asked:
                row[names.index("project")] = "(none)"
            groups.setdefault(tuple(row), []).append(one)
        times = len([1 for n, _ in enumerate(names) if set(names[:n + 1]) <= set(TIMES)])
        rows = [(row, tally(group, by_estimate)) for row, group in groups.items()]
        return sorted(rows, key=lambda row: (row[0][:times], -row[1].calls if by_estimate else -row[1].total(),
                                             [name.encode() for name in row[0]]))

    def rows(label, dimension):
        return [{label: name} | one.counts() | one.figures() | ({"sessions": len(one.sessions)} if label == "project" else {})
                for (name,), one in grouped([dimension], found)]

    summary = tally(found)
    shown = {"range": word, "from": first.isoformat(), "to": last.isoformat(),
             "basis": "tool traffic, estimated from transcripts" if estimated else "API usage, exact"}
    shown["summary"] = {"total_operations": summary.calls, "failed_operations": summary.failures, "refused_operations": summary.refused,
                        "sessions": len(summary.sessions), **summary.figures()}
    if not estimated:
        shown["summary"] |= {"responses": len(summary.responses), "web_searches": summary.searches}
        untold = {one.response: one.place.agent for one in found if isinstance(one, Usage) and one.untold}
        if untold:
            shown["lower_bound"] = True
            shown["summary"]["unfinished_responses"] = {
                "total": len(untold), "subagents": sum(agent != "main" for agent in untold.values())}
    if dimensions:
        shown["groups"] = [
            dict(zip(dimensions, names)) | one.counts() | {"failures": one.failures, "sessions": len(one.sessions)} | one.figures()
            for names, one in grouped(dimensions, found)]
    else:
        shown["tools"] = [{"tool": name} | one.counts() | one.figures() | {"failures": one.failures}
                          for (name,), one in grouped(["tool"], calls, True)]
        shown["projects"] = rows("project", "project")
        shown["models"] = rows("model", "model")
        shown["days"] = rows("date", "day")
    return shown | {"data": {"malformed": corpus.malformed}}


def parser():
    out = query_parser("Prints the JSON that session-stats --source transcripts owes.", FILTERS)
    out.add_argument("--transcripts", action="append", metavar="DIR")
    return out


def main():
    options = parser().parse_args()
    folders, named = (options.transcripts, True) if options.transcripts else below_configuration(os.environ)
    return answer(lambda: report(options, options.today or datetime.date.today(), Corpus(folders, os.environ, named)))


if __name__ == "__main__":
    sys.exit(main())
