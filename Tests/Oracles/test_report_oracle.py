#!/usr/bin/env python3
"""Holds the report's oracle, its generator and its comparer to cases worked out by hand.

    python3 -m unittest discover -s Tests/Oracles
"""

import json
import os
import random
import subprocess
import sys
import tempfile
import unittest
from decimal import Decimal

from files import write_file
from json_shapes import encode
from log_reader import MAXIMUM, Number, ObjectCheck, count_of, records
from model_prices import BadRate, Rates, normalised

HERE = os.path.dirname(os.path.abspath(__file__))


def run(script, *arguments, **variables):
    environment = {name: text for name, text in os.environ.items() if not name.startswith("CLAUDE_")}
    return subprocess.run([sys.executable, os.path.join(HERE, script), *arguments],
                          env=environment | {"TZ": "UTC"} | variables, capture_output=True, text=True, encoding="utf-8")


class Reading(unittest.TestCase):
    def check(self, text, *tools):
        """Each tool is a record, None a malformed."""
        data = text if isinstance(text, bytes) else text.encode()
        self.assertEqual([one and one["tool"] for one in records(data)], list(tools), text)

    def test_lines(self):
        self.check("")
        self.check(" \r\n\n\t\n")
        self.check('{"tool":"a"}\r\n{"tool":"b"}', "a", "b")
        self.check(b'\xef\xbb\xbf{"tool":"a"}\n\xef\xbb\xbf{"tool":"b"}\n', "a", None)
        self.check('  {"tool":"a"}  \n', "a")
        self.check('{\n"tool"\n:\n"a"\n}\n{\n  "tool": "b"\n}', "a", "b")
        self.check('x\n\ny\n[]\n{}\n{"tool":""}', *[None] * 5)
        self.check('{"tool":"a"} x\n{"tool":"a"}{"tool":"b"}\n{"tool":"a"},', *[None] * 3)

    def test_torn_lines(self):
        # Torn in a text, where the line's end breaks it: the line is one malformed, the next one is by itself.
        self.check('{"tool":"a\n{"tool":"b"}', None, "b")
        self.check('{"tool":"a\nx\n{"tool":"b"}', None, None, "b")
        # Torn between members: pending, until something breaks it.
        self.check('{"tool":"a",\n{"tool":"b"}', None, "b")
        self.check('{"tool":"a",\nx\ny\n  {"tool":"lost"}\n{"tool":"b"}', None, "b")
        self.check('{"tool":"a",', None)
        self.check('{"tool":"a', None)
        self.check('{"tool":"a{"tool":"b"}\n{"tool":"c"}', None, "c")

    def test_objects_over_lines(self):
        self.check('{\n  "tool": "a",\n  "x": {\n    "y": 1\n  }\n} \n{"tool":"b"}', "a", "b")
        self.check('{\n  "tool": "a",\n{"tool":"b"}', None, "b")
        self.check('{\n  "tool": "a"\n},\n{"tool":"b"}', None, "b")
        self.check('{\n  "session": "s"\n}', None)

    def test_text(self):
        self.check(b'{"tool":"a\xffb"}', "a\ufffdb")
        self.check('{"\\u0074ool":"\\ud83d\\ude80"}', "🚀")
        self.check('{"tool":"x","tool":"y"}', "y")
        self.check('{"tool":"x","tool":1}', None)
        self.check(b'{"tool":"a\x1fb"}\n{"tool":"a\x7fb"}', None, "a\x7fb")

    def test_grammar_agrees_with_the_standard_library(self):
        chooser = random.Random(7)
        pieces = ['{', '}', '[', ']', ',', ':', '"a"', '1', '-0.5e+3', 'true', 'null', ' ', '"\\u00e9"', '"\\x"', '01', '"']
        for _ in range(30000):
            text = "{" + "".join(chooser.choice(pieces) for _ in range(chooser.randrange(1, 9)))
            check = ObjectCheck()
            behind = check.feed(text)
            try:
                end = json.JSONDecoder().raw_decode(text)[1]
                self.assertEqual((check.state, behind), ("whole", text[end:]), text)
            except ValueError:
                self.assertNotEqual(check.state, "whole", text)
                if check.state not in ("broken",):
                    # What is incomplete can be made whole.
                    tails = [a + b for a in ("", "1", ":1", '"a":1') for b in self.closers(check)]
                    self.assertTrue(any(self.is_json(text + tail) for tail in tails), text)

    @staticmethod
    def closers(check):
        return ["".join({"{": "}", "[": "]"}[mark] for mark in reversed(check.open))]

    @staticmethod
    def is_json(text):
        try:
            json.loads(text)
        except ValueError:
            return False
        return True

    def test_counts(self):
        for text, value in {
            "0": 0, "-0": 0, "7": 7, "7.9": 7, "0.99": 0, "1e3": 1000, "12.5e1": 125, "1234E-2": 12, "5e-1": 0, "-1": None,
            "-0.5": None, "0e99999": 0, "1e400000": MAXIMUM, "1e" + "9" * 30: MAXIMUM, "1e-" + "9" * 30: 0,
            "9223372036854775806": MAXIMUM - 1, "9223372036854775807": MAXIMUM, "9223372036854775808": MAXIMUM,
            "9" * 5000: MAXIMUM, "0." + "0" * 5000 + "1e5001": 1, "1e18": 10**18, "1e19": MAXIMUM,
        }.items():
            self.assertEqual(count_of({"n": Number(text)}, "n"), value, text[:40])
        for wrong in ("7", True, None, [], {}):
            self.assertIsNone(count_of({"n": wrong}, "n"))


