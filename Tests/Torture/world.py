"""A home folder with logs, transcripts, settings and a work tree, made anew for each case."""

import datetime
import glob
import json
import os
import random
import shutil
import struct

import tracing

import hook_inputs
import log_records
from files import read_file, write_file

EXAMPLES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "examples")
LOGS = ".claude/logs"
SESSION = "9b1f4c7e-52d8-4e06-8a3b-6c0d7f21e594"
BOTH = "2026-01-11"
OLD_DAYS = ("2026-01-12", "2026-01-13", "2026-01-14")
RECORDS = log_records.World([("lighthouse", "~/src/lighthouse", ["README.md", "src/main.swift"], ["storm"])], ["s"])
SETTINGS = """{
  "model": "opus",   "env": { "API_KEY": "kept" },
  "hooks": {
    "PostToolUse": [ { "matcher": "Edit", "hooks": [ { "type": "command", "command": "gofmt -w ." } ] } ]
  }
}
"""


def zone_file(path, *zones):
    """Writes a time zone (RFC 8536): pairs of the moment from which on it applies, and the seconds to add to UTC."""
    (_, first), *later = zones
    offsets = [first, *(offset for _, offset in later)]
    # Version 2 has the part twice, the second time with moments of eight bytes, and an empty footer.
    parts = [struct.pack(">4sc15x6I", b"TZif", b"2", 0, 0, 0, len(later), len(offsets), 4)
             + b"".join(struct.pack(moment, at) for at, _ in later) + bytes(range(1, len(offsets)))
             + b"".join(struct.pack(">lBB", offset, 0, 0) for offset in offsets) + b"OWN\0" for moment in (">l", ">q")]
    return write_file(path, b"".join(parts) + b"\n\n")


def noon(path):
    """A time zone in which it is between noon and one now, so that no midnight comes into a run, and today's date there; UTC
    until a day ago, so that the examples keep their days."""
    now = datetime.datetime.now(datetime.timezone.utc)
    offset = datetime.timedelta(hours=12 - now.hour)
    return zone_file(path, (None, 0), (int(now.timestamp()) - 86400, int(offset.total_seconds()))), (now + offset).date()


def record(session, number, day, **more):
    """A line of a day file, known by its session; the same for the same number."""
    dice = random.Random(number)
    members = log_records.record(RECORDS, log_records.Session(RECORDS, dice), f"{day}T10:{number % 60:02}:00Z", dice)
    return log_records.line(members | {"session_id": session, "tool_use_id": f"toolu_{session}"} | more)


