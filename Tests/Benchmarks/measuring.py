"""Runs programs in turn and takes medians."""

import functools
import os
import re
import shutil
import statistics
import subprocess
import sys

from corpora import HERE, KEPT

HOME = os.path.join(KEPT, "home")
ENVIRONMENT = {"HOME": HOME, "TZ": "UTC", "PATH": os.environ["PATH"]}


class Timed:
    """The runs of one command."""

    def __init__(self):
        self.runs, self.memory = [], 0

    @property
    def seconds(self):
        return statistics.median(self.runs)

    def over(self, other):
        """How many times as long as another: the median of the pairs."""
        return statistics.median(mine / theirs for mine, theirs in zip(self.runs, other.runs))


@functools.cache
def compiled(source, compilers=("clang", "cc"), flags=()):
    """A program of this folder, compiled; stops where there is no compiler, which Swift's toolchain brings."""
    program = os.path.join(KEPT, source.partition(".")[0])
    compiler = next(filter(None, map(shutil.which, compilers)), None)
    if compiler is None:
        sys.exit(f"{source} must be compiled: install {' or '.join(compilers)}")
    static = ["-static"] if sys.platform == "linux" and not flags else []
    os.makedirs(KEPT, exist_ok=True)
    subprocess.run([compiler, "-O2", *static, os.path.join(HERE, source), "-o", program + ".linked", *flags], check=True)
    # A copy, as our programs are.
    shutil.copy(program + ".linked", program)
    return program


def turns(commands, runs, environment=None):
    """Runs each (input, program, argument ...) in turn, so many times after a first time; what takes over a minute runs once."""
    first = measured(commands, 1, environment)
    return first if sum(timed.seconds for timed in first) > 60 else measured(commands, runs, environment)


def measured(commands, runs, environment):
    """The runs of each command, without a first time."""
    words = []
    for command in commands:
        words += ["--", *command] if words else command
    process = subprocess.run([compiled("turns.c"), str(runs), *words], env=ENVIRONMENT | (environment or {}), capture_output=True, text=True)
    if process.returncode != 0:
        sys.exit(process.stderr)
    timed = [Timed() for _ in commands]
    for line in process.stdout.splitlines():
        which, nanoseconds, memory = map(int, line.split())
        timed[which].runs.append(nanoseconds / 1e9)
        timed[which].memory = max(timed[which].memory, memory * (1 if sys.platform == "darwin" else 1024))
    return timed


def instructions(command, environment=None):
    """User instructions of one run of (input, program, argument ...); None without valgrind."""
    if shutil.which("valgrind") is None:
        return None
    with open(command[0], "rb") as given:
        words = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", *command[1:]]
        process = subprocess.run(words, stdin=given, env=ENVIRONMENT | (environment or {}), capture_output=True, text=True)
    counted = re.search(r"Collected : (\d+)", process.stderr)
    return int(counted[1]) if counted else sys.exit(process.stderr)
