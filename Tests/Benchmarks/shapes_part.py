"""Logs in the other shapes that are read."""

import os

from corpora import files_below, read_once, size
from log_corpora import SHAPES, shaped
from log_part import NOTHING, check, found, summary
from measuring import turns
from table import Row

RUNS = 7
NAMES = {"pretty": "spread over lines", "escapes": "escaped texts", "reordered": "reordered members", "old": "few members"}


def rows(programs):
    program = os.path.join(programs, "session-stats")
    commands, sizes = [], []
    for shape in SHAPES:
        folder, known = shaped(shape)
        paths = files_below(folder)
        read_once(paths)
        check("the generator", known, found(summary(program, folder)))
        commands.append([NOTHING, *summary(program, folder)])
        sizes.append(size(paths))
    for shape, read, timed in zip(SHAPES, sizes, turns(commands, RUNS)):
        yield Row(f"log, {NAMES[shape]}", f"{timed.seconds:.2f} s for {read / 1e6:.0f} MB, {RUNS} runs", read / timed.seconds / 1e6, " MB/s", 300, least=True)
