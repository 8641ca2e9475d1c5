"""What a shell's start and a prompt ask for: today among five years, and the budget."""

import os

from corpora import files_below, read_once
from log_corpora import five_years, one_day
from log_part import NOTHING, check, found
from measuring import compiled, turns
from table import Row

PAIRS = 300


def rows(programs):
    program = os.path.join(programs, "session-stats")
    (day, known), (years, _) = one_day(), five_years()
    paths = files_below(day)
    read_once(paths + files_below(years))
    today = [[program, "--log-dir", folder, "--range", "today"] for folder in (years, day)]
    for command in today:
        check("the generator", known, found(command))

    among, alone = turns([[NOTHING, *command] for command in today], PAIRS)
    yield Row("today among five years", f"{among.seconds * 1e3:.2f} ms beside {alone.seconds * 1e3:.2f} of today alone, {PAIRS} pairs", among.over(alone),
              " times", 1.05)

    # Below the limit it prints nothing; the least is a start and reading the file.
    budget, least = turns([[NOTHING, program, "budget", "--limit", "1000000", "--log-dir", day], [NOTHING, compiled("floor.c"), "read", *paths]], PAIRS)
    yield Row("budget, 2,000 calls", f"{budget.seconds * 1e3:.2f} ms beside {least.seconds * 1e3:.2f} of the C program, {PAIRS} pairs", budget.over(least),
              " times", 2)
