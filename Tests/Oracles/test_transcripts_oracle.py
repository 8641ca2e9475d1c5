#!/usr/bin/env python3
"""Holds the oracle for transcripts, their generator and the comparer to cases worked out by hand.

    python3 -m unittest discover -s Tests/Oracles
"""

import datetime
import json
import os
import stat
import sys
import tempfile
import time
import unittest
import unittest.mock
from decimal import Decimal

import transcripts_oracle
from compare_transcripts import csv_faults, order_faults
from files import read_file, write_file
from json_shapes import Raw, encode
from log_reader import MAXIMUM
from model_prices import ALL_PRICES, BadRate, UsageRates, normalised
from report_oracle import written
from test_report_oracle import run
from transcript_rows import moment, values

HERE = os.path.dirname(os.path.abspath(__file__))
NOON = "2026-06-15T12:00:00Z"


def assistant(identity="m", output=10, request="r", **changes):
    """A row of a response; what isn't named is as it is on an ordinary day."""
    message = {"id": identity, "model": changes.pop("model", "claude-opus-5"), "content": changes.pop("content", []),
               "stop_reason": changes.pop("stop", "end_turn"), "usage": {"input_tokens": 1, "output_tokens": output} | changes.pop("usage", {})}
    row = {"type": "assistant", "sessionId": "s", "cwd": "/work/app", "timestamp": NOON, "message": message, "requestId": request} | changes
    return {name: value for name, value in row.items() if value is not None}


def bare(identity="m", output=10, **changes):
    """A row of a response that has no request."""
    return assistant(identity, output, None, **changes)


def prompt(text="go", **changes):
    """A row with what somebody typed."""
    return {"type": "user", "sessionId": "s", "cwd": "/work/app", "timestamp": NOON, "message": {"role": "user", "content": text}} | changes


def progress(inner, agent="a1", **changes):
    """A row of the session's file that tells a row of a subagent."""
    inner = {name: inner[name] for name in ("type", "message", "timestamp", "uuid", "requestId", "toolUseResult") if name in inner}
    return {"type": "progress", "sessionId": "s", "cwd": "/work/app", "timestamp": NOON, "data": {
        "type": "agent_progress", "agentId": agent, "message": inner}} | changes


def at(clock, day=15):
    return f"2026-06-{day}T{clock}:00Z"


def use(identity, name="Bash", **arguments):
    return {"type": "tool_use", "id": identity, "name": name, "input": arguments}


def answer(identity, content="done", **changes):
    """A row with a call's result."""
    block = {"type": "tool_result", "tool_use_id": identity, "content": content}
    if "failed" in changes:
        block["is_error"] = changes.pop("failed")
    return {"type": "user", "sessionId": "s", "cwd": "/work/app", "timestamp": NOON, "message": {"role": "user", "content": [block]}} | changes


def line(*rows):
    return "".join(encode(row) for row in rows)


class Reading(unittest.TestCase):
    def check(self, text, *expected, malformed=False):
        found, is_malformed = values(text)
        self.assertEqual(([one["n"] if isinstance(one, dict) and "n" in one else one for one in found], is_malformed), (list(expected), malformed), text)

    def test_lines(self):
        self.check("")
        self.check(" \t\r")
        self.check('{"n":"a"}\r', "a")
        self.check('{"n":"a"}{"n":"b"} {"n":"c"}', "a", "b", "c")
        self.check("[]", [])
        self.check("null", None)
        self.check("NaN", malformed=True)
        self.check("[" * 100_000, malformed=True)
        self.check('{"n":"a', malformed=True)

    def test_what_is_cut(self):
        self.check('{"m":"te{"n":"a"}', "a", malformed=True)
        self.check('{"m":{"x":1},"y":{"z":"a\\{"n":"a","o":{"p":{}}}{"n":"b"}', "a", "b", malformed=True)
        self.check('{"m":{"x":1},"y":"{\\"n\\":1}', malformed=True)
        self.check('{"n":"a"}{"m":"te{"n":"b"}', "a", "b", malformed=True)

    def test_timestamps(self):
        self.assertEqual(moment("1970-01-02T00:00:00Z"), 86400)
        self.assertEqual(moment("1970-01-01T01:00:00.250+01:00"), 0.25)
        for wrong in (None, "", "yesterday", "2026-11-01", "2026-13-01T00:00:00Z", "2026-11-01T00:00:00"):
            self.assertIsNone(moment(wrong))


