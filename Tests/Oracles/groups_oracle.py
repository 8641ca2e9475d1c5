#!/usr/bin/env python3
"""Prints the JSON that `session-stats --by ... --json` owes: ranges, filters, groups, order.

Written from the contract alone, like `report_oracle.py`, whose reading, figures and prices
it takes. Without `--by` it prints what such a report and the summary have in common. See
README.md for the questions that the contract leaves open and the answers taken here.
"""

import argparse
import datetime
import functools
import os
import re
import sys
from collections import Counter
from dataclasses import dataclass

import transcript_rows
from files import read_file
from log_reader import records, text_of, with_models
from model_prices import Rates
from report_oracle import Operation, Tally, answer, day_files, lines_of, operation, project_names, wildcard, windows

WORDS = ("today", "yesterday", "week", "month", "all", "this-week", "last-week", "this-month", "last-month")
TIMES = ("day", "week", "month", "hour")
DIMENSIONS = TIMES + ("tool", "project", "model", "session", "agent", "branch", "file", "command", "url", "server", "skill",
                      "plugin", "user", "worktree")
FILTERS = ("project", "tool", "model", "session", "agent", "branch", "file", "command", "url", "server", "skill", "plugin",
           "user", "worktree")
SORTS = ("cost", "tokens", "count", "failures", "duration", "name")
# What a record without the dimension is called, if not `(none)`.
UNNAMED = {"agent": "main", "model": "unknown"}
# Programs of which anybody would say that their second word is a subcommand.
WITH_SUBCOMMANDS = ("git", "npm", "docker", "cargo", "kubectl")
ACTIVE_GAP = 300
# So many characters of a session's id may stand for all of it.
BEGINNING = 4
DAY = datetime.timedelta(days=1)


@dataclass
class Call(Operation):
    """What groups and filters need of a record beside its figures."""

    logged_model: str | None
    agent: str | None
    branch: str | None
    command: str | None
    url: str | None
    server: str | None
    skill: str | None
    plugin: str | None
    user: str | None
    worktree: str | None
    moment: int | None


def call(record, date, user):
    one = operation(record, date)
    server = re.fullmatch("mcp__(.+?)__.+", one.tool, re.DOTALL)
    return Call(
        **vars(one),
        **{name: text_of(record, name) for name in ("agent", "branch", "skill", "url", "worktree")},
        # Only responses have one, and a log has none of those.
        plugin=None,
        logged_model=text_of(record, "model"),
        command=program(text_of(record, "command")),
        server=server[1] if server else None,
        user=user,
        moment=moment(text_of(record, "timestamp")),
    )


def program(command):
    """Program and subcommand of a simple command; for others the rule is an open question."""
    words = command.split() if command else []
    if len(words) > 1 and words[0] in WITH_SUBCOMMANDS and re.fullmatch("[a-z][a-z-]*", words[1]):
        return " ".join(words[:2])
    return words[0] if words else None


def moment(text):
    """A timestamp as whole seconds since 1970."""
    found = transcript_rows.moment(text)
    return found if found is None else int(found)


def day(text, today):
    """A day as `--date`, `--since` and `--until` take it; `20260114` is one, too."""
    back = {"today": 0, "yesterday": 1}.get(text)
    if back is None and re.fullmatch("[0-9]+d", text):
        back = int(text[:-1])
    return datetime.date.fromisoformat(text) if back is None else today - back * DAY


def month_of(date):
    """The first and the last day of a month."""
    first = date.replace(day=1)
    return first, (first + 31 * DAY).replace(day=1) - DAY


def span(options, today, dates):
    """The range's word, first and last day; `dates` are those of all files, in order."""
    if options.date:
        only = day(options.date, today)
        return only.isoformat(), only, only
    earliest, latest = (dates[0], dates[-1]) if dates else (today, today)
    if options.since or options.until:
        last = day(options.until, today) if options.until else today
        first = day(options.since, today) if options.since else min(earliest, last)
        return f"{first}..{last}", first, last
    word = options.range or "today"
    monday = today - today.weekday() * DAY
    first_of_month = today.replace(day=1)
    known = {
        "today": (today, today), "yesterday": (today - DAY, today - DAY),
        "week": (today - 6 * DAY, today), "month": (today - 29 * DAY, today), "all": (earliest, latest),
        "this-week": (monday, today), "last-week": (monday - 7 * DAY, monday - DAY),
        "this-month": (first_of_month, today), "last-month": month_of(first_of_month - DAY),
    }
    if word in known:
        return word, *known[word]
    if count := re.fullmatch("([0-9]+)([dw])", word):
        return word, today - (int(count[1]) * (7 if count[2] == "w" else 1) - 1) * DAY, today
    return word, *month_of(datetime.date.fromisoformat(word + "-01"))


