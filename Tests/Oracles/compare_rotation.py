#!/usr/bin/env python3
"""Does to logs what can happen to them around `session-stats rotate`, and asks for the same figures all the time.

    compare_rotation.py PATH/TO/session-stats [--seed N] [--rounds N] [--actions N] [--queries N] [--per-day R]
    compare_rotation.py PATH/TO/session-stats --every-call [--seed N] [--stride N]

A ledger keeps the bytes of every day file that there ever was, also of those that were rotated; the oracles of the
reports read it in place of the folders. After each action a sample of queries is set against them: nothing may be
lost or counted twice. Whole totals are asked for only what they keep (`left_out`).

`--every-call` kills a rotation before each of its system calls in turn. That, and failing calls, takes strace; where
it isn't installed, this says so and goes on without. Exit 0 when all agree, 1 when something differs.
"""

import argparse
import datetime
import fcntl
import hashlib
import json
import os
import random
import re
import resource
import shlex
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter

import groups_oracle
import report_oracle
from compare_groups import HOME, RATES, queries
from compare_reports import differences, parsed, show, told
from files import read_file, write_file
from generate_groups import GroupGenerator, make
from model_prices import Rates
from report_oracle import written

STRACE = shutil.which("strace")
ENVIRONMENT = {"HOME": HOME, "TZ": "UTC"}
# By these totals can't be broken down.
LOST = re.compile(r"--by \S*(hour|file|command|url|worktree|skill)|--(file|command|url|worktree|skill)")
SUMMARIES = [["--range", word] for word in ("today", "week", "month", "all")]
PAIRS = ("branch,user", "server,user", "session,agent", "branch,model", "agent,project", "day,server", "model,tool")
# What a rotation does to the folder; the calls of the loader come before.
KILLED = ("openat", "read", "pread64", "write", "fsync", "flock", "unlink", "close", "fstat", "getdents64", "lseek")
FAILING = ("write", "fsync", "unlink", "flock", "ftruncate", "fchmod", "pread64")
ERRORS = ("ENOSPC", "EIO", "EACCES", "EINTR", "EAGAIN")


def ends_record(data):
    """Whether a record ends with these bytes: on a line of its own, or over several."""
    line = data[data.rfind(b"\n") + 1:]
    try:
        return line == b"}" or isinstance(json.loads(line), dict)
    except ValueError:
        return False


class Origin:
    """A day file that was written once, whether it is still there or not."""

    def __init__(self, folder, date, user, data=b""):
        self.folder, self.date, self.user, self.data = folder, date, user, bytearray(data)


class Ledger:
    """All records that were ever written, by the day files that they were written to."""

    def __init__(self, scratch):
        self.scratch = scratch
        self.origins = []
        # By their paths those that are there.
        self.live = {}
        # Lines that began a day file's totals and were torn: each is one malformed place more.
        self.torn = 0
        os.makedirs(scratch)

    def note(self, path, folder, user):
        """Records a day file that was put there."""
        date = datetime.date.fromisoformat(os.path.basename(path)[9:19])
        self.live[path] = Origin(folder, date, user, read_file(path))
        self.origins.append(self.live[path])

    def look(self):
        """Drops the day files that are gone; returns what is wrong with the others."""
        faults = []
        for path, origin in list(self.live.items()):
            try:
                if read_file(path) != origin.data:
                    faults.append(f"{path} was changed")
            except FileNotFoundError:
                del self.live[path]
        return faults

    def files(self, folders):
        """Date, path and user of each day file as `groups_oracle.sources` gives them."""
        found = []
        for origin in self.origins:
            if origin.folder in folders:
                # The oracle keeps what it read by the path.
                path = os.path.join(self.scratch, f"{id(origin)}-{len(origin.data)}")
                if not os.path.exists(path):
                    write_file(path, bytes(origin.data))
                found.append((origin.date, path, origin.user))
        return sorted(found, key=lambda one: one[0])