class Rates(unittest.TestCase):
    def rate(self, model, kind="input", date="2026-11-20", prompt=0, fast=False, geo="", **environment):
        """USD per million tokens."""
        return UsageRates(environment).of(model, date, prompt, fast, geo)[kind].scaleb(6)

    def test_the_table_keeps_the_multipliers(self):
        for model, row in ALL_PRICES.items():
            if model == "claude-haiku-3":
                continue
            few = {"claude-opus-5-5": "0.05", "claude-sonnet-5-5": "0.05"} | dict.fromkeys(
                [f"claude-{name}-5-{minor}" for name in ("fable", "mythos") for minor in (1, 2)], "0.025")
            self.assertEqual(row["cache_write_5m"], row["input"] * Decimal("1.25"), model)
            self.assertEqual(row["cache_write_1h"], row["input"] * 2, model)
            self.assertEqual(row["cache_read"], row["input"] * Decimal(few.get(model, "0.1")), model)

    def test_fast(self):
        self.assertEqual(self.rate("claude-opus-5", fast=True), 10)
        self.assertEqual(self.rate("claude-opus-5-5", "cache_read", fast=True), Decimal("0.4"))
        self.assertEqual(self.rate("claude-opus-4-7", "output", "2026-07-23", fast=True), 150)
        self.assertEqual(self.rate("claude-opus-4-7", "output", "2026-07-24", fast=True), 25)
        self.assertEqual(self.rate("claude-opus-4-6", "cache_write_1h", "2026-03-01", 200_001, fast=True), 60)
        self.assertEqual(self.rate("claude-opus-4-6", "output", "2026-07-24", fast=True), 25)
        for model in ("claude-opus-4-5", "claude-sonnet-5", "gpt-5"):
            self.assertEqual(self.rate(model, fast=True), self.rate(model))

    def test_ids(self):
        for shown, logged in {
            "claude-opus-5": "us-gov.anthropic.claude-opus-5 ca.anthropic.claude-opus-5 in.anthropic.claude-opus-5 anthropic:claude-opus-5 CLAUDE-OPUS-5 "
                             "Claude_Opus_5 claude-opus-5-preview claude-opus-5-20260801-preview arn:aws:bedrock:us-east-1::foundation-model/anthropic.claude-opus-5",
            "claude-opus-4-6": "anthropic--claude-4.6-opus claude-4.6-opus claude-4-6-opus-high databricks-claude-opus-4-6 copilot-claude-opus-4.6 "
                               "kiro-claude-opus-4_6 claude-opus-4-6-1m claude-opus-4.6-fast claude-opus-4-6[2m] us.anthropic.claude-opus-4-6-v1:0[1m]",
            "claude-opus-4-5": "claude-opus-4-5-20251101-thinking gemini-claude-opus-4-5-thinking claude-opus-4-5-thinking-max",
            "claude-haiku-4-5": "bedrock:us.anthropic.claude-haiku-4-5-20251001-v1:0 anthropic/claude-4.5-haiku",
            "claude-opus-5-5": "claude-opus-latest opus Opus[1m] anthropic/claude-opus-latest vertex_ai/claude-opus-5-5@20260901",
            "claude-sonnet-5-5": "claude-sonnet-latest sonnet", "claude-fable-5-2": "fable claude-fable-latest", "claude-haiku-5-5": "claude-haiku-latest",
            "claude-mythos-preview": "claude-mythos-preview anthropic.claude-mythos-preview claude-mythos-preview-high",
            "my-claude-proxy": "my-claude-proxy", "gpt-5.2": "gpt-5.2 gpt-5.2[1m]",
            "arn:aws:x/ab12cd34": "arn:aws:x/ab12cd34",
        }.items():
            for one in logged.split():
                self.assertEqual(normalised(one), shown, one)

    def test_large_prompts(self):
        self.assertEqual(self.rate("claude-haiku-5-5", "output", prompt=100_000), Decimal("0.5"))
        self.assertEqual(self.rate("claude-haiku-5-5", "output", prompt=100_001), Decimal("2.5"))
        self.assertEqual(self.rate("claude-opus-4-6", "output", "2026-03-12", 200_001), Decimal("37.5"))
        self.assertEqual(self.rate("claude-opus-4-6", "output", "2026-03-12", 200_000), 25)
        self.assertEqual(self.rate("claude-opus-4-6", "output", "2026-03-13", 200_001), 25)
        self.assertEqual(self.rate("claude-sonnet-4", "cache_write_1h", "2026-04-29", 200_001), 12)
        self.assertEqual(self.rate("claude-sonnet-4-5", "cache_write_1h", "2026-05-01", 200_001), 6)
        self.assertEqual(self.rate("claude-sonnet-4-6", "cache_read", "2026-03-12", 200_001), Decimal("0.6"))

    def test_dates_and_places(self):
        self.assertEqual(self.rate("claude-sonnet-5-5", "cache_read", "2026-10-06"), Decimal("0.2"))
        self.assertEqual(self.rate("claude-sonnet-5-5", "cache_read", "2026-10-07"), Decimal("0.1"))
        self.assertEqual(self.rate("claude-opus-4-6", "output", geo="us"), Decimal("27.5"))
        self.assertEqual(self.rate("claude-haiku-5-5", "output", prompt=100_001, geo="us"), Decimal("2.75"))
        for model in ("claude-haiku-4-5", "claude-sonnet-4-5", "claude-opus-4-5", "claude-sonnet-3-7", "gpt-5"):
            self.assertEqual(self.rate(model, geo="us"), self.rate(model))
        self.assertEqual(self.rate("claude-opus-5", geo="eu"), 5)

    def test_environment(self):
        # Its own variable first, then the input's by the model's multipliers, then the price by all rules.
        own = {"CLAUDE_RATE_INPUT": "0.008", "CLAUDE_RATE_INPUT_FABLE_5_1": "0.02", "CLAUDE_RATE_CACHE_WRITE_OPUS": "0.5"}
        self.assertEqual(self.rate("claude-opus-5", **own, fast=True, geo="us"), 8)
        self.assertEqual(self.rate("claude-opus-5", "cache_write_5m", **own, fast=True, geo="us"), 500)
        self.assertEqual(self.rate("claude-opus-5", "cache_write_1h", **own, fast=True, geo="us"), 16)
        self.assertEqual(self.rate("claude-opus-5", "output", **own, fast=True, geo="us"), 55)
        self.assertEqual(self.rate("claude-fable-5-1", "cache_read", **own), Decimal("0.5"))
        self.assertEqual(self.rate("gpt-5", "cache_read", **own), Decimal("0.8"))
        self.assertEqual(self.rate("gpt-5", "cache_write_1h", CLAUDE_RATE_CACHE_WRITE="1"), 6)
        self.assertEqual(self.rate(None, "cache_write_1h", CLAUDE_RATE_CACHE_WRITE_1H="1"), 1000)
        self.assertEqual(self.rate("claude-opus-5", "cache_read", CLAUDE_RATE_CACHE_READ_OPUS_5="0", CLAUDE_RATE_CACHE_READ="1"), 0)


