#!/usr/bin/env python3
"""Runs `session-stats --source transcripts` and `transcripts_oracle.py` over made-up transcripts and says where they differ.

    compare_transcripts.py PATH/TO/session-stats --seed N [--count N] [--queries N] [--transcripts DIR] [--keep DIR]

Makes `--count` folders, of seed N and those after it, or takes DIR as it is. Every query is asked under several rates and time zones as
JSON, of which every member that the oracle prints must be there, and the order of rows; CSV and text are held to that JSON. All queries are
asked in UTC, a sample in each of the other surroundings; `--queries` takes samples of so many, the same for the same seed. Exit 0 when all agree, 1 when something differs.
"""

import argparse
import csv
import datetime
import io
import os
import random
import re
import shlex
import subprocess
import sys
import tempfile
import time
from decimal import Decimal

import transcripts_oracle as oracle
from compare_reports import differences, parsed, show, told
from generate_transcripts import CLIFFS, make
from report_oracle import written

SURROUNDINGS = [
    {"TZ": "UTC"},
    {"TZ": "Asia/Kolkata", "CLAUDE_RATE_INPUT": "0.007", "CLAUDE_RATE_OUTPUT_OPUS": "0.5", "CLAUDE_RATE_CACHE_READ_SONNET_4_5": "0"},
    {"TZ": "America/St_Johns", "CLAUDE_RATE_INPUT_SONNET": "0.001", "CLAUDE_RATE_CACHE_WRITE": "0.123456789012",
     "CLAUDE_RATE_CACHE_WRITE_1H_FABLE_5": "0.25", "CLAUDE_RATE_OUTPUT_HAIKU_5_5": "0.000001"},
    {"TZ": "Pacific/Kiritimati", "CLAUDE_RATE_CACHE_WRITE_1H": "0.02", "CLAUDE_RATE_CACHE_READ_OPUS": "0.003", "CLAUDE_RATE_INPUT_GPT_5_2": "1"},
]
# How many queries are asked in each but the first of the surroundings.
SAMPLE = 12
LABELS = ("tool", "project", "model", "date")
FIGURE = re.compile("(?:tokens|cost)_[a-z0-9_]+")


class Everything:
    """The members that a report may have beside those that are owed."""

    def __contains__(self, name):
        return True


def queries(today):
    """All queries but for the folders, each a line as typed."""
    yield from (f"--range all --by {one}" for one in oracle.DIMENSIONS)
    yield from (f"--range all --by {one}" for one in (
        "project,model", "agent,session", "day,model", "branch,agent", "model,tool", "hour,project", "tool,agent", "server,session", "week,skill",
        "plugin,model", "skill,server", "session,day", "server,tool"))
    yield "--range all"
    for cliff in CLIFFS:
        day = datetime.date.fromisoformat(cliff)
        for one in (day - datetime.timedelta(days=1), day):
            yield f"--date {one}"
            yield f"--date {one} --by model"
        yield f"--since {cliff}"
        yield f"--until {cliff} --by project"
    ago = [(today - datetime.timedelta(days=back)).isoformat() for back in range(20)]
    yield from ("--range today", "--range week --by day", "--range month", "--range yesterday", "--range 3d --by tool", "--range last-month",
                f"--since {ago[9]} --until {ago[3]}", f"--since {ago[19]} --by session", f"--date {ago[4]}", "--date 2019-01-01")
    for chosen in (
            "--project api", "--project '*/api'", "--project /srv/*", "--project '(none)'", "--project my-app --project shop", "--model 'claude-opus-*'",
            "--model '*[1m]'", "--model claude-opus-4-6 --by day", "--model gpt-5.2", "--model opus", "--model haiku-5-5 --by day", "--session '*a'", "--agent main", "--agent subagent",
            "--agent 'acompact*' --agent Explore", "--branch main --agent main", "--branch '(none)'", "--tool Bash", "--tool 'mcp__*' --by server",
            "--tool '?dit' --tool Read", "--tool Skill --by skill", "--tool Bash --by command", "--failed", "--failed --by tool", "--file '*.py' --by file",
            "--failed --model 'claude-sonnet*'", "--tool none", "--model 'claude-mythos*'", "--model 'claude-opus-*' --by project,model",
            "--skill pdf", "--server github --by server", "--plugin '*' --by plugin", "--plugin docs --by session", "--skill '(none)' --by skill",
            "--server github --tool 'mcp__*'", "--project '*shop*' --by project", "--agent 'Explore' --by agent,model", "--session '0*' --by session"):
        yield f"--range all {chosen}"