def left_out(report):
    """A report without what totals of rotated day files don't keep, and the malformed places."""
    def without(value, path):
        if isinstance(value, dict):
            return {name: without(one, f"{path}.{name}") for name, one in value.items()
                    if not re.search(r"\.duration_ms\.(p50|p95|max)$|\.groups\.(start|end|length_seconds|active_seconds)$|"
                                     r"^\.data\.(files|bytes|rotated|filled_models|malformed)$|^\.top_files$", f"{path}.{name}")}
        return [without(one, path) for one in value] if isinstance(value, list) else value
    return without(report, ""), int(report["data"]["malformed"])


class Rotations:
    def __init__(self, program, folder, seed, per_day):
        self.program, self.folder, self.per_day = program, folder, per_day
        self.random = random.Random(f"rotation {seed}")
        # Of another seed than the folders: what came first could be the beginning of one of their day files.
        self.generator = GroupGenerator(seed + 1_000_000)
        self.done = []
        self.asked = self.differing = self.names = 0
        self.today = datetime.datetime.now(datetime.timezone.utc).date()
        os.chdir(folder)
        make(".", seed, per_day, self.today)
        self.ledger = Ledger(os.path.abspath("ledger"))
        # A folder with day files, as it is given to rotate: what it is part of, and whose.
        self.homes = {"own": ("own", None), "team/ada": ("team", "ada"), "team/имя/a/b": ("team", "имя"),
                      **{f"team/grace hopper/{one}": ("team", "grace hopper") for one in ("desk", "train")}}
        for home, (part, user) in self.homes.items():
            for name in sorted(os.listdir(home)):
                if name.startswith("activity-"):
                    self.ledger.note(os.path.join(home, name), part, user)
        groups_oracle.sources = lambda folders: self.ledger.files(folders)
        report_oracle.day_files = lambda folder: [one[:2] for one in self.ledger.files([folder])]

    # Asking

    def run(self, arguments, rates=None, **more):
        return subprocess.run([self.program, *arguments], env=ENVIRONMENT | (rates or {}),
                              capture_output=True, timeout=120, **more)

    def start(self, arguments):
        return subprocess.Popen([self.program, *arguments], env=ENVIRONMENT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)

    def complain(self, what, found):
        self.differing += 1
        show(f"after {'; '.join(self.done[-8:]) or 'nothing'}\n {what}", found)

    def expected(self, arguments, rates):
        today = datetime.datetime.now(datetime.timezone.utc).date()
        if arguments[2:] not in SUMMARIES:
            return groups_oracle.report(groups_oracle.parser().parse_args(arguments), today, Rates(rates))
        options = argparse.Namespace(log_dir=arguments[1], range=arguments[3], date=None, project=[])
        return report_oracle.report(options, today, Rates(rates))

    def ask(self, arguments, rates):
        """Sets an answer against the ledger's."""
        self.asked += 1
        done = self.run([*arguments, "--json"], rates)
        what = f"session-stats {shlex.join(arguments)} --json"
        if done.returncode or not done.stdout:
            return self.complain(what, [f"status {done.returncode}: {done.stderr.decode()}"])
        expected, actual = parsed(written(self.expected(arguments, rates))), parsed(done.stdout)
        further = () if "groups" in expected or "tools" in expected else {"tools", "projects", "models", "days"}
        (expected, malformed), (actual, places) = left_out(expected), left_out(actual)
        found = told(differences(expected, actual, further))
        if not malformed <= places <= malformed + self.ledger.torn:
            found.append(f"$.data.malformed: expected {malformed}, actual {places}: {done.stderr.decode().strip()}")
        if found:
            self.complain(what, found)

    def compare(self, number):
        """Asks for a sample of all that totals keep, and for the lists of the summary."""
        for fault in self.ledger.look():
            self.complain(fault, [])
        known = [one for one in queries(self.today) if not LOST.search(one)] + [f"--range all --by {one}" for one in PAIRS]
        for query in self.random.sample(known, min(number, len(known))):
            folders = ["own", "team"] if "user" in query else \
                self.random.choice([["own"], ["team"], ["own", "team"]])
            self.ask([word for one in folders for word in ("--log-dir", one)] + shlex.split(query), self.random.choice(RATES))
        self.ask(["--log-dir", "own", "--range", self.random.choice(["all", "month"])], self.random.choice(RATES))
        self.ask(["--log-dir", "team", "--range", "all", "--by", "day,user"], {})
        self.ask(["--log-dir", "own", "--range", "all", "--by", "day"], {})

    # Acting

    def home(self):
        return self.random.choice(["own"] * 4 + list(self.homes))

    def free(self, home):
        """The path of a day file that isn't there, of a date on which another may have been rotated."""
        dates = [one.date for one in self.ledger.origins] + [self.today - 33 * groups_oracle.DAY]
        paths = [os.path.join(home, f"activity-{date}.jsonl") for date in dates]
        return self.random.choice([path for path in paths if path not in self.ledger.live] or [None])

    def rotate_arguments(self, home, keep=None):
        keep = keep or self.random.choice(["2", "2d", "3", "9", "20d", "31"])
        self.done.append(f"rotate --keep {keep} --log-dir {shlex.quote(home)}")
        return ["rotate", "--keep", keep, "--log-dir", home]

    def rotate(self, home=None, keep=None):
        """A rotation that nothing keeps from its work."""
        arguments = self.rotate_arguments(home or self.home(), keep)
        done = self.run(arguments)
        if done.returncode or done.stderr or not done.stdout:
            self.complain("rotate", [f"status {done.returncode}: {done.stdout.decode()}{done.stderr.decode()}"])
        first = self.today - int(arguments[2].rstrip("d")) * groups_oracle.DAY
        left = [path for path, one in self.ledger.live.items()
                if os.path.dirname(path) == arguments[4] and one.date < first and os.path.exists(path)]
        if left:
            self.complain("rotate", [f"left {path}: {done.stdout.decode()}" for path in left])

    def again(self):
        self.rotate()

    def dry(self):
        names = sorted(os.listdir("own"))
        self.run(self.rotate_arguments("own") + ["--dry-run"])
        self.done[-1] += " --dry-run"
        if names != sorted(os.listdir("own")):
            self.complain("--dry-run changed the folder", [])

    def late(self):
        """Late records, in a day file that is there or a new one."""
        live = list(self.ledger.live)
        home = self.home()
        path = self.random.choice(live) if live and self.random.random() < 0.5 else self.free(home)
        if path:
            self.done.append(f"late records in {path}")
            self.append(path, self.some(path))

    def some(self, path):
        return self.generator.day(os.path.basename(path)[9:19], self.random.choice([1, 1, 2, 9]), noise=True)

    def append(self, path, data):
        """Appends as the hook does: with the lock, after a newline, to a file that has a name."""
        while True:
            file = os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o600)
            fcntl.flock(file, fcntl.LOCK_EX)
            status = os.fstat(file)
            if status.st_nlink:
                break
            os.close(file)
        if status.st_size and os.pread(file, 1, status.st_size - 1) != b"\n":
            data = b"\n" + data
        os.write(file, data)
        os.close(file)
        origin = self.ledger.live.get(path)
        if origin is None or status.st_size == 0 and origin.data:
            part, user = self.homes[os.path.dirname(path)]
            origin = Origin(part, datetime.date.fromisoformat(os.path.basename(path)[9:19]), user)
            self.ledger.origins.append(origin)
            self.ledger.live[path] = origin
        origin.data += data

    def traced(self, arguments, injection, **more):
        self.done[-1] += f", {injection}"
        done = self.run(arguments, **more) if not STRACE else subprocess.run(
            [STRACE, "-f", "-qq", "-o", "/dev/null", "-e", f"inject={injection}", self.program, *arguments],
            env=ENVIRONMENT | {"PATH": os.environ.get("PATH", "")}, capture_output=True, timeout=120, **more)
        return done

    def killed(self):
        arguments = self.rotate_arguments(self.home())
        if STRACE:
            call = self.random.choice(KILLED)
            return self.traced(arguments, f"{call}:signal=KILL:when={self.random.randrange(1, 40)}")
        self.done[-1] += ", killed"
        started = self.start(arguments)
        time.sleep(self.random.random() * 0.03)
        started.kill()
        started.communicate()

    def failing(self):
        """System calls that fail: once, from then on, or all."""
        if not STRACE:
            return
        call = self.random.choice(FAILING)
        # A lock that is never free is waited for, for a long time.
        error = self.random.choice(ERRORS[:3] if call == "flock" else ERRORS)
        when = self.random.randrange(1, 12)
        again = "" if error == "EINTR" else self.random.choice(["", "+"])
        done = self.traced(self.rotate_arguments(self.home()), f"{call}:error={error}:when={when}{again}")
        # 127 is the loader's word.
        if done.returncode == 127:
            return
        if done.returncode not in (0, 1) or done.stderr.startswith(b"strace") or (
                call != "write" and (done.returncode == 1) != bool(done.stderr)):
            self.complain("rotate", [f"status {done.returncode}: {done.stderr.decode()}"])

    def full(self):
        """A file that may not grow beyond a size: a write comes short, and rotate is killed then or cleans up."""
        home = self.home()
        sizes = [os.path.getsize(os.path.join(home, name)) for name in os.listdir(home) if name.startswith("totals-")]
        room = self.random.choice(sizes or [0]) + self.random.randrange(6000)
        arguments = self.rotate_arguments(home)
        self.done[-1] += f", {room} bytes a file"
        limit = {"preexec_fn": lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))}
        if not STRACE or self.random.random() < 0.3:
            return self.run(arguments, **limit)
        # What is left may end within a line that says what follows.
        self.ledger.torn += 1
        self.traced(arguments, "ftruncate:signal=KILL", **limit)

    def cut(self):
        """Day files that are rotated and put back, and their totals cut off somewhere."""
        home = self.home()
        before = {path: bytes(one.data) for path, one in self.ledger.live.items() if os.path.dirname(path) == home}
        old = {name: os.path.getsize(os.path.join(home, name)) for name in os.listdir(home) if name.startswith("totals-")}
        self.rotate(home)
        for path, data in before.items():
            if not os.path.exists(path):
                write_file(path, data)
        for name in sorted(os.listdir(home)):
            path = os.path.join(home, name)
            if name.startswith("totals-") and os.path.getsize(path) > old.get(name, 0):
                data = read_file(path)
                size = self.random.randrange(old.get(name, 0), len(data))
                # Torn lines are where this is about: often only the last bytes are missing.
                size = self.random.choice([size, len(data) - 2, data.rindex(b"\n", 0, -1) + 9])
                self.ledger.torn += data[data.rfind(b"\n", 0, size) + 1:size].startswith(b'{"day')
                os.truncate(path, size)
                self.done.append(f"put back its day files, and cut {name} to {size} of {len(data)}")

    def back(self):
        """Rotated day files that somebody copies back."""
        for origin in self.random.sample(self.ledger.origins, 6):
            homes = [home for home, whose in self.homes.items() if whose == (origin.folder, origin.user)]
            # Only beside its own totals a file is known to be the same.
            path = os.path.join(homes[0], f"activity-{origin.date}.jsonl")
            if len(homes) == 1 and path not in self.ledger.live:
                self.done.append(f"copied {path} back, {len(origin.data)} bytes")
                write_file(path, bytes(origin.data))
                self.ledger.live[path] = origin

    def older(self):
        """An older copy of a rotated day file, put beside its totals for a while."""
        for origin in self.random.sample(self.ledger.origins, 6):
            homes = [home for home, whose in self.homes.items() if whose == (origin.folder, origin.user)]
            path = os.path.join(homes[0], f"activity-{origin.date}.jsonl")
            data = bytes(origin.data)
            ends = [at + 1 for at in range(len(data)) if data[at:at + 1] == b"\n" and ends_record(data[:at])]
            if len(homes) == 1 and path not in self.ledger.live and ends:
                end = self.random.choice(ends)
                self.done.append(f"copied {end} of {len(data)} bytes of {path} back for a while")
                write_file(path, data[:end])
                self.compare(2)
                os.remove(path)
                return

    def machine(self):
        """Another machine's folder, rotated or not, that is copied into this one."""
        self.names += 1
        other = f"machine{self.names}"
        number = self.random.randrange(1, 5)
        backs = self.random.sample(range(45), number) + [44]
        for back in set(backs):
            name = f"activity-{self.today - back * groups_oracle.DAY}.jsonl"
            write_file(os.path.join(other, name), self.generator.day(name[9:19], self.per_day // 2 + 1, noise=True))
        home = self.home()
        part, user = self.homes[home]
        for name in sorted(os.listdir(other)):
            self.ledger.note(os.path.join(other, name), part, user)
        if self.random.random() < 0.6:
            self.run(["rotate", "--log-dir", other, "--keep", "9"])
        self.done.append(f"copied a machine's folder into {home}: {' '.join(sorted(os.listdir(other)))}")
        for name in sorted(os.listdir(other)):
            source, path = os.path.join(other, name), os.path.join(home, name)
            origin = self.ledger.live.pop(source, None)
            if name.startswith("activity-"):
                if path in self.ledger.live:
                    self.ledger.origins.remove(origin)
                else:
                    shutil.copy(source, path)
                    self.ledger.live[path] = origin
            elif self.random.random() < 0.5:
                shutil.copy(source, f"{path[:-7]}-laptop{self.names}.ndjson")
            else:
                with open(source, "rb") as totals, open(path, "ab+") as file:
                    file.seek(max(0, os.path.getsize(path) - 1))
                    end = file.read(1)
                    file.write((b"" if end in (b"", b"\n") else b"\n") + totals.read())
        for path in [path for path in self.ledger.live if path.startswith(other)]:
            del self.ledger.live[path]

    def double(self):
        """Totals that are there twice or under another name."""
        home = self.home()
        for name in sorted(os.listdir(home)):
            if name.startswith("totals-") and self.random.random() < 0.5:
                self.names += 1
                path, copy = os.path.join(home, name), os.path.join(home, f"{name[:14]}-copy{self.names}.ndjson")
                action = self.random.choice([shutil.copy, os.rename])
                action(path, copy)
                self.done.append(f"{action.__name__} {path} {copy}")
                # Each copy of a torn line is one more.
                self.ledger.torn *= 2

    def together(self):
        """Two rotations at once."""
        home = self.home()
        started = [self.start(self.rotate_arguments(home, keep)) for keep in ("2", "3")]
        self.done.append("both at once")
        for one in started:
            said = one.communicate(timeout=120)[1]
            if one.returncode:
                self.complain("rotate", [f"status {one.returncode}: {said.decode()}"])

    def meanwhile(self):
        """Hooks that write while a rotation runs."""
        home = self.home()
        paths = [path for path in self.ledger.live if os.path.dirname(path) == home]
        # A file that is held open keeps its number, so that it can be told from a new one.
        held = {path: open(path, "rb") for path in paths}
        started = self.start(self.rotate_arguments(home, "2"))
        self.done.append("late records meanwhile")
        # Where many records come while a slow program looks at one, it would never end.
        left = 200
        while paths and left and started.poll() is None:
            left -= 1
            path = self.random.choice(paths)
            self.append(path, self.some(path))
            time.sleep(self.random.random() * 0.002)
        said = started.communicate(timeout=120)[1]
        for one in held.values():
            one.close()
        if started.returncode and b"it grows all the time" not in said:
            self.complain("rotate", [f"status {started.returncode}: {said.decode()}"])

    def reported(self):
        """Reports while a rotation runs."""
        started = self.start(self.rotate_arguments("own", "2"))
        self.done.append("reports meanwhile")
        while started.poll() is None:
            self.ask(["--log-dir", "own", "--range", "all", "--by", "day"], {})
        started.communicate()

    ACTIONS = (again, again, dry, late, late, killed, killed, failing, failing, full, full, cut, cut, back, back, older, older, machine,
               double, together, meanwhile, reported)

    def attack(self, actions, number):
        self.compare(number)
        for _ in range(actions):
            before = self.differing
            self.random.choice(self.ACTIONS)(self)
            self.compare(number)
            if self.differing > before:
                # What follows would differ in the same way.
                return
        for home in self.homes:
            self.rotate(home, "2")
        self.compare(number)

    # Killing before every call

    def state(self):
        found = hashlib.sha256()
        for name in sorted(os.listdir("own")):
            found.update(repr((name, read_file(os.path.join("own", name)))).encode())
        return found.digest()

    def every_call(self, stride):
        """Rotates the three oldest day files, killed before each system call in turn."""
        paths = sorted(path for path in self.ledger.live if path.startswith("own/"))
        for path in paths[3:]:
            os.remove(path)
        gone = {self.ledger.live[path] for path in paths[3:]}
        self.ledger.origins = [one for one in self.ledger.origins if one not in gone]
        self.ledger.live = {path: one for path, one in self.ledger.live.items() if one not in gone}
        shutil.copytree("own", "before")
        whole = dict(self.ledger.live)

        def start_again():
            shutil.rmtree("own")
            shutil.copytree("before", "own")
            self.ledger.live = dict(whole)
            self.done = []

        arguments = ["rotate", "--keep", "2", "--log-dir", "own"]
        trace = os.path.abspath("trace")
        subprocess.run([STRACE, "-f", "-qq", "-o", trace, self.program, *arguments], env=ENVIRONMENT,
                       stdout=subprocess.DEVNULL, check=True)
        with open(trace) as file:
            calls = re.findall(r"^\d+ +(\w+)\(", file.read(), re.MULTILINE)
        # strace counts the calls of each name by themselves.
        counts, steps, checked = Counter(), [], set()
        for call in calls:
            counts[call] += 1
            steps.append((call, counts[call]))
        for call, number in steps[1::stride]:
            start_again()
            self.done.append(f"rotate killed before {call} {number}")
            done = subprocess.run([STRACE, "-f", "-qq", "-o", "/dev/null", "-e", f"inject={call}:signal=KILL:when={number}",
                                   self.program, *arguments], env=ENVIRONMENT, capture_output=True)
            if done.returncode == 0 and not call.startswith("exit"):
                self.complain("the rotation wasn't killed", [])
            if self.state() in checked:
                continue
            checked.add(self.state())
            self.compare(4)
            self.rotate("own", "2")
            self.compare(4)
            left = [name for name in os.listdir("own") if not re.fullmatch(r"totals-\d{4}-\d\d\.ndjson", name)]
            if sorted(left) != sorted(name for name in os.listdir("before") if not name.startswith("activity-")):
                self.complain("other files are left", left)
        print(f"killed before {len(steps[1::stride])} of {len(calls)} calls, which left {len(checked)} states", file=sys.stderr)


def main():
    parser = argparse.ArgumentParser(description="Compares reports with a ledger while day files are rotated.")
    parser.add_argument("program", metavar="SESSION-STATS")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rounds", type=int, default=1, help="so many sequences of actions, each with a seed of its own")
    parser.add_argument("--actions", type=int, default=12, help="the actions of a round")
    parser.add_argument("--queries", type=int, default=12, help="so many are asked after each action")
    parser.add_argument("--per-day", type=int, default=12)
    parser.add_argument("--every-call", action="store_true", help="kill a rotation before each of its system calls")
    parser.add_argument("--stride", type=int, default=1, help="only before each so manieth")
    options = parser.parse_args()

    os.environ.update(ENVIRONMENT)
    time.tzset()
    if not STRACE:
        print("SKIPPED: failing system calls and rotations killed at one, since strace isn't installed", file=sys.stderr)
    program, asked, differing = os.path.abspath(options.program), 0, 0
    for seed in range(options.seed, options.seed + options.rounds):
        with tempfile.TemporaryDirectory() as scratch:
            rotations = Rotations(program, scratch, seed, options.per_day)
            if not options.every_call:
                rotations.attack(options.actions, options.queries)
            elif STRACE:
                rotations.every_call(options.stride)
            os.chdir("/")
        if rotations.differing:
            print(f"that was --seed {seed}")
        asked, differing = asked + rotations.asked, differing + rotations.differing
    print(f"{asked} times asked, {differing} differ", file=sys.stderr)
    return 1 if differing else 0


if __name__ == "__main__":
    sys.exit(main())