class Reports(unittest.TestCase):
    def report(self, files, *arguments, meta=(), changed=1790000000, old=(), status=0, **variables):
        """The report over files, each rows, or text as it stands; those named in OLD were changed long ago."""
        files = files if isinstance(files, dict) else {"p/s.jsonl": files}
        with tempfile.TemporaryDirectory() as folder:
            for name, rows in {**files, **dict(meta)}.items():
                path = os.path.join(folder, name)
                write_file(path, rows if isinstance(rows, str) else "".join(line(row) + "\n" for row in rows))
                stamp = 86400 if name in old else changed
                os.utime(path, (stamp, stamp))
            days = () if {"--date", "--since", "--until"} & set(arguments) else ("--range", "all")
            options = transcripts_oracle.parser().parse_args([*days, *arguments])
            own = {name: text for name, text in os.environ.items() if not name.startswith("CLAUDE_")} | {"TZ": "UTC"} | variables
            with unittest.mock.patch.dict(os.environ, own, clear=True):
                time.tzset()
                try:
                    found = transcripts_oracle.report(options, datetime.date(2026, 11, 20), transcripts_oracle.Corpus([folder], os.environ))
                except BadRate:
                    self.assertEqual(status, 64)
                    return None
            time.tzset()
            self.assertEqual(status, 0)
            return json.loads(written(found))

    def summary(self, files, *arguments, **options):
        return self.report(files, *arguments, **options)["summary"]

    def names(self, files, dimension, *arguments, **options):
        """Responses and calls by their names in a dimension."""
        groups = self.report(files, "--by", dimension, *arguments, **options)["groups"]
        return {one[dimension]: (one.get("responses", 0), one["count"]) for one in groups}

    def test_nothing(self):
        found = self.report("")
        self.assertEqual((found["summary"]["responses"], found["summary"]["estimated_cost"]["total"], found["models"]), (0, 0, []))
        self.assertEqual((found["basis"], found.get("lower_bound")), ("API usage, exact", None))

    def test_a_response_counts_once(self):
        rows = [assistant(output=1), assistant(output=30), assistant(output=30, sessionId="late"), assistant(output=2)]
        found = self.report(rows, "--by", "session")["groups"]
        self.assertEqual([(one["session"], one["responses"], one["tokens"]["output"], one["tokens"]["input"]) for one in found], [("s", 1, 30, 1)])
        self.assertEqual(self.summary({"a/a.jsonl": rows, "b/c/d/b.jsonl": [assistant(output=31)]})["tokens"]["output"], 31)
        self.assertEqual(self.summary([assistant(), assistant(request="q"), bare(), bare("n"), bare("n")])["responses"], 3)

    def test_what_does_not_count(self):
        self.assertEqual(self.summary([assistant(model="<synthetic>"), {"type": "progress", "data": {"message": "x"}}, {"type": "progress", "data": 7},
                                       progress(assistant(model="<synthetic>")), {"type": "cost-state", "modelUsage": {"x": {"costUSD": 1}}},
                                       {"type": "user", "toolUseResult": assistant(), "message": assistant()["message"]}])["responses"], 0)

    def test_copies_in_sidechains(self):
        aside = assistant(request="aside", isSidechain=True)
        self.assertEqual(self.summary([assistant(), aside])["responses"], 1)
        self.assertEqual(self.summary([aside, assistant("other")])["responses"], 2)
        self.assertEqual(self.summary([aside, assistant(request="aside")])["responses"], 1)
        self.assertEqual(self.summary([aside, assistant(request="q", isSidechain=True)])["responses"], 2)

    def test_lines(self):
        text = line(assistant("a"), assistant("b")) + "\r\n\r\n" + line(assistant("lost"))[:150] + line(assistant("c")) + "\n[]\n7\nnull\n{}\nx\n"
        found = self.report(text)
        self.assertEqual((found["summary"]["responses"], found["data"]["malformed"]), (3, 2))

    def test_tokens(self):
        def tokens(**usage):
            found = self.summary([assistant(usage=usage)])["tokens"]
            return found["cache_write_5m"], found["cache_write_1h"], found["cache_read"], found["total"]

        def split(five, hour):
            return {"ephemeral_5m_input_tokens": five, "ephemeral_1h_input_tokens": hour}
        self.assertEqual(tokens(cache_creation_input_tokens=100), (100, 0, 0, 111))
        self.assertEqual(tokens(cache_creation_input_tokens=0, cache_creation=split(5, 6), cache_read_input_tokens=7), (5, 6, 7, 29))
        self.assertEqual(tokens(cache_creation_input_tokens=100, cache_creation=split(5, 60)), (40, 60, 0, 111))
        self.assertEqual(tokens(cache_creation_input_tokens=-100, cache_read_input_tokens="7", input_tokens=None, output_tokens=True), (0, 0, 0, 0))
        self.assertEqual(tokens(cache_read_input_tokens=Raw("1e30")), (0, 0, MAXIMUM, MAXIMUM))
        self.assertEqual(tokens(cache_read_input_tokens=Raw("1.9")), (0, 0, 1, 12))

    def test_lower_bound(self):
        self.assertTrue(self.report([assistant(stop=None), assistant(stop=None)])["lower_bound"])
        self.assertNotIn("lower_bound", self.report([assistant(stop=None), assistant()]))
        absent = assistant()
        del absent["message"]["stop_reason"]
        self.assertNotIn("lower_bound", self.report([absent]))
        self.assertNotIn("lower_bound", self.report([assistant(stop=None), assistant("n", sessionId="t")], "--session", "t"))

    def test_days(self):
        rows = [assistant(timestamp="2026-06-15T18:29:59Z"), assistant(timestamp="2026-06-15T18:30:00Z", output=1)]
        self.assertEqual(self.names(rows, "day"), {"2026-06-15": (1, 0)})
        self.assertEqual(self.names(rows, "day", TZ="Asia/Kolkata"), {"2026-06-16": (1, 0)})
        self.assertEqual(self.names(rows[::-1], "day", TZ="Asia/Kolkata"), {"2026-06-16": (1, 0)})
        self.assertEqual(self.names(rows[:1], "hour", TZ="Asia/Kolkata"), {"23": (1, 0)})
        without = [assistant(timestamp=None), assistant("n", timestamp=NOON), assistant("o", timestamp="soon"), assistant("p", timestamp=None)]
        self.assertEqual(self.names(without, "day", changed=86400), {"1970-01-02": (1, 0), "2026-06-15": (3, 0)})
        self.assertEqual(self.summary(without[1:], "--date", "2026-06-15")["responses"], 3)
        # What was changed before the first day isn't opened.
        self.assertEqual(self.summary(without[1:], "--date", "2026-06-15", changed=86400)["responses"], 0)

    def test_calls(self):
        rows = [assistant(content=[use("a"), use("b", "Read", file_path="/work/app/x.py"), {"type": "server_tool_use", "id": "c", "name": "web_search"}]),
                assistant(content=[use("a")]), answer("a", "no", failed=True), answer("b", timestamp="2026-06-16T00:00:00Z"), answer("a", failed=True)]
        found = self.report({"p/s.jsonl": rows, "p/t.jsonl": rows[:1]})
        self.assertEqual((found["summary"]["total_operations"], found["summary"]["failed_operations"]), (2, 1))
        self.assertEqual([(one["tool"], one["count"], one["failures"]) for one in found["tools"]], [("Bash", 1, 1), ("Read", 1, 0)])
        self.assertEqual(self.names(rows, "day"), {"2026-06-15": (1, 1), "2026-06-16": (0, 1)})
        self.assertEqual(self.names(rows, "file"), {"(none)": (0, 1), "x.py": (0, 1)})
        self.assertEqual(self.names(rows, "tool", "--failed"), {"Bash": (0, 1)})
        self.assertEqual(self.report(rows, "--tool", "Read")["basis"], "tool traffic, estimated from transcripts")

    def test_estimates(self):
        def tokens(result, **changes):
            found = self.summary([assistant(content=[use("a", "Bash", command="ls")]), answer("a", **{"content": result} | changes)], "--tool", "*")["tokens"]
            return found["input"], found["output"], found["total"]
        self.assertEqual(tokens("x" * 40), (10, 4, 14))
        self.assertEqual(tokens("x" * 40, toolUseResult={"stdout": "é" * 7, "stderr": "!"}), (2, 4, 6))
        self.assertEqual(tokens([{"type": "text", "text": "x" * 6}, {"type": "text", "text": "x" * 6}], toolUseResult="Error: Exit code 1" * 9, failed=True), (3, 4, 7))
        both = answer("a", "x" * 8, toolUseResult="y" * 40)
        both["message"]["content"] += answer("b", "x" * 4)["message"]["content"]
        self.assertEqual(self.summary([assistant(content=[use("a"), use("b")]), both], "--tool", "*")["tokens"]["input"], 3)
        found = self.summary([assistant(content=[use("a", "Bash", command="ls")])], "--by", "tool")
        self.assertEqual(found["tokens"], {"input": 0, "output": 4, "total": 4})
        self.assertEqual(found["estimated_cost"]["exact"], {"input": "0", "output": "0.0001", "total": "0.0001"})

    def test_agents(self):
        launch = [assistant(content=[use("a", "Task", subagent_type="Plan")]), answer("a", toolUseResult={"agentId": "a2"})]
        own = {"p/s/subagents/agent-a1.jsonl": [assistant("1", agentId="a1")], "p/s/subagents/w/agent-a2.jsonl": [assistant("2", agentId="a2")],
               "p/agent-a3.jsonl": [assistant("3")], "p/agent-acompact-4.jsonl": [assistant("4")], "p/s.jsonl": launch + [assistant("5", agentId="a9")],
               "p/agent-a2.jsonl": [assistant("6", agentId="a2")]}
        meta = {"p/s/subagents/agent-a1.meta.json": '{"agentType":"Explore"}', "p/agent-a3.meta.json": '{"agentType":7}',
                "p/agent-a2.meta.json": "{"}
        self.assertEqual(self.names(own, "agent", meta=meta), {"main": (1, 1), "Explore": (1, 0), "Plan": (2, 0), "subagent": (2, 0), "acompact": (1, 0)})

    def test_projects(self):
        folders = ["/a/api", "/b/api", "/b/api/src/", "C:\\x\\shop", "/", None]
        files = {f"p/{number}.jsonl": [assistant(str(number), cwd=folder, sessionId=str(number))] for number, folder in enumerate(folders)}
        self.assertEqual(sorted(self.names(files, "project")), ["(none)", "/", "a/api", "b/api", "shop", "src"])
        self.assertEqual(list(self.names(files, "project", "--project", "/a/*")), ["api"])

    def test_money(self):
        rows = [assistant(usage={"cache_read_input_tokens": 100_000, "cache_creation": {"ephemeral_1h_input_tokens": 3}, "speed": "fast",
                                 "inference_geo": "us", "server_tool_use": {"web_search_requests": 7}})]
        cost = self.summary(rows)["estimated_cost"]
        self.assertEqual(cost["exact"], {"input": "0.000011", "output": "0.00055", "cache_write": "0.000066", "cache_read": "0.11", "web_search": "0.07",
                                         "total": "0.180627"})
        self.assertEqual([cost[name] for name in ("input", "output", "cache_write", "cache_read", "web_search", "total")],
                         [0, 0.0006, 0.0001, 0.11, 0.07, 0.1807])
        self.report(rows, status=64, CLAUDE_RATE_CACHE_READ="x")
        # The prompt is what was sent, not what came back.
        edge = [assistant(model="claude-haiku-5-5", usage={"cache_read_input_tokens": 99_999})]
        self.assertEqual(self.summary(edge)["estimated_cost"]["exact"]["output"], "0.000005")

    # What the rules say of each of these stands in the contract, section 5.

    def test_gateways(self):
        def used(count):
            return {"usage": {"input_tokens": count}}
        one = [bare("relay", uuid="1", timestamp=at("12:00"), **used(100)), bare("relay", uuid="2", timestamp=at("12:01"), **used(200))]
        other = [bare("relay", uuid="3", sessionId="t", **used(300))]
        found = self.summary({"p/a.jsonl": one, "p/b.jsonl": other})
        self.assertEqual((found["responses"], found["tokens"]["input"]), (3, 600))
        # Each request is another response, in a subagent as well; a prompt between two rows parts them.
        self.assertEqual(self.summary([assistant("relay", **used(100)), assistant("relay", request="q", **used(200))])["tokens"]["input"], 300)
        aside = [assistant("relay", request=name, isSidechain=True, agentId="a1", **used(number)) for name, number in (("q", 200), ("t", 300))]
        found = self.summary({"p/s.jsonl": [assistant("relay", **used(100))], "p/s/subagents/agent-a1.jsonl": aside})
        self.assertEqual((found["responses"], found["tokens"]["input"]), (3, 600))
        self.assertEqual(self.summary([bare("relay"), prompt(), bare("relay", timestamp=at("12:01"))])["responses"], 2)
        self.assertEqual(self.summary([bare("relay"), answer("x"), prompt(isSidechain=True), bare("relay", timestamp=at("12:01"))])["responses"], 1)
        self.assertEqual(self.summary([bare("relay"), bare("other"), bare("relay", timestamp=at("12:01"))])["responses"], 3)
        self.assertEqual(self.summary([bare("relay"), bare("relay", isSidechain=True, timestamp=at("12:01"))])["responses"], 2)

    def test_some_rows_have_a_request(self):
        self.assertEqual(self.summary([bare(stop=None, output=1), assistant(output=50)])["tokens"], self.summary([assistant(output=50)])["tokens"])
        self.assertEqual(self.summary([bare(), assistant(timestamp=at("12:01")), bare(timestamp=at("12:02")),
                                       assistant(request="q", timestamp=at("12:03"))])["responses"], 2)
        # A part of a prompt that isn't told yet agrees with anything, another prompt with nothing.
        early = bare(usage={"cache_read_input_tokens": 0}, timestamp=at("11:00"))
        self.assertEqual(self.summary([early, assistant(usage={"cache_read_input_tokens": 7})])["responses"], 1)
        self.assertEqual(self.summary([bare(usage={"cache_read_input_tokens": 5}, timestamp=at("11:00")),
                                       assistant(usage={"cache_read_input_tokens": 7})])["responses"], 2)

    def test_copies_without_a_request(self):
        def responses(one, other):
            return self.summary({"p/s.jsonl": [one], "p/t.jsonl": [other | {"sessionId": "t"}]})["responses"]
        first = bare(uuid="1", timestamp=at("12:00"))
        self.assertEqual(responses(first, bare(uuid="1", timestamp=at("13:00"), usage={"input_tokens": 9})), 1)
        self.assertEqual(responses(first, bare(uuid="2", timestamp=at("13:00"), forkedFrom={"messageUuid": "1", "sessionId": "s"})), 1)
        self.assertEqual(responses(first, bare(uuid="1", timestamp=at("13:00"), forkedFrom={"messageUuid": "0", "sessionId": "s"})), 2)
        self.assertEqual(responses(first, bare(uuid="2", timestamp=at("12:00"))), 1)
        self.assertEqual(responses(first, bare(uuid="2", timestamp=at("12:00"), usage={"input_tokens": 9})), 2)
        self.assertEqual(responses(first, bare(uuid="2", timestamp=at("13:00"))), 2)
        self.assertEqual(responses(bare(None, uuid="1"), bare(None, uuid="1", requestId="r")), 1)
        self.assertEqual(responses(bare(None), bare(None)), 2)

    def test_the_largest_of_each_count(self):
        rows = [assistant(output=1, usage={"cache_read_input_tokens": 50, "cache_creation_input_tokens": 70}, stop=None, model="claude-opus-4-8"),
                assistant(output=30, usage={"cache_creation": {"ephemeral_1h_input_tokens": 60}, "speed": "fast"}),
                assistant(output=2, usage={"input_tokens": 4, "server_tool_use": {"web_search_requests": 2}})]
        found = self.report(rows)
        self.assertEqual(found["summary"]["tokens"], {"input": 4, "output": 30, "cache_write_5m": 10, "cache_write_1h": 60, "cache_read": 50, "total": 154})
        self.assertEqual((found["summary"]["web_searches"], [one["model"] for one in found["models"]]), (2, ["claude-opus-5"]))
        self.assertEqual(found["summary"]["estimated_cost"]["exact"]["output"], "0.0015")

    def test_forks(self):
        def owner(original, copy, dimension="session", **more):
            files = {"p/ffff.jsonl": original, "p/0000.jsonl": copy, **more}
            return {name: number for name, (number, _) in self.names(files, dimension).items()}
        own = [assistant(str(number), sessionId="ffff", uuid=str(number), timestamp=at(f"12:0{number}")) for number in (1, 2)]
        copies = [row | {"sessionId": "0000"} for row in own]
        late = assistant("3", sessionId="0000", timestamp=at("13:00"))
        # Named by the rows, whatever the order of files; in the fork's own clock as well.
        for mark in ({"forkedFrom": {"sessionId": "ffff", "messageUuid": "1"}}, {"requestSessionId": "ffff"}):
            self.assertEqual(owner(own, [row | mark for row in copies] + [late]), {"ffff": 2, "0000": 1})
            stamped = [row | mark | {"timestamp": at("09:00", 18)} for row in copies]
            self.assertEqual(owner(own, stamped + [late | {"timestamp": at("09:01", 18)}], "day"), {"2026-06-15": 2, "2026-06-18": 1})
            self.assertEqual(owner([], [row | mark for row in copies]), {"ffff": 2})
        # Not named: the older file, then the session whose own responses began earlier; one that has none is older still.
        self.assertEqual(owner(own, [prompt(timestamp=at("12:30"))] + copies + [late]), {"ffff": 2, "0000": 1})
        self.assertEqual(owner(own, copies + [late]), {"ffff": 2, "0000": 1})
        later = assistant("4", sessionId="ffff", timestamp=at("12:59"))
        self.assertEqual(owner(own + [later], copies + [late]), {"ffff": 3, "0000": 1})
        self.assertEqual(owner(own + [later | {"timestamp": at("14:00")}], copies + [late]), {"ffff": 1, "0000": 3})
        self.assertEqual(owner(own, copies), {"0000": 2})
        # A marked copy that names its own session is none.
        self.assertEqual(owner(own, [row | {"requestSessionId": "0000"} for row in copies] + [late]), {"ffff": 2, "0000": 1})

    def test_a_copy_of_what_is_not_read(self):
        own = [assistant("1", sessionId="a", content=[use("c")], timestamp=at("12:00", 10))]
        copy = [own[0] | {"sessionId": "b", "requestSessionId": "a", "timestamp": at("12:00")}, assistant("2", sessionId="b")]
        for files, old, responses in (({"p/a.jsonl": own, "p/b.jsonl": copy}, ["p/a.jsonl"], 1), ({"p/b.jsonl": copy}, [], 2)):
            found = self.summary(files, "--since", "2026-06-15", "--until", "2026-06-16", old=old)
            self.assertEqual((found["responses"], found["total_operations"]), (responses, responses - 1))

    def test_advisers(self):
        steps = [{"type": "message", "input_tokens": 1, "output_tokens": 100, "cache_read_input_tokens": 100_000, "cache_creation_input_tokens": 7000},
                 {"type": "advisor_message", "model": "claude-opus-5", "input_tokens": 150_000, "output_tokens": 6000},
                 {"type": "message", "input_tokens": 2, "output_tokens": 400, "cache_read_input_tokens": 100_000, "cache_creation_input_tokens": 1000}]
        usage = {"input_tokens": 3, "cache_creation_input_tokens": 8000, "cache_read_input_tokens": 200_000, "iterations": steps,
                 "cache_creation": {"ephemeral_5m_input_tokens": 0, "ephemeral_1h_input_tokens": 8000}}
        row = assistant(output=500, model="claude-sonnet-5", usage=usage)
        found = self.report([row, row])
        self.assertEqual(found["summary"]["responses"], 1)
        self.assertEqual(found["summary"]["estimated_cost"]["exact"]["total"], "0.977006")
        self.assertEqual([(one["model"], one["responses"], one["tokens"]["input"], one["tokens"]["output"]) for one in found["models"]],
                         [("claude-opus-5", 1, 150_000, 6000), ("claude-sonnet-5", 1, 3, 500)])
        found = self.report([row], "--model", "claude-opus-5")
        self.assertEqual((found["summary"]["responses"], found["summary"]["tokens"]["total"]), (1, 156_000))
        self.assertEqual(self.report([row], "--model", "sonnet")["summary"]["tokens"]["output"], 500)
        # Never fast, but where the response was; what another step took is in the whole already.
        fast = assistant(model="claude-opus-5-5", usage={"speed": "fast", "inference_geo": "us", "iterations": [
            {"type": "advisor_message", "model": "claude-opus-5", "output_tokens": 1000},
            {"type": "fallback_message", "model": "claude-haiku-4-5", "output_tokens": 1000}, {"type": "compaction", "model": "x", "output_tokens": 9},
            {"model": "claude-sonnet-5", "output_tokens": 1000}]})
        self.assertEqual({one["model"]: one["estimated_cost"]["exact"]["output"] for one in self.report([fast])["models"]},
                         {"claude-opus-5": "0.0275", "claude-opus-5-5": "0.00044"})
        client = assistant(output=321, model="claude-opus-5-5", usage={
            "input_tokens": 1234, "cache_creation_input_tokens": 567, "cache_read_input_tokens": 8901, "iterations": [
                {"type": "advisor_message", "model": "claude-opus-5", "input_tokens": 100, "output_tokens": 200, "cache_creation_input_tokens": 30,
                 "cache_creation": {"ephemeral_1h_input_tokens": 30, "ephemeral_5m_input_tokens": 0}}]})
        self.assertEqual(self.summary([client])["estimated_cost"]["exact"]["total"], "0.0217712")

    def test_tiers_by_iteration(self):
        def cost(first, second, **usage):
            steps = [{"type": "message", "input_tokens": 901, "output_tokens": 20, "cache_read_input_tokens": first},
                     {"input_tokens": 1099, "output_tokens": 30, "cache_read_input_tokens": second}]
            row = assistant(output=50, model="claude-haiku-5-5", usage={"input_tokens": 2000, "cache_read_input_tokens": 110_000, "iterations": steps} | usage)
            return self.summary([row])["estimated_cost"]["exact"]["total"]
        low, high = "0.001325", "0.006625"
        self.assertEqual(cost(60_000, 50_000), low)
        self.assertEqual(cost(60_000, 50_001), high)
        self.assertEqual(cost(60_000, 50_000, cache_creation_input_tokens=1), "0.006625625")
        # One step of two is long: 101,901 tokens and 20 of output.
        self.assertEqual(cost(101_000, 9000), "0.0057654")

    def test_progress(self):
        launch = assistant("1", content=[use("t", "Task", subagent_type="Explore")])
        inner = assistant("2", request="q", timestamp=at("12:05"), content=[use("c", "Read")])
        rows = [launch, progress(inner, sessionId="s", gitBranch="b"), progress(answer("c", failed=True)), answer("t", toolUseResult={"agentId": "a1"})]
        self.assertEqual(self.names(rows, "agent"), {"main": (1, 1), "Explore": (1, 1)})
        self.assertEqual(self.summary(rows)["failed_operations"], 1)
        self.assertEqual(self.names(rows, "branch", "--agent", "Explore"), {"b": (1, 1)})
        own = {"p/s.jsonl": rows, "p/s/subagents/agent-a1.jsonl": [inner | {"isSidechain": True, "agentId": "a1", "gitBranch": "own"}]}
        self.assertEqual(self.summary(own)["responses"], 2)
        self.assertEqual(self.names(own, "branch", "--agent", "Explore"), {"own": (1, 1)})
        # Rows of a subagent don't part those of the session.
        self.assertEqual(self.summary([bare("x"), progress(prompt()), progress(bare("y")), bare("x", timestamp=at("13:00"))])["responses"], 2)

    def test_side_questions(self):
        aside = assistant(request="q", isSidechain=True)
        self.assertEqual(self.summary([assistant(), aside, aside])["responses"], 1)
        self.assertEqual(self.summary([assistant(), assistant(request="q", isSidechain=True, usage={"cache_read_input_tokens": 1})])["responses"], 2)
        self.assertEqual(self.summary([assistant(isSidechain=True), aside])["responses"], 2)

    def test_refused_calls(self):
        def outcome(content, **changes):
            found = self.summary([assistant(content=[use("a")]), answer("a", content, **{"failed": True} | changes)])
            return found["failed_operations"], found["refused_operations"]
        for text in ("The user doesn't want to proceed with this tool use.", "The user doesn't want to take this action", "[Request interrupted by user for tool use]",
                     "Permission to use Bash has been denied", "Permission for this was denied", "Claude requested permissions to write", "Hook PreToolUse:x",
                     "PreToolUse:Bash no", "<tool_use_error>Cancelled: x</tool_use_error>", "Auto mode is unavailable: x", "Cannot write to a while in plan mode.",
                     "Exit code 137\n[Request interrupted by user]", [{"type": "text", "text": "Permission to use x"}]):
            self.assertEqual(outcome(text), (0, 1), text)
            self.assertEqual(outcome(text, failed=False), (0, 0), text)
        for text in ("Exit code 1\nboom", "<tool_use_error>InputValidationError: x</tool_use_error>", "Cannot write to a.", "no: Permission to use", "",
                     "Exit code 1\n\n[Request interrupted by user]"):
            self.assertEqual(outcome(text), (1, 0), text)
            self.assertEqual(outcome(text, toolDenialKind="user"), (0, 1))
            self.assertEqual(outcome(text, toolUseResult="User rejected tool use"), (0, 1))
            self.assertEqual(outcome(text, toolDenialKind=None), (1, 0))

    def test_calls_of_copies(self):
        own = [assistant("1", sessionId="ffff", content=[use("c")], timestamp=at("12:00")), answer("c", "no", failed=True, timestamp=at("12:01"))]
        copy = [row | {"sessionId": "0000", "requestSessionId": "ffff", "timestamp": at("12:00", 17)} for row in own]
        self.assertEqual(self.names({"p/ffff.jsonl": own, "p/0000.jsonl": copy}, "session"), {"ffff": (1, 1)})
        self.assertEqual(self.names({"p/ffff.jsonl": own, "p/0000.jsonl": copy}, "day"), {"2026-06-15": (1, 1)})
        found = self.summary({"p/ffff.jsonl": own[:1], "p/0000.jsonl": copy})
        self.assertEqual((found["total_operations"], found["failed_operations"]), (1, 1))

    def test_a_session_is_one_project(self):
        moved = [assistant(str(number), cwd=folder) for number, folder in enumerate(["/home/dev/shop", "/home/dev/shop/src", "/tmp"])]
        name = "projects/-home-dev-shop/s.jsonl"
        self.assertEqual(self.names({name: moved}, "project"), {"shop": (3, 0)})
        self.assertEqual(self.names({name: moved[1:]}, "project"), {"shop": (2, 0)})
        self.assertEqual(self.names({name: moved[2:]}, "project"), {"tmp": (1, 0)})
        # Its subagents' files belong to it, wherever they are.
        agent = {"projects/x/agent-a1.jsonl": [assistant("9", cwd="/elsewhere", isSidechain=True, agentId="a1")]}
        self.assertEqual(self.names({name: moved} | agent, "project"), {"shop": (4, 0)})
        self.assertEqual(self.names(agent, "project"), {"elsewhere": (1, 0)})
        calls = [assistant(cwd="/tmp", content=[use("a", "Read", file_path="/home/dev/shop/a.py")])]
        self.assertEqual(list(self.names({name: [prompt(cwd="/home/dev/shop")] + calls}, "file")), ["a.py"])

    def test_worktrees_and_windows(self):
        tree = "/home/dev/shop/.claude/worktrees/calm-fox"
        files = {"projects/-home-dev-shop/a.jsonl": [assistant("1", sessionId="a", cwd="/home/dev/shop")],
                 "projects/-home-dev-shop--claude-worktrees-calm-fox/b.jsonl": [assistant("2", sessionId="b", cwd=tree + "/src")]}
        self.assertEqual(self.names(files, "project"), {"shop": (2, 0)})
        self.assertEqual(self.names(files, "worktree"), {"(none)": (1, 0), "calm-fox": (1, 0)})
        files = {f"p/{'cC'[number % 2]}--A-LAB/s{number}.jsonl": [assistant(str(number), sessionId=f"s{number}", cwd=folder)]
                 for number, folder in enumerate(["C:\\A_LAB", "c:\\A_LAB", "c:/A_LAB/", "C:\\A_LAB\\"])}
        self.assertEqual(self.names(files, "project"), {"A_LAB": (4, 0)})
        self.assertEqual(self.names(files, "project", "--project", "C:\\A_LAB"), {"A_LAB": (4, 0)})
        self.assertEqual(self.names({"p/c--A-LAB/s.jsonl": [assistant(cwd="C:/A_LAB/src/deep")]}, "project"), {"A_LAB": (1, 0)})
        reading = [assistant(cwd="c:/A_LAB", content=[use("a", "Read", file_path="c:\\A_LAB\\b.py")])]
        self.assertEqual(list(self.names({"p/C--A-LAB/s.jsonl": reading}, "file")), ["b.py"])

    def test_which_files_are_transcripts(self):
        files = {"local/.claude/projects/-s-calm-fox/c.jsonl": [assistant("1", cwd="/s/calm-fox")], "local/audit.jsonl": [assistant("2")],
                 "p/s/tool-results/x.jsonl": [assistant("3")], "p/s.jsonl.orphaned": [assistant("4")], "p/s.superseded.jsonl": [assistant("5")]}
        self.assertEqual(self.names(files, "project"), {"calm-fox": (1, 0)})

    def test_attribution(self):
        rows = [assistant("1", attributionSkill="pdf"), assistant("1", attributionMcpServer="github", attributionSkill="other"), assistant("2"),
                assistant("3", content=[use("a", "mcp__jira__get"), use("b", "Skill", skill="pdf")])]
        self.assertEqual(self.names(rows, "skill"), {"pdf": (1, 1), "(none)": (2, 1)})
        self.assertEqual(self.names(rows, "server"), {"github": (1, 0), "(none)": (2, 1), "jira": (0, 1)})
        self.assertEqual(self.names(rows, "plugin"), {"(none)": (0, 2)})
        self.assertEqual(self.report(rows, "--skill", "pdf")["basis"], "API usage, exact")
        self.assertEqual(self.report(rows[2:], "--by", "skill")["basis"], "tool traffic, estimated from transcripts")
        self.assertEqual(self.report(rows, "--by", "skill,tool")["basis"], "tool traffic, estimated from transcripts")
        agents = [assistant("1", agentId="a1", attributionAgent="Plan"), assistant("2", attributionAgent="Plan"), assistant("3", isSidechain=True, agentId="acompact-1")]
        self.assertEqual(self.names(agents, "agent"), {"Plan": (1, 0), "main": (1, 0), "acompact": (1, 0)})

    def test_unfinished(self):
        rows = [assistant("1", stop=None), assistant("2", stop=None, isSidechain=True, agentId="a"), assistant("3")]
        self.assertEqual(self.summary(rows)["unfinished_responses"], {"total": 2, "subagents": 1})
        self.assertNotIn("unfinished_responses", self.summary(rows[2:]))

    def test_fast_modes_that_ended(self):
        def cost(model, day):
            row = assistant(model=model, output=0, timestamp=f"{day}T10:00:00Z", usage={"input_tokens": 1_000_000, "speed": "fast"})
            return self.summary([row])["estimated_cost"]["exact"]["total"]
        self.assertEqual([cost("claude-opus-4-6", day) for day in ("2026-04-10", "2026-08-10")], ["30", "5"])
        self.assertEqual([cost("claude-opus-4-7", "2026-05-10"), cost("claude-opus-4-8", "2026-08-10")], ["30", "10"])

    def test_order(self):
        rows = [assistant("1", model="claude-haiku-4-5", cwd="/a/x"), assistant("2", model="claude-opus-5", content=[use("a", "Read")]),
                assistant("3", model="claude-haiku-4-5", timestamp=at("12:00", 14)), assistant("4", content=[use("b"), use("c")], model="claude-opus-5")]
        found = self.report(rows)
        self.assertEqual([one["model"] for one in found["models"]], ["claude-opus-5", "claude-haiku-4-5"])
        self.assertEqual([one["tool"] for one in found["tools"]], ["Bash", "Read"])
        self.assertEqual([(one["day"], one["model"]) for one in self.report(rows, "--by", "day,model")["groups"]],
                         [("2026-06-14", "claude-haiku-4-5"), ("2026-06-15", "claude-opus-5"), ("2026-06-15", "claude-haiku-4-5")])

    def test_where_no_folder_is_named(self):
        with tempfile.TemporaryDirectory() as home:
            for name in (".claude", ".config/claude", "other"):
                write_file(os.path.join(home, name, "projects", "p", "s.jsonl"), line(assistant(name)) + "\n")

            def responses(**variables):
                return json.loads(run("transcripts_oracle.py", "--range", "all", HOME=home, **variables).stdout)["summary"]["responses"]
            write_file(os.path.join(home, ".claude", "projects", ".hidden", "s.jsonl"), line(assistant("hidden")) + "\n")
            self.assertEqual(responses(), 2)
            self.assertEqual(responses(CLAUDE_CONFIG_DIR=f"{home}/.claude"), 2)
            self.assertEqual(responses(CLAUDE_CONFIG_DIR=f"{home}/other"), 1)
            self.assertEqual(responses(CLAUDE_CONFIG_DIR=f"{home}/other, ~/.claude,/none"), 3)


