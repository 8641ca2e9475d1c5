"""Memory of a report over ten times as much of the same."""

import os

from corpora import corpus, files_below, scaled, size
from log_corpora import LAST, SOURCES, before, path, write_days
from log_part import NOTHING, check, found, summary
from measuring import turns
from table import Row

RUNS = 3
CALLS = 2000


def repeated(megabytes):
    """Four days of few sessions, over and over: what is counted grows, what it is counted by doesn't."""
    def make(folder):
        known = write_days(folder, [(date, CALLS) for date in before(LAST, 4)])
        times = max(1, round(megabytes * 1e6 / size(files_below(folder))))
        for date in before(LAST, 4):
            with open(path(folder, date), "r+b") as file:
                lines = file.read()
                for _ in range(times - 1):
                    file.write(lines)
        tools = {tool: [figure * times for figure in figures] for tool, figures in known["tools"].items()}
        return known | {"records": known["records"] * times, "tools": tools}
    return corpus(f"repeated-{megabytes}", megabytes, [*SOURCES, "memory_part.py"], make)


def rows(programs):
    program = os.path.join(programs, "session-stats")
    folders = []
    for megabytes in (scaled(100), scaled(1000)):
        folder, known = repeated(megabytes)
        check("the generator", known, found(summary(program, folder)))
        folders.append(folder)
    some, much = turns([[NOTHING, *summary(program, folder)] for folder in folders], RUNS)
    megabytes = [round(size(files_below(folder)) / 1e6) for folder in folders]
    yield Row("memory, few groups", f"{much.memory / 1e6:.1f} MB for {megabytes[1]} MB", much.memory / 2**20, " MB", 32)
    yield Row("memory, ten times the log", f"beside {some.memory / 1e6:.1f} MB for {megabytes[0]} MB", much.memory / some.memory, " times", 1.1)
