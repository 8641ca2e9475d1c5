#!/usr/bin/env python3
"""Prints the JSON report that `session-stats --json` owes for a folder of day files.

Written from the contract alone, for being right and not for being fast, so that the two
can judge each other: run both over the same logs and hand the results to
`compare_reports.py`. Percentiles are the exact nearest-rank values. Rates come from the
environment as in the contract. See README.md for the questions that the contract leaves
open and the answers taken here.
"""

import argparse
import datetime
import decimal
import json
import os
import re
import sys
from collections import Counter
from dataclasses import dataclass, field
from decimal import Decimal

from files import read_file
from log_reader import (MAXIMUM, any_text_of, count_of, is_not_zero, object_of, records, text_of, with_models)
from model_prices import BadRate, Rates, normalised

EDITING = ("Write", "Edit", "MultiEdit", "NotebookEdit")
DAY_FILE = re.compile(r"activity-([0-9]{4}-[0-9]{2}-[0-9]{2})\.jsonl")

# Amounts are exact or the program stops; only `rounded` may lose digits.
decimal.setcontext(decimal.Context(prec=400, traps=[decimal.Inexact, decimal.InvalidOperation]))
ROUNDING = decimal.Context(prec=400, rounding=decimal.ROUND_HALF_UP, traps=[])


@dataclass
class Operation:
    """What the report needs of one record."""

    date: str
    tool: str
    session: str | None
    project: str | None
    folder: str | None
    model: str | None
    file: str | None
    tokens: dict
    lines: dict
    duration: int | None
    failed: bool


def operation(record, date):
    nested = object_of(record, "tokens")

    def tokens(name):
        count = count_of(nested, name)
        return count if count is not None else count_of(record, f"tokens_{name}") or 0

    input_tokens, output_tokens = tokens("input"), tokens("output")
    total = count_of(nested, "total")
    if total is None:
        total = min(input_tokens + output_tokens, MAXIMUM)
    lines = object_of(record, "lines")
    model = text_of(record, "model")
    return Operation(
        date=date,
        tool=text_of(record, "tool"),
        session=text_of(record, "session_id") or text_of(record, "session"),
        project=text_of(record, "project"),
        folder=text_of(record, "project_dir"),
        model=normalised(model) if model else None,
        file=text_of(record, "file"),
        tokens={"input": input_tokens, "output": output_tokens, "total": total},
        lines={name: count_of(lines, name) or 0 for name in ("added", "removed")},
        duration=count_of(record, "duration_ms"),
        # A failure without a message has an empty `error`.
        failed=any_text_of(record, "error") is not None or is_not_zero(record, "exit_code"),
    )


@dataclass
class Tally:
    """The figures of a group of operations."""

    count: int = 0
    failures: int = 0
    sessions: set = field(default_factory=set)
    sums: Counter = field(default_factory=Counter)
    cost: dict = field(default_factory=lambda: {"input": Decimal(0), "output": Decimal(0)})
    durations: list = field(default_factory=list)

    def add(self, operation, rates):
        self.count += 1
        self.failures += operation.failed
        if operation.session is not None:
            self.sessions.add(operation.session)
        self.sums.update(operation.tokens)
        self.sums.update(operation.lines)
        for name in self.cost:
            self.cost[name] += (operation.tokens[name] * rates[name][0]).scaleb(-3)
        if operation.duration is not None:
            self.durations.append(operation.duration)

    def sum(self, *names):
        return {name: min(self.sums[name], MAXIMUM) for name in names}

    def tokens(self):
        return self.sum("input", "output", "total")

    def estimated_cost(self):
        shown = {name: rounded(amount) for name, amount in self.cost.items()}
        exact = dict(self.cost, total=sum(self.cost.values()))
        return {**shown, "total": shown["input"] + shown["output"], "currency": "USD",
                "exact": {name: plain(amount) for name, amount in exact.items()}}

    def duration_ms(self):
        ordered = sorted(self.durations)
        shown = {"count": len(ordered), "total": min(sum(ordered), MAXIMUM)}
        if ordered:
            shown |= {"p50": nearest_rank(ordered, 50), "p95": nearest_rank(ordered, 95), "max": ordered[-1]}
        return shown