class Comparison:
    def __init__(self, program):
        self.program, self.asked, self.differing = program, 0, 0

    def run(self, arguments, variables):
        done = subprocess.run([self.program, "--source", "transcripts", *arguments], env=variables, capture_output=True, timeout=300)
        return done.returncode, done.stdout.decode(), done.stderr.decode()

    def complain(self, origin, arguments, variables, found):
        self.differing += 1
        names = " ".join(f"{name}={shlex.quote(value)}" for name, value in variables.items())
        show(f"{origin}\n{names} session-stats --source transcripts {shlex.join(arguments)}", found)

    def ask(self, origin, folders, query, variables, corpus, formats):
        """Asks once; FOLDERS may be none where the surroundings name them."""
        arguments = [word for folder in folders for word in ("--transcripts", folder)] + shlex.split(query)
        options = oracle.parser().parse_args(arguments)
        # Should midnight pass in between, today is another: then once more.
        while True:
            today = datetime.date.today()
            status, actual, said = self.run(arguments + ["--json"], variables)
            expected = written(oracle.report(options, today, corpus))
            if today == datetime.date.today():
                break
        self.asked += 1
        if status or not actual:
            return self.complain(origin, arguments, variables, [f"status {status}: {said}"])
        expected, actual = parsed(expected), parsed(actual)
        found = order_faults(expected, actual, options) + told(faults(expected, actual, options))
        if formats:
            for name, check in (("csv", csv_faults), ("text", text_faults)):
                status, text, said = self.run(arguments + ["--format", name], variables)
                found += [f"{name}: {fault}" for fault in ([f"status {status}: {said}"] if status else check(text, actual))]
        if found:
            self.complain(origin, arguments, variables, found)


def faults(expected, actual, options):
    """What a report owes and doesn't say. Of lists the members count, not their order."""
    for one in (expected, actual):
        one.setdefault("lower_bound", False)
        if "summary" in one:
            one["summary"].setdefault("unfinished_responses", {"total": "0", "subagents": "0"})
        if options.range != "all":
            # Files that can't hold the days asked for needn't be opened.
            one.get("data", {}).pop("malformed", None)
        for name in ("tools", "projects", "models", "days", "groups"):
            labels = options.by.split(",") if name == "groups" and options.by else LABELS
            if isinstance(one.get(name), list):
                one[name].sort(key=lambda row: [str(row.get(label)) for label in labels])
    return differences(expected, actual, Everything())


def order_faults(expected, actual, options):
    """Which lists don't stand in the order that is owed; only those that hold the same rows."""
    found = []
    for name in ("tools", "projects", "models", "days", "groups"):
        labels = options.by.split(",") if name == "groups" and options.by else LABELS
        owed, said = ([[str(row.get(label)) for label in labels] for row in one.get(name) or []] for one in (expected, actual))
        if owed != said and sorted(owed) == sorted(said):
            place = next(at for at, pair in enumerate(zip(owed, said)) if pair[0] != pair[1])
            found.append(f"$.{name}[{place}]: {'/'.join(owed[place])} belongs here, not {'/'.join(said[place])}")
    return found


def csv_faults(text, report):
    """What differs between the rows of CSV and the groups of the JSON, in any column that both have."""
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    if "groups" not in report:
        return []
    if len(rows) != len(report["groups"]):
        return [f"{len(rows)} rows for {len(report['groups'])} groups"]
    # JSON's groups were sorted for comparing, so the figures of all rows are compared as a whole.
    found = []
    for column in rows[0] if rows else ():
        kind, _, name = column.partition("_")
        if FIGURE.fullmatch(column):
            of_group = [(one["tokens"] if kind == "tokens" else one["estimated_cost"]["exact"]).get(name) for one in report["groups"]]
        elif column in ("count", "failures", "sessions", "responses"):
            of_group = [one.get(column) for one in report["groups"]]
        else:
            continue
        if None not in of_group and sorted(map(Decimal, of_group)) != sorted(Decimal(row[column] or 0) for row in rows):
            found.append(f"{column}: {sorted(row[column] for row in rows)[:4]} for {sorted(of_group)[:4]}")
    return found + [f"no column {name}" for name in ("count", "tokens_total", "cost_total") if rows and name not in rows[0]]


