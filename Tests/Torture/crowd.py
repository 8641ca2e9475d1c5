#!/usr/bin/env python3
"""Lets a crowd of hooks loose on one folder, and holds what is there afterwards to what they were given.

    crowd.py FOLDER-OF-PROGRAMS SCRATCH-FOLDER SECONDS HOOKS CALLS-OF-EACH

Each call is of a session of its own, so that each record is known. Half of the hooks write to days that are rotated meanwhile. Records in must be
records out, in day files or totals, and
those that were refused with a message. Where it may mount a file system (`unshare --mount --map-root-user`), the disk is full
for two fifths of the time. Prints what it found as JSON.
"""

import datetime
import glob
import json
import os
import re
import signal
import subprocess
import sys
import time

from world import hook_inputs, read_file, record, whole_records, write_file, zone_file

# The calls of one worker: each input names its worker and its number. Its own folder for messages takes what the disk can't.
WORKER = r"""
number=0
while [ -e "$go" ] && [ "$number" -lt "$limit" ]; do
  number=$((number + 1))
  printf "$input" "$worker" "$number" "$number" "$number" "$worker" "$number" | "$hook" || echo "$worker-$number: status $?" >> "$TMPDIR/said"
  echo $number > "$TMPDIR/count"
done >> "$TMPDIR/said" 2>&1
"""
INPUT = json.dumps(hook_inputs.call(session_id="w-%s-%s", cwd="/src/storm", tool_input={"command": "make %s"},
                                    tool_response={"stdout": "wind and rain %s"}, tool_use_id="toolu_%s_%s"))
OLD_FILES, OLD_RECORDS = 90, 8
# Each second hook is so many days late, and writes to a day that is rotated when half of the time is over.
ROTATED_DAYS = 350
DISK_BYTES = 48 << 20
FULL = ((0.2, 0.4), (0.55, 0.75))