class Models(unittest.TestCase):
    def test_ids(self):
        for logged, shown in {
            "claude-opus-5[1m]": "claude-opus-5", "anthropic.claude-opus-5": "claude-opus-5", "claude-opus-5@default": "claude-opus-5",
            "anthropic.claude-opus-4-6-v1": "claude-opus-4-6", "anthropic/claude-opus-4.6": "claude-opus-4-6",
            "us.anthropic.claude-sonnet-4-5-20250929-v1:0": "claude-sonnet-4-5", "vertex_ai/claude-haiku-4-5@20251001": "claude-haiku-4-5",
            "bedrock/eu.anthropic.claude-sonnet-4-20250514-v1:0[1m]": "claude-sonnet-4", "claude-4-opus-20250514": "claude-opus-4",
            "claude-opus-4-0": "claude-opus-4", "claude-3-5-haiku": "claude-haiku-3-5", "claude-3-5-sonnet-v2@20241022": "claude-sonnet-3-5",
            "claude-3-opus-latest": "claude-opus-3", "claude-mythos-preview": "claude-mythos-preview", "sonnet": "claude-sonnet-5-5",
            "gpt-5.2": "gpt-5.2", "claude-opus-5-9": "claude-opus-5-9",
        }.items():
            self.assertEqual(normalised(logged), shown)

    def test_rates(self):
        rates = Rates({})
        self.assertEqual(rates.of("claude-haiku-5-5")["output"], (Decimal("0.0005"), "built-in"))
        for unknown in ("claude-opus-5-9", "claude-sonnet-4-9", "gpt-5", None):
            self.assertEqual(rates.of(unknown)["input"], (Decimal("0.003"), "default"))
        rates = Rates({"CLAUDE_RATE_INPUT": "1", "CLAUDE_RATE_INPUT_OPUS": "2", "CLAUDE_RATE_INPUT_OPUS_5_5": "3", "CLAUDE_RATE_OUTPUT": ""})
        self.assertEqual([rates.of(one)["input"][0] for one in ("claude-opus-5-5", "claude-opus-5", "gpt-5", None)], [3, 2, 1, 1])
        self.assertEqual(rates.of("claude-opus-5")["output"], (Decimal("0.025"), "built-in"))
        for bad in ("abc", "-1", "1e3", "0.1234567890123", " 1"):
            self.assertRaises(BadRate, Rates, {"CLAUDE_RATE_OUTPUT_OPUS": bad})


