"""Folders of day files: many records, records in other shapes, five years of days."""

import concurrent.futures
import datetime
import functools
import json
import os
import random

from corpora import ORACLES, SEED, corpus, scaled
from log_records import day, line, usual_world

LAST = datetime.date(2026, 1, 30)
SOURCES = ["log_corpora.py", os.path.join(ORACLES, "log_records.py")]
# Records in about 100 megabytes.
NUMBERS = {"pretty": 420_000, "escapes": 220_000, "reordered": 240_000, "old": 760_000}
world = functools.cache(usual_world)


def path(folder, date):
    return os.path.join(folder, f"activity-{date}.jsonl")


def write_day(folder, date, number, shape=None):
    """Writes a day file and returns what is in it: sessions and, by tool, calls and tokens."""
    sessions, tools, dice = set(), {}, random.Random(SEED)
    with open(path(folder, date), "w", encoding="utf-8") as out:
        for record in day(world(SEED), SEED, str(date), number):
            sessions.add(record["session_id"])
            figures, tokens = tools.setdefault(record["tool"], [0, 0, 0]), record["tokens"]
            figures[:] = figures[0] + 1, figures[1] + tokens["input"], figures[2] + tokens["output"]
            out.write(SHAPES[shape](record, dice) + "\n" if shape else line(record))
    return sessions, tools


def write_days(folder, days, shape=None):
    """Writes (date, number of records) each, one process per core; returns records, sessions and, by tool, calls and tokens."""
    tools, sessions = {}, set()
    with concurrent.futures.ProcessPoolExecutor() as pool:
        for some, calls in pool.map(write_day, *zip(*((folder, date, number, shape) for date, number in days))):
            sessions |= some
            for tool, figures in calls.items():
                tools[tool] = [one + other for one, other in zip(tools.get(tool, (0, 0, 0)), figures)]
    return {"records": sum(figures[0] for figures in tools.values()), "sessions": len(sessions), "tools": tools}


def before(date, number):
    """Days up to a date."""
    return [date - datetime.timedelta(days=ago) for ago in reversed(range(number))]


def large():
    """Two million records in 30 files."""
    number = scaled(2_000_000) // 30
    return corpus("log", number, SOURCES, lambda folder: write_days(folder, [(date, number) for date in before(LAST, 30)]))


def today():
    return datetime.datetime.now(datetime.timezone.utc).date()


def one_day():
    """Today with 2,000 calls."""
    return corpus("today", str(today()), SOURCES, lambda folder: write_days(folder, [(today(), 2000)]))


def five_years():
    """The same today after 1,826 days of 20 calls."""
    days = [(date, 20) for date in before(today(), 1827)[:-1]] + [(today(), 2000)]
    return corpus("years", str(today()), SOURCES, lambda folder: write_days(folder, days))


def shaped(shape):
    """100 megabytes or so in four files of another shape than the hook's."""
    number = scaled(NUMBERS[shape]) // 4
    return corpus(f"shape-{shape}", number, SOURCES, lambda folder: write_days(folder, [(date, number) for date in before(LAST, 4)], shape))


# The shapes

WORDS_AFAR = ["Übersicht", "概要", "обзор", "🚀", "résumé"]


def pretty(record, dice):
    """What the shell logger wrote: its members, over many lines."""
    names = ("timestamp", "session_id", "tool", "file", "command", "project", "tokens")
    return json.dumps({name: record[name] for name in names if name in record}, indent=2, ensure_ascii=False)


def escaped(record, dice):
    """Texts of other alphabets and quotes, all as escapes."""
    for name in ("file", "command", "pattern", "query", "error"):
        if name in record:
            record[name] = f'größe „{dice.choice(WORDS_AFAR)}"\n\t' + record[name]
    return json.dumps(record, separators=(",", ":"))


def reordered(record, dice):
    members = list(record.items())
    dice.shuffle(members)
    return json.dumps(dict(members), separators=(",", ":"), ensure_ascii=False)


def old(record, dice):
    """An older logger's few members."""
    tokens = record["tokens"]
    return (f'{{"timestamp":"{record["timestamp"]}","tool":"{record["tool"]}","session":"{record["session_id"]}",'
            f'"tokens_input":{tokens["input"]},"tokens_output":{tokens["output"]}}}')


SHAPES = {"pretty": pretty, "escapes": escaped, "reordered": reordered, "old": old}