class Crowd:
    def __init__(self, programs, scratch, seconds, hooks, limit):
        self.programs, self.scratch, self.seconds, self.hooks, self.limit = programs, scratch, seconds, hooks, limit
        # Whether the time was over before all calls were made, and whether the disk was ever full.
        self.is_over = self.was_full = False
        self.disk, self.go = os.path.join(scratch, "disk"), os.path.join(scratch, "go")
        self.logs = os.path.join(self.disk, "logs")
        self.troubles = os.path.join(self.logs, "hook-trouble.log")
        self.faults, self.summary = [], ""
        os.makedirs(self.disk)
        mount = ["mount", "-t", "tmpfs", "-o", f"size={DISK_BYTES}", "none", self.disk]
        self.can_fill = subprocess.run(mount, capture_output=True).returncode == 0
        os.makedirs(self.logs, mode=0o700)
        self.today = datetime.datetime.now(datetime.timezone.utc).date()
        self.write_old_files()

    def find(self, kind, what):
        self.faults.append((kind, what))

    def write_old_files(self):
        """Day files for the rotations, oldest first 400 days ago."""
        self.old = {}
        for number in range(OLD_FILES):
            day = self.today - datetime.timedelta(days=400 - number)
            sessions = [f"old-{day}-{one}" for one in range(OLD_RECORDS)]
            self.old.update(dict.fromkeys(sessions, 1))
            write_file(os.path.join(self.logs, f"activity-{day}.jsonl"), "".join(record(session, one, day) for one, session in enumerate(sessions)))

    def zone(self, days):
        """A time zone in which it is so many days earlier, and midnight half of the time away: the path of a file that says so."""
        now = datetime.datetime.now(datetime.timezone.utc)
        behind = (now.hour * 3600 + now.minute * 60 + now.second + self.seconds // 2) % 86400 + 86400 * days
        return zone_file(os.path.join(self.scratch, f"zone-{days}"), (None, -behind))

    def environment(self, **more):
        return {"HOME": self.scratch, "TZ": "UTC", "CLAUDE_LOG_DIR": self.logs, "PATH": os.environ["PATH"], "SWIFT_BACKTRACE": "enable=no",
                "hook": os.path.join(self.programs, "claude-hook-log"), "go": self.go, "input": INPUT, **more}

    def start_hooks(self):
        open(self.go, "w").close()
        zones, workers = [self.zone(0), self.zone(ROTATED_DAYS)], []
        for worker in range(self.hooks):
            folder = os.path.join(self.scratch, "said", str(worker))
            os.makedirs(folder)
            workers.append(subprocess.Popen(["sh", "-c", WORKER], env=self.environment(TZ=zones[worker % 2], TMPDIR=folder, worker=str(worker),
                                                                                              limit=str(self.limit))))
        return workers

    def stats(self, *arguments):
        return subprocess.run([os.path.join(self.programs, "session-stats"), *arguments, "--log-dir", self.logs],
                              env=self.environment(TMPDIR=self.scratch), capture_output=True, text=True, timeout=120)

    def fill(self):
        """Takes all room that the disk has."""
        with open(os.path.join(self.disk, "filler"), "wb", buffering=0) as file:
            try:
                while True:
                    file.write(bytes(1 << 16))
            except OSError:
                pass

    def run(self):
        """Lets all loose until the time is over; the one rotation takes a few old files more each time."""
        workers, start, rotations, reports, refused, is_full = self.start_hooks(), time.monotonic(), 0, 0, 0, False
        while (passed := (time.monotonic() - start) / self.seconds) < 1 and any(worker.poll() is None for worker in workers):
            should_be_full = self.can_fill and any(begin <= passed < end for begin, end in FULL)
            if should_be_full:
                # Again each time, since what is taken back or rotated away gives room.
                self.fill()
                self.was_full = True
            elif is_full:
                os.remove(os.path.join(self.disk, "filler"))
            is_full = should_be_full
            done = self.stats("rotate", "--keep", str(399 - int(passed * OLD_FILES)))
            rotations += 1
            if done.returncode not in (0, 1) or (done.returncode == 1) != bool(done.stderr):
                self.find("wrong", f"rotate: status {done.returncode}: {done.stderr}")
            elif done.returncode:
                refused += 1
                # Hooks write to one of the files without a pause.
                if not should_be_full and ": it grows all the time; " not in done.stderr:
                    self.find("wrong", f"rotate, with room on the disk: {done.stderr}")
            reports += 1
            self.report()
            self.keep_troubles()
        self.is_over = passed >= 1
        os.remove(self.go)
        for worker in workers:
            try:
                if worker.wait(timeout=60):
                    self.find("crashed", f"a worker ended with {worker.returncode}")
            except subprocess.TimeoutExpired:
                worker.send_signal(signal.SIGKILL)
                self.find("crashed", "a hook hangs")
        self.summary = f"{rotations} rotations, {refused} of them put off; {reports} reports meanwhile"

    def keep_troubles(self):
        """Moves the list of troubles away before it is too long, so that no message goes."""
        if os.path.exists(self.troubles) and os.path.getsize(self.troubles) > 24 << 10:
            os.rename(self.troubles, os.path.join(self.disk, f"troubles-{time.monotonic_ns()}"))

    def report(self):
        """A report meanwhile counts each record of the days that are rotated once."""
        done = self.stats("--range", "all", "--project", "lighthouse", "--json")
        # It tells of refused records, as it should, and sees pieces of some before they are taken back.
        others = [line for line in done.stderr.splitlines() if ": the hook had trouble, last: " not in line and ": not a record: " not in line]
        if done.returncode or others:
            return self.find("wrong", f"report: status {done.returncode}: {done.stderr}")
        count = json.loads(done.stdout)["summary"]["total_operations"]
        if count != len(self.old):
            self.find("lost" if count < len(self.old) else "doubled", f"a report counts {count} of {len(self.old)} records in files that are rotated")

    def judge(self):
        """Holds what is there to what was given."""
        calls, said = {}, []
        for folder in glob.glob(os.path.join(self.scratch, "said", "*")):
            with open(os.path.join(folder, "count")) as file:
                count = int(file.read())
            calls.update({f"w-{os.path.basename(folder)}-{number}": 1 for number in range(1, count + 1)})
            with open(os.path.join(folder, "said")) as file:
                said += file.readlines()
        for line in said[:5]:
            self.find("wrong", f"a hook says: {line.strip()}")
        days = set()
        for path in sorted(glob.glob(os.path.join(self.logs, "activity-*.jsonl"))):
            records, torn = whole_records(read_file(path))
            days.update(os.path.basename(path)[9:19] for one in records if re.match(r"w-\d*[02468]-", one["session_id"]))
            for line in torn:
                self.find("torn", f"{path}: {line[:100]!r}")
        if self.is_over and len(days) != 2:
            self.find("wrong", f"midnight came, but records are of {sorted(days)}")
        report = json.loads(self.stats("--range", "all", "--by", "session", "--json").stdout)
        counted = {group["session"]: group["count"] for group in report["groups"]}
        given = {**calls, **self.old}
        for session, count in counted.items():
            if session not in given or count != 1:
                self.find("doubled", f"{session}: {count} times")
        missing = given.keys() - counted.keys()
        for session in sorted(missing & self.old.keys()):
            self.find("lost", session)
        refusals = self.refusals()
        if len(missing) != refusals:
            self.find("untold" if len(missing) > refusals else "wrong", f"{len(missing)} records aren't there, {refusals} messages say so")
        if report["data"]["malformed"]:
            self.find("torn", f"{report['data']['malformed']} places can't be read")
        # On a machine with much else to do little may have run in that time.
        if self.was_full and self.is_over and not missing and self.hooks >= 64:
            self.find("wrong", "the disk was full, but nothing was refused")
        self.summary = f"  {len(calls):,} calls, {len(calls) - len(missing):,} records, {refusals:,} refused with a message; {self.summary}"
        return len(calls)

    def refusals(self):
        """How many messages say that a record wasn't written; each is a line of its own."""
        count = 0
        for path in [self.troubles, *glob.glob(os.path.join(self.disk, "troubles-*")),
                     *glob.glob(os.path.join(self.scratch, "said", "*", "hook-trouble.log"))]:
            if not os.path.exists(path):
                continue
            with open(path, errors="replace") as file:
                for line in file:
                    if re.fullmatch(r"\S+Z a record wasn't written: \S+: No space left on device\n", line):
                        count += 1
                    elif line.strip():
                        self.find("torn", f"{path}: {line!r}")
        return count


def main():
    programs, scratch, seconds, hooks, limit = sys.argv[1:]
    crowd = Crowd(programs, scratch, int(seconds), int(hooks), int(limit))
    crowd.run()
    calls = crowd.judge()
    print(json.dumps({"calls": calls, "summary": crowd.summary, "faults": crowd.faults}))


if __name__ == "__main__":
    main()