class Generating(unittest.TestCase):
    def made(self, *arguments):
        """What a folder holds by name, and the report over it."""
        with tempfile.TemporaryDirectory() as folder:
            done = run("generate_transcripts.py", *arguments, folder)
            self.assertEqual(done.returncode, 0, done.stderr)
            held = {}
            for where, _, names in os.walk(folder):
                for name in names:
                    path = os.path.join(where, name)
                    held[os.path.relpath(path, folder)] = (read_file(path), os.stat(path).st_mtime)
            return held, json.loads(run("transcripts_oracle.py", "--transcripts", folder, "--range", "all").stdout)

    def test_a_seed_makes_the_same_again(self):
        self.assertEqual(self.made("--seed", "3")[0], self.made("--seed", "3")[0])
        self.assertNotEqual(self.made("--seed", "3")[0], self.made("--seed", "4")[0])

    def test_plain_folders_are_well_formed(self):
        _, found = self.made("--seed", "5", "--plain", "--sessions", "20")
        self.assertEqual(found["data"]["malformed"], 0)
        self.assertGreater(found["summary"]["responses"], 50)
        self.assertNotIn("InnerTool", [one["tool"] for one in found["tools"]])

    def test_noise_hides_nothing(self):
        _, found = self.made("--seed", "6", "--sessions", "30")
        self.assertGreater(found["data"]["malformed"], 5)
        self.assertFalse({"NoTool", "InnerTool"} & {one["tool"] for one in found["tools"]})
        self.assertLess(found["summary"]["tokens"]["output"], 777_777)

    def test_megabytes(self):
        held, _ = self.made("--megabytes", "3")
        self.assertGreater(sum(len(data) for data, _ in held.values()), 3_000_000)