def sources(folders):
    """Date, path and user of each day file, each file once; a team's folder has users."""
    found, seen = [], set()
    for folder in folders:
        own = [(date, path, None) for date, path in day_files(folder)]
        if not own:
            for user in sorted(os.listdir(folder)):
                for below, _, _ in os.walk(os.path.join(folder, user)):
                    own += [(date, path, user) for date, path in day_files(below)]
        for one in own:
            if os.path.realpath(one[1]) not in seen:
                seen.add(os.path.realpath(one[1]))
                found.append(one)
    return sorted(found, key=lambda one: one[0])


@functools.cache
def read(path, date, user):
    """A day file's size, its malformed and rejected places and its calls."""
    content = read_file(path)
    good = list(records(content))
    kept, filled = with_models([record for record in good if record is not None])
    rejected = [record for record in kept if record.get("rejected") is True]
    return {"files": 1, "bytes": len(content), "records": len(kept), "malformed": len(good) - len(kept),
            "rejected": len(rejected), **({"filled_models": len(filled)} if filled else {})}, [call(one, date, user) for one in kept if one.get("rejected") is not True]


def parts(path):
    return [part for part in re.split(r"[/\\]", path) if part]


def ends_with(path, end):
    """Whether a text is the end of a folder's path, of two parts or more."""
    count = len(parts(end))
    return 2 <= count <= len(parts(path)) and "/".join(parts(path)[-count:]) == end


def model_names(model):
    """What else a model may be called: its id, that without `claude-`, its family."""
    short = model.removeprefix("claude-")
    return [model, short] + [part for part in short.split("-") if re.fullmatch("[A-Za-z]+", part)][:1]


def texts_of(call, name):
    """The texts of a call that a filter's value may match, and those of whose end it may be."""
    if name == "project":
        folder = call.folder
        if not folder:
            return [call.project or "(none)"], []
        home = [os.environ.get("HOME", "~") + folder[1:]] if re.match("~(/|$)", folder) else []
        return [call.project or "(none)", folder, windows(folder), *home], [folder]
    if name == "model" and call.model:
        return [call.logged_model or call.model, *model_names(call.model)], []
    return [getattr(call, name) or UNNAMED.get(name, "(none)")], []


class Value:
    """What a filter's value takes: what it matches letter by letter; if no call has that, what it matches in any case;
    of sessions then the only one that begins like it."""

    def __init__(self, name, text, calls):
        if name == "project":
            text = windows(text)
            text = text[:-1] if len(text) > 1 and text.endswith("/") else text
        self.name, self.text, self.others = name, text, None
        self.pattern = wildcard(text)
        if not any(self.takes(one) for one in calls):
            self.others = self.meant(calls)

    def takes(self, call):
        texts, paths = texts_of(call, self.name)
        if self.others is not None:
            return not self.others.isdisjoint(texts + paths)
        return any(map(self.pattern.fullmatch, texts)) or any(ends_with(path, self.text) for path in paths)

    def meant(self, calls):
        small, found, begun = self.text.lower(), set(), set()
        for texts, paths in (texts_of(one, self.name) for one in calls):
            found |= {text for text in texts if wildcard(small).fullmatch(text.lower())}
            found |= {path for path in paths if ends_with(path.lower(), small)}
            begun |= {text for text in texts if text.lower().startswith(small)}
        if found or self.name != "session" or len(small) < BEGINNING:
            return found
        return begun if len({text.lower() for text in begun}) == 1 else set()


def selected(calls, options):
    """The calls that pass each of the filters."""
    for name, texts in [(name, getattr(options, name)) for name in FILTERS]:
        values = [Value(name, text, calls) for text in texts]
        passing = {id(one) for one in calls if not values or any(value.takes(one) for value in values)}
        yield passing
    yield {id(one) for one in calls if one.failed or not options.failed}


def shown_dimensions(by):
    """The dimensions of rows: files of different projects are different files."""
    asked = by.split(",")
    return [one for name in asked for one in ((name, "project") if name == "file" and "project" not in asked else (name,))]


def names_of(call, by, projects):
    """What a call is called in each dimension of a row; what is of no file is of no project, unless that was asked for."""
    dimensions = shown_dimensions(by)
    names = tuple(name_of(call, one, projects) for one in dimensions)
    added = len(dimensions) > len(by.split(",")) and call.file is None
    return tuple("(none)" if added and one == "project" else name for one, name in zip(dimensions, names))


def name_of(call, dimension, projects):
    """What a call is called in a dimension."""
    if dimension == "project":
        return projects[call.project, call.folder]
    if dimension == "hour":
        return "(none)" if call.moment is None else f"{datetime.datetime.fromtimestamp(call.moment):%H}"
    if dimension in TIMES:
        year, week, _ = datetime.date.fromisoformat(call.date).isocalendar()
        return {"day": call.date, "month": call.date[:7], "week": f"{year:04}-W{week:02}"}[dimension]
    return getattr(call, dimension) or UNNAMED.get(dimension, "(none)")