def text_faults(text, report):
    """What the lines of a summary lack of the JSON."""
    if "groups" in report:
        return []
    summary = report["summary"]
    lines = {re.sub(r" {2,}", " ", line.strip()) for line in text.split("\n")}
    total = Decimal(summary["estimated_cost"]["total"])
    wanted = [("Total operations:", f"{int(summary['total_operations']):,}"), ("Sessions:", f"{int(summary['sessions']):,}"),
              ("Total tokens:", f"{int(summary['tokens']['total']):,}"), ("Total:", f"${total:,.4f}")]
    return [f"no line {label} {figure}" for label, figure in wanted
            if not any(line.startswith(label) and line.split(" ")[len(label.split(" "))].replace(",", "") == figure.replace(",", "")
                       for line in lines if len(line.split(" ")) > len(label.split(" ")))]


def compare(comparison, folder, origin, seed, wanted):
    """All queries over one folder, in each of the surroundings; with PROJECTS below it as the program finds it by itself, too."""
    dice = random.Random(seed)
    for number, surroundings in enumerate(SURROUNDINGS):
        variables = {"HOME": "/home/ada", **surroundings}
        os.environ["TZ"] = variables["TZ"]
        time.tzset()
        corpus = oracle.Corpus([folder], variables)
        asked = list(queries(datetime.date.today()))
        # The first surroundings are asked everything, the others take samples.
        count = wanted or (len(asked) if number == 0 else SAMPLE)
        asked = dice.sample(asked, count) if count < len(asked) else asked
        for query in asked:
            comparison.ask(origin, [folder], query, variables, corpus, dice.randrange(len(SURROUNDINGS)) == number)
        comparison.ask(origin, [folder], "--range all", variables, corpus, True)
        if os.path.basename(folder) != "projects":
            continue
        home = os.path.dirname(os.path.dirname(folder))
        # Where nobody names the directory, those below it with a dot aren't entered.
        comparison.ask(origin, [], "--range all", variables | {"HOME": home}, oracle.Corpus([folder], variables | {"HOME": home}, named=False), False)
        named = f"{home}/.claude,{home}/none"
        comparison.ask(origin, [], "--range all --by agent", variables | {"CLAUDE_CONFIG_DIR": named}, corpus, False)
        comparison.ask(origin, [folder, os.path.dirname(folder)], "--range all --by project", variables, corpus, False)
    return comparison


def main():
    parser = argparse.ArgumentParser(description="Compares session-stats with transcripts_oracle.py.")
    parser.add_argument("program", metavar="SESSION-STATS")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=1, help="so many folders")
    parser.add_argument("--sessions", type=int, default=12, help="so many in each")
    parser.add_argument("--queries", type=int, help="a sample of so many")
    parser.add_argument("--transcripts", metavar="DIR", help="ask about this folder instead")
    parser.add_argument("--until", metavar="YYYY-MM-DD", help="the newest day, yesterday if not given")
    parser.add_argument("--keep", metavar="DIR", help="make the transcripts here and leave them")
    options = parser.parse_args()
    comparison = Comparison(os.path.abspath(options.program))
    # Of tomorrow nothing is made: what belongs to days to come is a question of its own.
    until = options.until or f"{datetime.datetime.now(datetime.timezone.utc) - datetime.timedelta(days=1):%Y-%m-%d}"
    for seed in range(options.seed, options.seed + (1 if options.transcripts else options.count)):
        if options.transcripts:
            compare(comparison, os.path.abspath(options.transcripts), options.transcripts, seed, options.queries)
            continue
        with tempfile.TemporaryDirectory() as scratch:
            folder = os.path.join(os.path.abspath(options.keep or scratch), f"{seed}", ".claude", "projects")
            make(folder, seed, options.sessions, until)
            origin = f"generate_transcripts.py --seed {seed} --sessions {options.sessions} --until {until} {folder}"
            compare(comparison, folder, origin, seed, options.queries)
    print(f"{comparison.asked} times asked, {comparison.differing} differ", file=sys.stderr)
    return 1 if comparison.differing else 0


if __name__ == "__main__":
    sys.exit(main())