class Reports(unittest.TestCase):
    def report(self, lines, *arguments, **variables):
        with tempfile.TemporaryDirectory() as folder:
            write_file(os.path.join(folder, "activity-2026-01-14.jsonl"), "".join(encode(line) + "\n" for line in lines))
            done = run("report_oracle.py", "--log-dir", folder, "--date", "2026-01-14", *arguments, **variables)
            self.assertEqual(done.returncode, 0, done.stderr)
            return json.loads(done.stdout)

    def test_published_sample(self):
        cost = self.report([{"tool": "Read", "tokens": {"input": 45230, "output": 12450}}])["summary"]["estimated_cost"]
        self.assertEqual(cost, {"input": 0.1357, "output": 0.1868, "total": 0.3225, "currency": "USD",
                                "exact": {"input": "0.13569", "output": "0.18675", "total": "0.32244"}})

    def test_projects(self):
        lines = [{"tool": "a", "project": "api", "project_dir": folder} for folder in ("~/a/api", "~/b/api", "/x/b/api")]
        lines += [{"tool": "a", "project": "api"}, {"tool": "a"}, {"tool": "a", "project": "web", "project_dir": "/web"}]
        names = lambda *filters: [one["project"] for one in self.report(lines, *filters)["projects"]]
        self.assertEqual(names(), ["(none)", "a/api", "api", "web", "x/b/api", "~/b/api"])
        self.assertEqual(names("--project", "~/a/*"), ["api"])
        self.assertEqual(names("--project", "*eb", "--project", "(none)"), ["(none)", "web"])

    def test_failures_and_durations(self):
        lines = [{"tool": "a", "error": ""}, {"tool": "a", "error": 1}, {"tool": "a", "exit_code": -1}, {"tool": "a", "exit_code": 0},
                 {"tool": "a", "error": "x", "rejected": True}] + [{"tool": "b", "duration_ms": n} for n in range(1, 21)]
        found = self.report(lines)
        self.assertEqual(found["summary"]["failed_operations"], 2)
        self.assertEqual(found["summary"]["duration_ms"], {"count": 20, "total": 210, "p50": 10, "p95": 19, "max": 20})
        self.assertEqual(found["data"] | {"bytes": 0}, {"files": 1, "bytes": 0, "records": 25, "malformed": 0, "rejected": 1, "troubles": 0})


class Comparing(unittest.TestCase):
    def compare(self, expected, actual, *arguments):
        with tempfile.TemporaryDirectory() as folder:
            paths = [os.path.join(folder, name) for name in ("expected.json", "actual.json")]
            for path, text in zip(paths, (expected, actual)):
                write_file(path, text)
            done = run("compare_reports.py", *paths, *arguments)
            return done.returncode, done.stdout.splitlines()

    def test_differences(self):
        self.assertEqual(self.compare('{"a":1,"b":[1,"x"]}', '{"b":[1,"x"],"a":1}'), (0, []))
        self.assertEqual(self.compare('{"a":1,"b":[1,2]}', '{"a":1.0,"b":[1]}'),
                         (1, ["$.a: expected 1, actual 1.0", "$.b[1]: expected 2, actual (nothing)"]))
        self.assertEqual(self.compare('{}', '{"hint":1}')[0], 1)
        self.assertEqual(self.compare('{}', '{"hint":1}', "--allow", "hint")[0], 0)
        self.assertEqual(self.compare('{"a":true}', '{"a":1}')[0], 1)

    def test_amounts_and_percentiles(self):
        cost = '{"estimated_cost":{"total":%s,"exact":{"total":"%s"}}}'
        self.assertEqual(self.compare(cost % ("0.1", "0.10"), cost % ("0.1000", "0.1"))[0], 0)
        self.assertEqual(self.compare(cost % ("0.1", "0.1"), cost % ("1e-1", "1e-1"))[0], 1)
        self.assertEqual(self.compare(cost % ("0.1", "0.1"), cost % ("0.1", "0.10000000000000000001"))[0], 1)
        durations = '{"duration_ms":{"p50":%d,"max":9}}'
        self.assertEqual(self.compare(durations % 1000, durations % 1010)[0], 0)
        self.assertEqual(self.compare(durations % 1000, durations % 1011)[0], 1)


class Generating(unittest.TestCase):
    def test_without_noise_every_record_is_good(self):
        for seed in range(5):
            with tempfile.TemporaryDirectory() as folder:
                done = run("generate_logs.py", "--seed", str(seed), "--days", "6", "--per-day", "150",
                           "--until", "2026-01-20", "--no-noise", folder)
                self.assertEqual(done.returncode, 0, done.stderr)
                found = json.loads(run("report_oracle.py", "--log-dir", folder, "--range", "all").stdout)
                self.assertEqual((found["from"], found["to"]), ("2026-01-15", "2026-01-20"))
                self.assertEqual((found["data"]["files"], found["data"]["records"], found["data"]["malformed"]), (5, 600, 0))

    def test_noise_leaves_every_record_readable(self):
        with tempfile.TemporaryDirectory() as folder:
            run("generate_logs.py", "--days", "3", "--per-day", "400", "--until", "2026-01-20", folder)
            data = json.loads(run("report_oracle.py", "--log-dir", folder, "--range", "all").stdout)["data"]
            self.assertEqual(data["records"], 1200)
            self.assertGreater(data["malformed"], 30)


if __name__ == "__main__":
    unittest.main()