class Comparing(unittest.TestCase):
    def compare(self, spoil):
        """The comparer's word on a program that says what the oracle says, through SPOIL."""
        with tempfile.TemporaryDirectory() as folder:
            program = os.path.join(folder, "program")
            with open(program, "w", encoding="utf-8") as out:
                out.write(f"#!{sys.executable}\nimport sys\nsys.path.insert(0, {HERE!r})\nimport transcripts_oracle, io, json\n"
                          "words = sys.argv[3:]\nform = 'csv' if 'csv' in words else 'text' if 'text' in words else 'json'\n"
                          "sys.argv[1:] = words[:-1] if form == 'json' else words[:-2]\n"
                          "class Out:\n    buffer = io.BytesIO()\nreal, sys.stdout = sys.stdout, Out\n"
                          "transcripts_oracle.main()\nsys.stdout = real\nreport = json.loads(Out.buffer.getvalue())\n"
                          f"{spoil}\n"
                          "if form == 'json':\n    print(json.dumps(report, default=str))\n"
                          "elif form == 'csv':\n    print('count,tokens_total,cost_total')\n"
                          "    for one in report.get('groups', []):\n"
                          "        print(one['count'], one['tokens']['total'], one['estimated_cost']['exact']['total'], sep=',')\n"
                          "else:\n    whole = report['summary']\n"
                          "    print(f\"Total operations: {whole['total_operations']:,}\\nSessions: {whole['sessions']:,}\")\n"
                          "    print(f\"Total tokens: {whole['tokens']['total']:,}\\nTotal: ${whole['estimated_cost']['total']:,.4f}\")\n")
            os.chmod(program, stat.S_IRWXU)
            done = run("compare_transcripts.py", program, "--seed", "2", "--sessions", "3", "--queries", "2")
            self.assertEqual(done.stderr.split(" ")[-1], "differ\n", done.stderr)
            return done.returncode, done.stdout

    def test_agreement(self):
        self.assertEqual(self.compare("report['more'] = 1"), (0, ""))

    def test_differences(self):
        status, said = self.compare("report['summary']['tokens']['cache_read'] = 1\n"
                                    "if form == 'text': report['summary']['estimated_cost']['total'] += 1")
        self.assertEqual(status, 1)
        self.assertIn("$.summary.tokens.cache_read: expected", said)
        self.assertIn("text: no line Total: $", said)
        self.assertIn("generate_transcripts.py --seed 2 --sessions 3", said)
        said = self.compare("report['summary']['estimated_cost']['total'] += 0.0001\nreport['lower_bound'] = not report.get('lower_bound', False)")[1]
        self.assertIn("$.summary.estimated_cost.total: expected", said)
        self.assertIn("$.lower_bound: expected", said)

    def test_order(self):
        class Options:
            by = "model"
        owed = {"groups": [{"model": "b"}, {"model": "a"}]}
        self.assertEqual(order_faults(owed, owed, Options), [])
        self.assertEqual(order_faults(owed, {"groups": owed["groups"][::-1]}, Options), ["$.groups[0]: b belongs here, not a"])

    def test_csv(self):
        group = {"count": "2", "tokens": {"total": "3"}, "estimated_cost": {"exact": {"total": "0.5"}}}
        for cells, faults in (("2,3,0.50", 0), ("1,3,0.5", 1), ("2,4,0.5", 1), ("2,3,0.51", 1)):
            text = f"count,tokens_total,cost_total\r\n{cells}\r\n"
            self.assertEqual(len(csv_faults(text, {"groups": [group]})), faults, cells)
        self.assertEqual(len(csv_faults("count\r\n2\r\n", {"groups": [group]})), 2)
        self.assertEqual(len(csv_faults("count,tokens_total,cost_total\r\n", {"groups": [group]})), 1)


if __name__ == "__main__":
    unittest.main()