def nearest_rank(ordered, percent):
    """The smallest value that at least this share of all values doesn't exceed."""
    return ordered[max(-(-len(ordered) * percent // 100), 1) - 1]


def rounded(amount):
    """An amount to four places, halves up."""
    return amount.quantize(Decimal("0.0001"), context=ROUNDING)


def plain(amount):
    """A decimal without exponent and without zeros at its end."""
    return format(amount.normalize(), "f") if amount else "0"


def day_files(folder):
    """The day files of a folder as pairs of date and path, earliest first."""
    found = []
    for name in os.listdir(folder):
        match = DAY_FILE.fullmatch(name)
        try:
            date = match and datetime.date.fromisoformat(match[1])
        except ValueError:
            continue
        path = os.path.join(folder, name)
        if date and os.path.isfile(path):
            found.append((date, path))
    return sorted(found)


def wildcard(pattern):
    """A filter's value as a regular expression for the whole of a name."""
    parts = {"*": ".*", "?": "."}
    return re.compile("".join(parts.get(c) or re.escape(c) for c in pattern), re.DOTALL)


def passes(operation, patterns):
    """Whether the project's name or folder is wanted; `~` in the log is also the home folder."""
    if not patterns:
        return True
    names = [operation.project or "(none)"]
    if operation.folder:
        names.append(operation.folder)
        if re.match("~(/|$)", operation.folder):
            names.append(os.environ.get("HOME", "~") + operation.folder[1:])
    return any(pattern.fullmatch(name) for pattern in patterns for name in names)


def windows(path):
    """The one spelling of a folder on Windows: `C:\\a` for `c:/a/`; any other path as it is."""
    if not re.match(r"[A-Za-z]:[/\\]", path):
        return path
    path = path[0].upper() + path[1:].replace("/", "\\")
    return path[:3] + path[3:].rstrip("\\")


def project_names(operations):
    """What each pair of project and folder is called: folders only tell equal names apart."""
    folders = {}
    for one in operations:
        if one.project and one.folder:
            folders.setdefault(one.project, set()).add(windows(one.folder))
    names = {}
    for project, known in folders.items():
        parts = {folder: [part for part in re.split(r"[/\\]", folder) if part] for folder in known}
        for folder in known if len(known) > 1 else ():
            length = 2
            while length < len(parts[folder]) and any(
                    other != folder and parts[other][-length:] == parts[folder][-length:] for other in known):
                length += 1
            names[project, folder] = "/".join(parts[folder][-length:])
    return {(one.project, one.folder): names.get((one.project, windows(one.folder or "")), one.project or "(none)")
            for one in operations}


def by_count(tallies):
    """Groups by count, highest first, then by the UTF-8 bytes of their names."""
    return sorted(tallies.items(), key=lambda item: (-item[1].count, item[0].encode()))


def lines_of(path):
    """How many lines a file has, 0 when it isn't there."""
    if not os.path.isfile(path):
        return 0
    text = read_file(path)
    return text.count(b"\n") + (not text.endswith(b"\n") if text else 0)


def report(options, today, rates):
    files = day_files(options.log_dir)
    if options.date:
        word = options.date.isoformat()
        first = last = options.date
    else:
        word = options.range or "today"
        back = {"today": 0, "week": 6, "month": 29, "all": 0}[word]
        first, last = today - datetime.timedelta(days=back), today
        if word == "all" and files:
            first, last = files[0][0], files[-1][0]

    data = dict.fromkeys(("files", "bytes", "records", "malformed", "rejected"), 0)
    operations = []
    for date, path in files:
        if not first <= date <= last:
            continue
        content = read_file(path)
        data["files"] += 1
        data["bytes"] += len(content)
        found = list(records(content))
        data["malformed"] += found.count(None)
        good, filled = with_models([record for record in found if record is not None])
        if filled:
            data["filled_models"] = data.get("filled_models", 0) + len(filled)
        for record in good:
            data["records"] += 1
            if record.get("rejected") is True:
                data["rejected"] += 1
            else:
                operations.append(operation(record, date.isoformat()))
    data["troubles"] = lines_of(os.path.join(options.log_dir, "hook-trouble.log"))

    patterns = [wildcard(pattern) for pattern in options.project]
    operations = [one for one in operations if passes(one, patterns)]
    names = project_names(operations)
    model_rates = {one.model: rates.of(one.model) for one in operations}

    summary, groups = Tally(), {name: {} for name in ("tool", "project", "model", "date")}
    edited = Counter()
    for one in operations:
        price = model_rates[one.model]
        summary.add(one, price)
        project = names[one.project, one.folder]
        keys = {"tool": one.tool, "project": project, "model": one.model or "unknown", "date": one.date}
        for dimension, key in keys.items():
            groups[dimension].setdefault(key, Tally()).add(one, price)
        if one.tool in EDITING and one.file:
            edited[one.file, project] += 1

    def priced(tally):
        return {"tokens": tally.tokens(), "estimated_cost": tally.estimated_cost()}

    def rates_shown(model):
        found = model_rates[model if model in model_rates else None]
        return {name: {"usd_per_1k": rate, "source": source} for name, (rate, source) in found.items()}

    top = sorted(edited.items(), key=lambda item: (-item[1], item[0][0].encode(), item[0][1].encode()))[:10]
    return {
        "range": word, "from": first.isoformat(), "to": last.isoformat(),
        "basis": "tool traffic, estimated",
        "summary": {"total_operations": summary.count, "failed_operations": summary.failures,
                    "sessions": len(summary.sessions), **priced(summary),
                    "lines": summary.sum("added", "removed"), "duration_ms": summary.duration_ms()},
        "tools": [{"tool": name, "count": one.count, "failures": one.failures, **priced(one),
                   "duration_ms": one.duration_ms()} for name, one in by_count(groups["tool"])],
        "projects": [{"project": name, "count": one.count, "sessions": len(one.sessions), **priced(one)}
                     for name, one in by_count(groups["project"])],
        "models": [{"model": name, "count": one.count, **priced(one), "rates": rates_shown(name)}
                   for name, one in by_count(groups["model"])],
        "days": [{"date": date, "count": one.count, **priced(one)}
                 for date, one in sorted(groups["date"].items())],
        "top_files": [{"file": file, "project": project, "count": count} for (file, project), count in top],
        "data": data,
    }


def written(value):
    """JSON text in which decimals stay decimals, never in exponent form."""
    if isinstance(value, Decimal):
        return plain(value)
    if isinstance(value, dict):
        return "{" + ",".join(f"{written(name)}:{written(one)}" for name, one in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(written, value)) + "]"
    return json.dumps(value, ensure_ascii=False)


def answer(make):
    """Prints the report that `make` gives, or what is wrong; returns the status."""
    try:
        shown = make()
    except (BadRate, OSError) as error:
        print(error, file=sys.stderr)
        return 64 if isinstance(error, BadRate) else 1
    sys.stdout.buffer.write(written(shown).encode() + b"\n")
    return 0


def main():
    parser = argparse.ArgumentParser(description="Prints the report that session-stats --json owes.")
    parser.add_argument("--log-dir", required=True, metavar="DIR")
    days = parser.add_mutually_exclusive_group()
    days.add_argument("--range", choices=["today", "week", "month", "all"])
    days.add_argument("--date", type=datetime.date.fromisoformat, metavar="YYYY-MM-DD")
    parser.add_argument("--today", type=datetime.date.fromisoformat, metavar="YYYY-MM-DD",
                        help="the day to take for today")
    parser.add_argument("--project", action="append", default=[], metavar="PATTERN",
                        help="name or folder with * and ?, repeatable")
    options = parser.parse_args()
    return answer(lambda: report(options, options.today or datetime.date.today(), Rates(os.environ)))


if __name__ == "__main__":
    sys.exit(main())
