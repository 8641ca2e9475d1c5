"""Runs a program under strace: lists its system calls, and makes one of them fail or kills the program before it."""

import os
import re
import shutil
import subprocess
import sys

# For what all parts share with the oracles.
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "Oracles"))

STRACE = shutil.which("strace")
# What both programs do first; what comes before is the start of the C library, and of a runtime where there is one.
START = re.compile(r"ioctl\([01], TCGETS|rt_sigaction\(SIGXFSZ|getcwd\(")
# What nobody can make fail, or what fails in each run anyway.
HARMLESS = ("exit_group", "munmap", "rt_sigaction", "getpid", "gettid", "geteuid", "getrandom", "ioctl", "lseek", "mprotect",
            "rt_sigprocmask", "sched_getaffinity", "futex", "madvise", "brk", "clock_nanosleep")
# So long may a run take that is waiting for a lock; what takes longer hangs.
LIMIT = 30


class Call:
    """A system call of a run: the so manieth of its name, the path that it is about and what it writes, where that can be told."""

    def __init__(self, name, number, path, written):
        self.name, self.number, self.path, self.written = name, number, path, written

    def __str__(self):
        return f"{self.name} {self.number}" + (f" ({self.path})" if self.path else "")


class Done:
    """What a run left behind."""

    def __init__(self, status, output, error):
        self.status, self.output, self.error = status, output.decode("utf-8", "replace"), error.decode("utf-8", "replace")

    @property
    def crashed(self):
        """What ended the run where it wasn't the program itself; empty else."""
        if self.status is None:
            return f"still running after {LIMIT} s"
        return f"ended by signal {-self.status}" if self.status < 0 else ""


def is_allowed():
    """Whether strace may watch a process here."""
    return STRACE is not None and subprocess.run([STRACE, "-o", "/dev/null", "true"], capture_output=True).returncode == 0


def run(command, environment, data=b"", injection=None, trace=None, limit=LIMIT):
    """Runs a command to its end, with faults as strace's `inject` words them; with `trace` a file gets its calls."""
    if injection or trace:
        more = [f"--inject={one}" for one in (injection or "").split()]
        command = [STRACE, "-qq", "-s", "1048576", "-e", "abbrev=all", "-o", trace or "/dev/null", *more, *command]
    try:
        done = subprocess.run(command, env=environment, input=data, capture_output=True, timeout=limit)
    except subprocess.TimeoutExpired as expired:
        return Done(None, expired.output or b"", expired.stderr or b"")
    # strace ends as the program did.
    return Done(done.returncode, done.stdout, done.stderr)


def calls(command, environment, data, trace, injection=None):
    """The program's own system calls in a run, in their order."""
    run(command, environment, data, injection, trace)
    counts, paths, found, own = {}, {}, [], False
    with open(trace, errors="replace") as file:
        for line in file:
            call = re.match(r"(\w+)\((.*)", line)
            if not call:
                continue
            name, rest = call.groups()
            counts[name] = counts.get(name, 0) + 1
            own = own or START.match(line) is not None
            path = path_of(name, rest, paths)
            # The first is read at the start of programs that aren't linked statically.
            if own and name not in HARMLESS and path != "/proc/self/maps":
                found.append(Call(name, counts[name], path, written(name, rest)))
    os.remove(trace)
    return found


def written(name, rest):
    """The bytes that a call writes, from strace's C string."""
    text = re.match(r'\d+, "(.*)", \d+\) +=', rest) if name == "write" else None
    return text and text.group(1).encode("latin-1").decode("unicode_escape").encode("latin-1")


def path_of(name, rest, paths):
    """The path that a call is about; keeps in `paths` which file has which number."""
    named = re.match(r'(?:AT_FDCWD, )?"([^"]+)"', rest)
    number = re.match(r"(\d+)", rest)
    path = named.group(1) if named else paths.get(number.group(1)) if number else None
    opened = re.search(r"\) += (\d+)", rest)
    if name == "openat" and opened:
        paths[opened.group(1)] = path
    return path if name not in ("mmap", "brk") else None
