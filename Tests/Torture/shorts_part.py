"""Reads and writes come short: all of them, or one after the other. What comes of it must be what always does."""

import os
import shutil
import subprocess
import sys

import scenarios
from findings import Row
from world import World

HERE = os.path.dirname(os.path.abspath(__file__))
# The programs for use take nothing in between, those that 'make check' and 'make test' build with the tests do.
BUILT_WITH_TESTS = [os.path.join(HERE, "..", "..", ".build", folder) for folder in ("check/debug", "debug")]
# Each of a run's first calls comes short by itself.
CALLS, QUICK_CALLS = 60, 3


def rows(world, options):
    compiler = shutil.which("clang") or shutil.which("cc")
    programs = next(filter(takes_layers, (options.programs, *BUILT_WITH_TESTS)), None)
    if sys.platform != "linux" or compiler is None or programs is None:
        return print("SKIPPED: short reads and writes, which take Linux, a C compiler and programs that 'make test' has built", file=sys.stderr)
    layer = os.path.join(world.scratch, "shorts.so")
    subprocess.run([compiler, "-shared", "-fPIC", "-O1", os.path.join(HERE, "shorts.c"), "-o", layer, "-ldl"], check=True)
    folder = os.path.join(world.scratch, "dynamic")
    os.makedirs(folder)
    world = World(folder, programs)
    for scenario in scenarios.all_scenarios(world):
        row = Row(f"{scenario.name}: reads and writes come short")
        numbers = range(1, (QUICK_CALLS if options.quick else CALLS) + 1)
        for which in ["0 1", "0 2", "0 3", *(f"{number} {to}" for number in numbers for to in (1, 2))]:
            scenario.prepare()
            world.more = {"LD_PRELOAD": layer, "SHORTS": which}
            done = scenario.run()
            world.more = {}
            row.cases += 1
            # Nothing has failed: it must end as always.
            if done.status not in scenario.usual_statuses:
                row.find("wrong", f"{which}: status {done.status}: {done.error}")
            scenario.check(done, None, row, which)
            scenario.check_again(row, which)
        yield row


def takes_layers(programs):
    """Whether the programs in a folder are there, and look for the C library when they start."""
    path = os.path.join(programs, "session-stats")
    if not os.path.exists(path):
        return False
    with open(path, "rb") as file:
        return b"/ld-" in file.read(4096)