def ordered(rows, options):
    """Rows in the order asked for; by itself times go by time, all else by count, then names."""
    figures = {
        "cost": lambda tally: sum(tally.cost.values()), "tokens": lambda tally: tally.tokens()["total"],
        "count": lambda tally: tally.count, "failures": lambda tally: tally.failures,
        "duration": lambda tally: tally.duration_ms()["total"],
    }
    dimensions = options.by.split(",")
    times = 0 if options.sort else len([1 for n, _ in enumerate(dimensions) if set(dimensions[:n + 1]) <= set(TIMES)])

    def key(row):
        names = [name.encode() for name in row[0]]
        figure = 0 if options.sort == "name" else -figures[options.sort or "count"](row[1])
        return names[:times], figure, names

    rows = sorted(rows, key=key)
    return rows[::-1] if options.reverse else rows


def session_facts(calls, projects):
    """What a row of a session has beside the figures, also where the session is one of two dimensions."""
    def commonest(dimension):
        counts = Counter(name_of(one, dimension, projects) for one in calls)
        return min(counts, key=lambda name: (-counts[name], name.encode()))

    facts = {name: commonest(name) for name in ("project", "model")}
    moments = sorted(one.moment for one in calls if one.moment is not None)
    if moments:
        gaps = [later - earlier for earlier, later in zip(moments, moments[1:])]
        for name, at in (("start", moments[0]), ("end", moments[-1])):
            facts[name] = f"{datetime.datetime.fromtimestamp(at, datetime.timezone.utc):%Y-%m-%dT%H:%M:%SZ}"
        facts |= {"length_seconds": moments[-1] - moments[0],
                  "active_seconds": sum(gap for gap in gaps if gap <= ACTIVE_GAP)}
    return facts


def report(options, today, rates):
    files = sources(options.log_dir)
    word, first, last = span(options, today, [date for date, _, _ in files])
    data = Counter(dict.fromkeys(("files", "bytes", "records", "malformed", "rejected"), 0))
    calls = []
    for date, path, user in files:
        if first <= date <= last:
            counts, some = read(path, date.isoformat(), user)
            data.update(counts)
            calls += some
    folders = {os.path.realpath(folder) for folder in options.log_dir}
    data["troubles"] = sum(lines_of(os.path.join(folder, "hook-trouble.log")) for folder in folders)

    # Each value is held to the names of all calls, whatever the other filters say of them.
    passing = set.intersection(*selected(calls, options))
    calls = [one for one in calls if id(one) in passing]
    projects = project_names(calls)
    prices = {one.model: rates.of(one.model) for one in calls}

    def tally(some):
        sum_of = Tally()
        for one in some:
            sum_of.add(one, prices[one.model])
        return sum_of

    def figures(one):
        return {"tokens": one.tokens(), "estimated_cost": one.estimated_cost(), "lines": one.sum("added", "removed")}

    summary = tally(calls)
    shown = {"range": word, "from": first.isoformat(), "to": last.isoformat(), "basis": "tool traffic, estimated",
             "summary": {"total_operations": summary.count, "failed_operations": summary.failures,
                         "sessions": len(summary.sessions), **figures(summary), "duration_ms": summary.duration_ms()}}
    if options.by:
        dimensions = shown_dimensions(options.by)
        groups = {}
        for one in calls:
            groups.setdefault(names_of(one, options.by, projects), []).append(one)
        sessions = {}
        for one in calls if "session" in dimensions else ():
            sessions.setdefault(name_of(one, "session", projects), []).append(one)
        facts = {name: session_facts(some, projects) for name, some in sessions.items()}
        rows = ordered([(names, tally(some)) for names, some in groups.items()], options)
        kept = rows[:options.top]
        shown["groups"] = [
            {**facts.get(dict(zip(dimensions, names)).get("session"), {}), **dict(zip(dimensions, names)),
             "count": one.count, "failures": one.failures,
             "sessions": len(one.sessions), **figures(one),
             "duration_ms": {name: one.duration_ms()[name] for name in ("count", "total")}} for names, one in kept]
        shown["groups_hidden"] = len(rows) - len(kept)
    return shown | {"data": dict(data)}


def query_parser(description, filters):
    """Options for days, dimensions and filters."""
    out = argparse.ArgumentParser(description=description)
    for name in ("range", "date", "since", "until", "by"):
        out.add_argument(f"--{name}")
    for name in filters:
        out.add_argument(f"--{name}", action="append", default=[], metavar="PATTERN")
    out.add_argument("--failed", action="store_true")
    out.add_argument("--today", type=datetime.date.fromisoformat, metavar="YYYY-MM-DD", help="the day to take for today")
    return out


def parser():
    out = query_parser("Prints the report by groups that session-stats --json owes.", FILTERS)
    out.add_argument("--log-dir", required=True, action="append", metavar="DIR")
    out.add_argument("--sort", choices=SORTS)
    out.add_argument("--reverse", action="store_true")
    out.add_argument("--top", type=int)
    return out


def main():
    options = parser().parse_args()
    return answer(lambda: report(options, options.today or datetime.date.today(), Rates(os.environ)))


if __name__ == "__main__":
    sys.exit(main())
