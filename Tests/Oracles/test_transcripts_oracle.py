#!/usr/bin/env python3
"""Holds the oracle for transcripts, their generator and the comparer to cases worked out by hand.

    python3 -m unittest discover -s Tests/Oracles
"""

import json
import os
import stat
import sys
import tempfile
import unittest
from decimal import Decimal

from compare_transcripts import csv_faults
from files import read_file, write_file
from json_shapes import Raw, encode
from log_reader import MAXIMUM
from model_prices import ALL_PRICES, UsageRates
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
        for model in ("claude-opus-4-6", "claude-sonnet-5", "gpt-5"):
            self.assertEqual(self.rate(model, fast=True), self.rate(model))

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
    def report(self, files, *arguments, meta=(), changed=0, status=0, **variables):
        """The report over files, each rows, or text as it stands."""
        files = files if isinstance(files, dict) else {"p/s.jsonl": files}
        with tempfile.TemporaryDirectory() as folder:
            for name, rows in {**files, **dict(meta)}.items():
                path = os.path.join(folder, name)
                write_file(path, rows if isinstance(rows, str) else "".join(line(row) + "\n" for row in rows))
                os.utime(path, (changed, changed))
            days = () if {"--date", "--since", "--until"} & set(arguments) else ("--range", "all")
            done = run("transcripts_oracle.py", "--transcripts", folder, *days, *arguments, **variables)
            self.assertEqual(done.returncode, status, done.stderr)
            return json.loads(done.stdout) if not status else None

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
        self.assertEqual(self.summary([assistant(), assistant(request="q"), assistant(request=None), assistant("n", request=None),
                                       assistant("n", request=None)])["responses"], 4)

    def test_what_does_not_count(self):
        self.assertEqual(self.summary([assistant(model="<synthetic>"), {"type": "progress", "data": {"message": assistant()}},
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
        self.assertEqual(self.summary(without, "--date", "2026-06-15")["responses"], 3)

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
        rows = [assistant(str(number), cwd=folder) for number, folder in enumerate(["/a/api", "/b/api", "/b/api/src/", "C:\\x\\shop", "/", None])]
        self.assertEqual(list(self.names(rows, "project")), ["(none)", "/", "a/api", "b/api", "shop", "src"])
        self.assertEqual(list(self.names(rows, "project", "--project", "/a/*")), ["api"])

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

    def test_where_no_folder_is_named(self):
        with tempfile.TemporaryDirectory() as home:
            for name in (".claude", ".config/claude", "other"):
                write_file(os.path.join(home, name, "projects", "p", "s.jsonl"), line(assistant(name)) + "\n")

            def responses(**variables):
                return json.loads(run("transcripts_oracle.py", "--range", "all", HOME=home, **variables).stdout)["summary"]["responses"]
            self.assertEqual(responses(), 2)
            self.assertEqual(responses(CLAUDE_CONFIG_DIR=f"{home}/other"), 1)
            self.assertEqual(responses(CLAUDE_CONFIG_DIR=f"{home}/other, ~/.claude,/none"), 2)


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
        self.assertLess(found["summary"]["tokens"]["input"], 777_777)

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

    def test_csv(self):
        group = {"count": "2", "tokens": {"total": "3"}, "estimated_cost": {"exact": {"total": "0.5"}}}
        for cells, faults in (("2,3,0.50", 0), ("1,3,0.5", 1), ("2,4,0.5", 1), ("2,3,0.51", 1)):
            text = f"count,tokens_total,cost_total\r\n{cells}\r\n"
            self.assertEqual(len(csv_faults(text, {"groups": [group]})), faults, cells)
        self.assertEqual(len(csv_faults("count\r\n2\r\n", {"groups": [group]})), 2)
        self.assertEqual(len(csv_faults("count,tokens_total,cost_total\r\n", {"groups": [group]})), 1)


if __name__ == "__main__":
    unittest.main()
