#!/usr/bin/env python3
"""Measures both programs and prints a table, a target and what is met in each row.

    bench.py FOLDER-OF-PROGRAMS [PART ...]

Parts are hook, log, shapes, memory, days and transcripts; without one, all. `BENCH_SCALE=0.05` makes the corpora smaller for a quick
try. A target that isn't met is no failure; an answer that differs from a second one is. docs/development/performance.md says what the rows mean.
"""

import importlib
import os
import platform
import shutil
import sys

from corpora import KEPT, SCALE
from measuring import HOME
from table import table

PARTS = ["hook", "log", "shapes", "memory", "days", "transcripts"]


def installed(programs):
    """A folder with copies of the programs, as an installation has them.

    What a linker wrote, piece by piece, lies in other pages of memory than a copy, and starts a tenth slower.
    """
    folder = os.path.join(KEPT, "bin")
    os.makedirs(folder, exist_ok=True)
    for name in ("claude-hook-log", "session-stats"):
        place = os.path.join(folder, name)
        shutil.copy(os.path.join(programs, name), place + ".new")
        os.replace(place + ".new", place)
    return folder


def main():
    programs, *parts = sys.argv[1:] or sys.exit(__doc__)
    for part in parts:
        if part not in PARTS:
            sys.exit(f"there is no part '{part}'; there are {', '.join(PARTS)}")
    os.makedirs(HOME, exist_ok=True)
    programs = installed(programs)
    rows = []
    for part in parts or PARTS:
        print(f"Measuring {part} ...", file=sys.stderr)
        rows += importlib.import_module(f"{part}_part").rows(programs)
    print(f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores" + (f", sizes times {SCALE:g}" if SCALE != 1 else "") + "\n")
    print(table(rows))


if __name__ == "__main__":
    main()