class World:
    """The folder, and the programs that run in it."""

    def __init__(self, scratch, programs):
        self.scratch, self.programs = scratch, os.path.abspath(programs)
        self.home, self.template = os.path.join(scratch, "home"), os.path.join(scratch, "template")
        self.zone, self.today = noon(self.path("zone"))
        # Further variables of the programs' environment.
        self.more = {}
        self.logs, self.tmp = self.path(LOGS), self.path("tmp")
        self.settings = self.path(".claude/settings.json")
        # install refuses a program inside of a build folder.
        shutil.copytree(self.programs, self.path("bin"), ignore=lambda _, names: [n for n in names if n not in (
            "claude-hook-log", "session-stats")])
        self.fill()
        shutil.copytree(self.home, self.template, symlinks=True)

    def path(self, name):
        """A path in the home folder."""
        return os.path.join(self.home, name)

    @property
    def environment(self):
        return {"HOME": self.home, "TZ": self.zone, "TMPDIR": self.tmp, "CLAUDE_LOG_DIR": self.logs, "PATH": self.path("bin") + ":/usr/bin:/bin",
                # What programs have that aren't linked statically: no word of the runtime's on a crash.
                "LD_LIBRARY_PATH": os.environ.get("LD_LIBRARY_PATH", ""), "SWIFT_BACKTRACE": "enable=no", **self.more}

    def restore(self):
        """Makes the folder what it was at first."""
        shutil.rmtree(self.home)
        shutil.copytree(self.template, self.home, symlinks=True)

    def write(self, name, text):
        """Writes a file, and the folders that it is in."""
        return write_file(self.path(name), text)

    def read(self, path):
        """The bytes of a file, none where there is no file."""
        try:
            return read_file(self.path(path))
        except FileNotFoundError:
            return b""

    def run(self, program, *arguments, data=b"", **more):
        """Runs one of the programs to its end."""
        return tracing.run([self.path(f"bin/{program}"), *arguments], self.environment, data, **more)

    def fill(self):
        """Writes all files. The totals are those of a rotation."""
        os.makedirs(self.tmp)
        # As the hook makes them.
        os.makedirs(self.path(".claude/activity"), mode=0o700)
        os.symlink("activity", self.logs)
        old = "2025-12-30"
        self.write(f"{LOGS}/activity-{old}.jsonl", "".join(record(f"s-{old}-{number}", number, old) for number in range(5)))
        rotated = self.run("session-stats", "rotate", "--keep", "2", "--log-dir", self.logs)
        assert rotated.status == 0, rotated.error
        # A rotation that was killed before it removed the day file, which has got a late record.
        shutil.copy(self.write(f"{LOGS}/activity-{BOTH}.jsonl", "".join(record(f"s-{BOTH}-{number}", number, BOTH) for number in range(4))),
                    self.scratch)
        assert self.run("session-stats", "rotate", "--keep", "2", "--log-dir", self.logs).status == 0
        shutil.move(os.path.join(self.scratch, f"activity-{BOTH}.jsonl"), self.logs)
        with open(self.path(f"{LOGS}/activity-{BOTH}.jsonl"), "a") as file:
            file.write(record(f"s-{BOTH}-late", 9, BOTH))
        for day in OLD_DAYS:
            lines = [record(f"s-{day}-{number}", number, day, **({"error": "no", "exit_code": 1} if number == 2 else {}))
                     for number in range(6)]
            self.write(f"{LOGS}/activity-{day}.jsonl", "".join(lines))
        self.write(self.today_file, "".join(record(f"s-today-{number}", number, self.today) for number in range(2)))
        self.write("src/lighthouse/.git/HEAD", "ref: refs/heads/storm\n")
        shutil.copytree(os.path.join(EXAMPLES, "transcripts"), self.path(".claude/projects"))
        self.write(".claude/settings.json", SETTINGS)
        os.chmod(self.settings, 0o640)

    @property
    def today_file(self):
        return f"{LOGS}/activity-{self.today}.jsonl"

    @property
    def transcript(self):
        return self.path(f".claude/projects/-home-ada-src-lighthouse/{SESSION}.jsonl")

    def hook_input(self, session, call="toolu_new"):
        """What Claude Code would write to the hook, in this world."""
        response = {"stdout": "wind\n" * 40, "stderr": "", "interrupted": False}
        return json.dumps(hook_inputs.call(session_id=session, transcript_path=self.transcript, cwd=self.path("src/lighthouse"), tool_response=response,
                                           tool_use_id=call, duration_ms=12)).encode()

    # What the logs hold

    def day_files(self):
        return sorted(glob.glob(os.path.join(glob.escape(self.logs), "activity-*.jsonl")))

    def troubles(self):
        """The lines that tell of records that weren't written."""
        return (self.read(f"{LOGS}/hook-trouble.log") + self.read("tmp/hook-trouble.log")).decode("utf-8", "replace").splitlines()

    def by_session(self):
        """How often the report counts each session's call, and how many places it can't read; reads totals, too."""
        done = self.run("session-stats", "--log-dir", self.logs, "--range", "all", "--by", "session", "--json")
        report = json.loads(done.output)
        return {group["session"]: group["count"] for group in report["groups"]}, report["data"]["malformed"]


def whole_records(data):
    """The records in a day file's bytes, and the lines that are neither records nor blank."""
    records, torn = [], []
    for line in data.split(b"\n"):
        try:
            one = json.loads(line)
        except ValueError:
            one = None
        if isinstance(one, dict):
            records.append(one)
        elif line.strip():
            torn.append(line)
    return records, torn
