#!/usr/bin/env python3
"""Does to both programs what can happen to them on one machine, and prints a table of what came of it.

    torture.py FOLDER-OF-PROGRAMS [PART ...] [--seed N] [--minutes N] [--quick]

Parts are faults, shorts, kills, crowd, fuzz and sanitizers; without one, all. Fuzzing takes an hour, or as many minutes as are
given. What a seed does it does again. Exit 0 when nothing was lost, torn, doubled or untold, and nothing crashed; 1 else, with what
was found on standard error. docs/development/reliability.md says what the rows mean.
"""

import argparse
import importlib
import os
import sys
import tempfile

import tracing
from findings import table
from world import World

PARTS = ["faults", "shorts", "kills", "crowd", "fuzz", "sanitizers"]
# Those that watch the programs' system calls.
TRACED = ("faults", "kills")


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("programs")
    parser.add_argument("parts", nargs="*")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--minutes", type=float, help="so long for fuzzing")
    parser.add_argument("--quick", action="store_true", help="a sample of the cases, for each change")
    options = parser.parse_args()
    for part in options.parts:
        if part not in PARTS:
            sys.exit(f"there is no part '{part}'; there are {', '.join(PARTS)}")
    found = []
    for part in options.parts or PARTS:
        if part in TRACED and not tracing.is_allowed():
            print(f"SKIPPED: {part}, since strace isn't installed or may not watch a process here", file=sys.stderr)
            continue
        with tempfile.TemporaryDirectory(prefix="torture-") as scratch:
            world = World(os.path.realpath(scratch), options.programs)
            for row in importlib.import_module(f"{part}_part").rows(world, options):
                print(f"{row.fault}: {row.cases:,} cases", file=sys.stderr)
                print("".join(f"  {note}\n" for note in row.notes[:20]), end="", file=sys.stderr)
                row.command = f"make torture ONLY={part}"
                found.append(row)
    print(table(found))
    sys.exit(0 if all(row.is_clean for row in found) else 1)


if __name__ == "__main__":
    main()
