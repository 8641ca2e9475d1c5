#!/usr/bin/env python3
"""Runs `session-stats` and `groups_oracle.py` over made-up logs and says where they differ.

    compare_groups.py PATH/TO/session-stats SEED [--per-day R] [--queries N] [--keep DIR]

Every query is asked under three sets of rates and in two time zones, each time as JSON; one
of these times its CSV, Markdown and text are held to that JSON. `--queries` takes a sample
of so many, the same for the same seed. Exit 0 when all agree, 1 when something differs.
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

import groups_oracle
from compare_reports import differences, parsed, show, told
from generate_groups import GAPS, make
from model_prices import Rates
from report_oracle import ROUNDING, written

RATES = [
    {},
    {"CLAUDE_RATE_INPUT": "0.000001", "CLAUDE_RATE_OUTPUT": "0.123456789012"},
    {"CLAUDE_RATE_INPUT_OPUS": "0.5", "CLAUDE_RATE_OUTPUT_SONNET_4_5": "0", "CLAUDE_RATE_OUTPUT_GPT_5": "0.25"},
]
# Half an hour off, and one whose day may be another than that of the first.
ZONES = ["Asia/Kolkata", "America/St_Johns"]
HOME = "/home/ada"
CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
SESSION_FACTS = ("project", "model", "start", "end", "length_seconds", "active_seconds")
RULE = re.compile("[─ ]+")
FIGURES = ("Calls", "Failed", "Sessions", "Input", "Output", "Tokens", "Cost", "+Lines", "-Lines")


def queries(today):
    """All queries but for the folders, each a line as typed."""
    dimensions = groups_oracle.DIMENSIONS
    yield from (f"--range all --by {one}" for one in dimensions)
    yield from (f"--by {one}" for one in (
        "project,model", "model,project", "tool,agent", "agent,tool", "user,tool", "branch,skill", "command,project",
        "server,tool", "file,project", "file,user", "session,file", "worktree,url", "plugin,tool", "session,tool", "model,session",
        "session,project", "user,session"))
    # Where a time comes second the order is an open question: rows by the order asked for.
    yield from (f"--range month --by {one}" for one in ("day,tool", "hour,agent", "week,day", "month,week", "day,hour",
                                                        "hour,user", "week,project"))
    yield from (f"--range month --by {one} --sort count" for one in ("tool,day", "agent,hour", "session,month"))
    for sort in groups_oracle.SORTS:
        yield from (f"--range month --by {one} --sort {sort}" for one in ("branch", "tool,model", "day", "session"))
        yield f"--range month --by project --sort {sort} --reverse --top 4"
    yield from ("--range all --by tool --reverse", "--range all --by week --reverse", "--range all --by file --top 3",
                "--range all --by hour --top 1", "--range all --by session --top 1000", "--range all --by day,tool --top 7")
    ranges = ["today", "yesterday", "week", "month", "all", "this-week", "last-week", "this-month", "last-month",
              "1d", "3d", "45d", "1w", "2w", "52w", f"{today:%Y-%m}", f"{today - datetime.timedelta(days=31):%Y-%m}",
              "2024-02", "2023-12"]
    yield from (f"--range {one}" for one in ranges)
    yield from (f"--range {one} --by day" for one in ranges)
    ago = [(today - datetime.timedelta(days=back)).isoformat() for back in range(15)]
    for days in (f"--date {ago[1]}", f"--date {ago[1].replace('-', '')}", "--date today", "--date yesterday", "--date 5d",
                 "--date 2020-02-29", "--since 6d",
                 f"--since {ago[8]}", "--since yesterday", "--until 6d", f"--until {ago[2]}", "--until 1999-01-01",
                 f"--since {ago[14]} --until {ago[6]}", "--since 3d --until yesterday", "--since today --until today"):
        yield f"{days} --by day,user"
        yield days
    for chosen in (
            "--project my-app", "--project api", "--project '*/api'", "--project '~/*'", "--project /home/ada/work/my-app",
            "--project '(none)'", "--project café --project cafe\u0301", "--project 'w*w'", "--tool Bash --tool Read",
            "--tool 'mcp__*'", "--tool '?dit'", "--tool bash", "--model 'claude-opus-*'", "--model 'claude-opus-5-5[1m]'",
            "--model '*@default'", "--model unknown", "--model sonnet", "--model '*'", "--session 'caf*'", "--session unknown",
            "--session 'ticket \"42\"'", "--session '(none)'", "--agent main", "--agent Explore --agent 'code|review'",
            "--agent '???'", "--branch main", "--branch 'feature/*'", "--branch '(none)'", "--branch 'a[0]?'",
            "--branch '\U0001f680' --branch '?'", "--branch '*\n*'", "--file '*.md'", "--file '*'", "--file '(none)'",
            "--file 'C:\\code\\*'", "--user ada", "--user 'grace*'", "--user '(none)'", "--user имя --user ada", "--failed",
            "--failed --tool Bash", "--tool Edit --project '*a*' --model 'claude-*'", "--agent main --branch main --failed",
            "--tool Nothing", "--project ''", "--tool BASH --tool Read", "--tool 'MCP__*'", "--model opus", "--model Opus",
            "--model opus-5-5", "--model GPT-5", "--session CAFÉ", "--session UNKN", "--session tick", "--session tic",
            "--session caf", "--session '(non'", "--agent explore", "--branch MAIN", "--branch 'FEATURE/*'", "--file readme.md", "--file '*.MD'",
            "--file 'c:\\code\\*'", "--command 'git commit'", "--command 'GIT *' --command ls", "--command npm",
            "--url https://example.org/vat", "--url 'HTTPS://*'", "--url '(none)'", "--server github", "--server GitHub",
            "--server '(none)'", "--skill pdf", "--skill PDF --skill 'plugin:*'", "--plugin '*'", "--plugin release-tools",
            "--worktree calm-fox", "--worktree CALM-FOX", "--worktree 'v*'", "--user ADA", "--project c:/work/api",
            "--project 'C:\\work\\api\\'", "--project c:/work/api/", "--project shop/api", "--project SHOP/API",
            "--project work/my-app/", "--project MY-APP", "--project work/api"):
        yield f"--range all {chosen} --by tool"
        yield f"--range month {chosen}"
    yield from ("--range all --by project --project api", "--range all --by project --project '*/shop/api'",
                "--range all --by model --model 'claude-*' --sort cost --top 2", "--range all --by user --failed",
                "--range all --by command --tool Bash", "--range all --by server --tool 'mcp__*'",
                "--range all --by skill --tool Skill --sort name --reverse", "--range all --by session --user 'grace hopper'")


WRONG = ["--by", "--by tool,tool", "--by tool,model,day", "--by tol", "--sort cost", "--by tool --sort size", "--by tool --top 0",
         "--by tool --top x", "--range all --date today", "--range week --since 3d", "--date today --until today", "--range 0d",
         "--range 2026-13", "--date 2026-02-30", "--since 3d --until 5d", "--format xml", "--range fortnight"]


class Comparison:
    def __init__(self, program, folder):
        self.program = program
        self.folder = folder
        self.asked = 0
        self.differing = 0

    def run(self, arguments, variables):
        done = subprocess.run([self.program, *arguments], env={"HOME": HOME, **variables}, cwd=self.folder,
                              capture_output=True, timeout=60)
        return done.returncode, done.stdout.decode(), done.stderr.decode()

    def complain(self, arguments, variables, found):
        self.differing += 1
        names = " ".join(f"{name}={value}" for name, value in variables.items())
        show(f"{names} session-stats {shlex.join(arguments)}", found)

    def ask(self, query, folders, rates, zone, formats):
        arguments = [word for folder in folders for word in ("--log-dir", folder)] + shlex.split(query)
        variables = {**rates, "TZ": zone}
        os.environ["TZ"] = zone
        time.tzset()
        # Should midnight pass in between, today is another: then once more.
        while True:
            today = datetime.date.today()
            status, actual, said = self.run(arguments + ["--json"], variables)
            expected = written(groups_oracle.report(groups_oracle.parser().parse_args(arguments), today, Rates(rates)))
            if today == datetime.date.today():
                break
        self.asked += 1
        if status or not actual:
            return self.complain(arguments, variables, [f"status {status}: {said}"])
        expected, actual = parsed(expected), parsed(actual)
        further = () if "groups" in expected else {"tools", "projects", "models", "days", "top_files"}
        found = told(differences(expected, actual, further))
        if formats and "groups" in actual:
            by = shlex.split(query)[shlex.split(query).index("--by") + 1].split(",")
            for name, check in (("csv", csv_faults), ("markdown", markdown_faults), ("text", text_faults)):
                status, text, said = self.run(arguments + ["--format", name], variables)
                faults = [f"status {status}: {said}"] if status else check(text, actual, by)
                found += [f"{name}: {fault}" for fault in faults]
        if found:
            self.complain(arguments, variables, found)

    def refuse(self, query):
        self.asked += 1
        status, out, said = self.run(["--log-dir", "own"] + shlex.split(query), {"TZ": "UTC"})
        if status != 64 or out or not said:
            self.complain(shlex.split(query), {}, [f"expected status 64 and a word on standard error, actual {status}"])


def same_name(cell, name):
    """Whether a cell of CSV shows a name: as it is, kept from being a formula, or with controls made visible."""
    if name[:1] in set("=+-@"):
        return cell in (name, "'" + name)
    return cell == name or (CONTROLS.search(name) and "\\" in cell and not CONTROLS.search(cell))


def cell(amount):
    """An amount in a table: two places from one dollar on, four below."""
    places = Decimal("0.01") if amount >= 1 else Decimal("0.0001")
    return amount.quantize(places, context=ROUNDING)


def figures_of(group):
    """The figures of a row as every format has them, amounts as printed."""
    cost = cell(Decimal(group["estimated_cost"]["total"]))
    whole = [group["count"], group["failures"], group["sessions"], *(group["tokens"][n] for n in ("input", "output", "total"))]
    return dict(zip(FIGURES, [*whole, f"${cost}", group["lines"]["added"], group["lines"]["removed"]]))


def cells_agree(columns, cells, group):
    """What differs between a printed row and its group, by the columns that both have."""
    cells = dict(zip(columns, cells))
    return [f"row {list(cells.values())}: {name} of {figure}" for name, figure in figures_of(group).items()
            if name in cells and cells[name].replace(",", "") != figure]


def csv_faults(text, report, by):
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    if len(rows) != len(report["groups"]):
        return [f"{len(rows)} rows for {len(report['groups'])} groups"]
    faults = []
    for row, group in zip(rows, report["groups"]):
        expected = {"count": group["count"], "failures": group["failures"], "sessions": group["sessions"]}
        # A session's facts; one without timestamps has no start.
        expected |= {name: group[name] for name in SESSION_FACTS if name in group and name not in by}
        expected |= {f"tokens_{name}": count for name, count in group["tokens"].items()}
        expected |= {f"cost_{name}": amount for name, amount in group["estimated_cost"]["exact"].items()}
        expected |= {f"lines_{name}": count for name, count in group["lines"].items()}
        faults += [f"{name}: {row.get(name)!r} for {group[name]!r}" for name in by if not same_name(row.get(name), group[name])]
        faults += [f"{name}: {row.get(name)!r} for {value!r}" for name, value in expected.items()
                   if row.get(name) != value and not (name == "project" and same_name(row.get(name), value))]
    return faults


def markdown_faults(text, report, by):
    lines = [line for line in re.split("\r\n|\r|\n", text) if line.startswith("|")]
    # A heading, a line below it and the total; a table without rows may be left out.
    if len(lines) != len(report["groups"]) + 3 and (report["groups"] or lines):
        return [f"{len(lines)} lines of a table for {len(report['groups'])} groups"]
    table = [[cell.strip() for cell in re.split(r"(?<!\\)(?:\\\\)*\|", line)[1:-1]] for line in lines]
    faults = [f"{len(row)} cells: {row}" for row in table if len(row) != len(table[0])]
    for row, group in zip(table[2:], report["groups"]):
        faults += cells_agree(table[0], [re.sub(r"\\(.)", r"\1", cell) for cell in row], group)
    return faults


def text_faults(text, report, by):
    lines = text.split("\n")
    rules = [at for at, line in enumerate(lines) if "─" in line and RULE.fullmatch(line)]
    if not rules and not report["groups"]:
        return []
    if len(rules) != 2 or rules[1] - rules[0] - 1 != len(report["groups"]):
        return [f"{len(rules)} rules, not {len(report['groups'])} rows between the first two"]
    # Only figures follow `Calls`; names may hold blanks, so cells are counted from the right.
    heads = re.split(" {2,}", lines[rules[0] - 1])
    heads = heads[heads.index("Calls"):]
    faults = []
    for line, group in zip(lines[rules[0] + 1:], report["groups"]):
        faults += cells_agree(heads, re.split(" {2,}", line)[-len(heads):], group)
        if CONTROLS.search(line):
            faults.append(f"control characters: {line!r}")
    return faults


def main():
    parser = argparse.ArgumentParser(description="Compares session-stats with groups_oracle.py.")
    parser.add_argument("program", metavar="SESSION-STATS")
    parser.add_argument("seed", type=int)
    parser.add_argument("--per-day", type=int, default=40)
    parser.add_argument("--days", type=int, help="so many without a gap")
    parser.add_argument("--queries", type=int, help="a sample of so many")
    parser.add_argument("--keep", metavar="DIR", help="make the logs here and leave them")
    options = parser.parse_args()

    os.environ["HOME"] = HOME
    chosen = random.Random(options.seed)
    with tempfile.TemporaryDirectory() as scratch:
        folder = os.path.abspath(options.keep or scratch)
        # The day has begun in both zones: files of tomorrow are a question of their own.
        today = (datetime.datetime.now(datetime.timezone.utc) - datetime.timedelta(hours=4)).date()
        make(folder, options.seed, options.per_day, today, range(options.days) if options.days else GAPS)
        os.makedirs(os.path.join(folder, "empty"), exist_ok=True)
        os.symlink("own", os.path.join(folder, "again"))
        comparison = Comparison(os.path.abspath(options.program), folder)
        os.chdir(folder)
        asked = list(queries(today))
        if options.queries and options.queries < len(asked):
            asked = chosen.sample(asked, options.queries)
        for query in asked:
            folders = ["own", "team"] if "--user" in query or "user" in query else \
                chosen.choice([["own"], ["own"], ["team"], ["own", "team"], ["team", "own", "again"]])
            formats = chosen.randrange(len(RATES) * len(ZONES))
            for number, (rates, zone) in enumerate((rates, zone) for rates in RATES for zone in ZONES):
                comparison.ask(query, folders, rates, zone, number == formats)
        for by in ("", "--by tool", "--by day,tool"):
            comparison.ask(by, ["empty"], RATES[0], ZONES[0], True)
        for query in WRONG:
            comparison.refuse(query)
    print(f"{len(asked)} queries, {comparison.asked} times asked, {comparison.differing} differ", file=sys.stderr)
    return 1 if comparison.differing else 0


if __name__ == "__main__":
    sys.exit(main())
