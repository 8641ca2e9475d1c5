#!/usr/bin/env python3
"""Lives of day files: logged in several time zones and forms, cut, copied, added to, rotated, merged and imported.

    day_file_lives.py PATH/TO/session-stats [--seed N] [--lives N] [--actions N]

A ledger knows each record that was ever logged. After each action, the report must count each of them once. Exit 0
if it always does, 1 with the life's actions if not. Says nothing if all is well.

One thing isn't done, because totals can't be subtracted from each other: a copy that gets further records isn't
rotated in a directory without the totals of its original.
"""

import argparse
import datetime
import glob
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile

ZONES = ["Etc/GMT+12", "America/Los_Angeles", "America/New_York", "UTC", "Asia/Kolkata", "Asia/Tokyo", "Etc/GMT-14"]
OFFSETS = [-12, -8, -5, 0, 5, 9, 14]
HOUR = datetime.timedelta(hours=1)


class Life:
    def __init__(self, program, seed, scratch):
        self.program, self.random, self.root = program, random.Random(seed), scratch
        self.logs, self.transcripts = f"{scratch}/team/ada/laptop", f"{scratch}/projects"
        os.makedirs(self.logs)
        os.makedirs(f"{self.transcripts}/-p")
        # Whole hours, so that no call has just ended.
        self.now = datetime.datetime.now(datetime.timezone.utc).replace(minute=0, second=0, microsecond=0)
        self.counted = set()  # the records that must be counted
        self.calls = {}  # the calls in transcripts that no record is known of, by ID, with their times
        self.contents = {}  # all that was ever in a day file, by name
        self.number = 0
        self.done = []
        self.form = self.random.choice(["line", "line", "indented", "windows", "blank"])
        self.has_unnamed = self.random.random() < 0.3
        self.copies = 0

    def run(self, *arguments, zone="UTC"):
        environment = {"HOME": self.root, "TZ": zone}
        done = subprocess.run([self.program, *arguments], capture_output=True, text=True, env=environment, timeout=60)
        if done.returncode:
            self.fail(f"{arguments} ended with {done.returncode}: {done.stderr}")
        return done.stdout

    def fail(self, what):
        print(what, *self.done, sep="\n  ", file=sys.stderr)
        sys.exit(1)

    def check(self):
        report = json.loads(self.run("--log-dir", f"{self.root}/team", "--range", "all", "--json"))
        count = report["summary"]["total_operations"]
        if count != len(self.counted):
            self.fail(f"{count} calls in place of {len(self.counted)}")

    def text(self, name, time):
        record = {"timestamp": time.strftime("%Y-%m-%dT%H:%M:%SZ"), "session_id": "s", "tool": "Bash", "command": name,
                  "tokens": {"input": 1, "output": 2, "total": 3}}
        # One of another logger, which knows no IDs.
        if not (self.has_unnamed and self.random.random() < 0.3):
            record["tool_use_id"] = name
        text = json.dumps(record, indent=2 if self.form == "indented" else None)
        return {"windows": text.replace("\n", "\r\n") + "\r\n", "blank": text + "\n \n\n"}.get(self.form, text + "\n").encode()

    def some_time(self):
        return self.now - self.random.randrange(30, 12 * 24) * HOUR

    def path(self, time, offset):
        return f"{self.logs}/activity-{(time + offset * HOUR).date()}.jsonl"

    # Actions

    def log(self):
        """Records of a session, with or without a transcript, in one time zone."""
        zone = self.random.choice(OFFSETS)
        is_transcribed = self.random.random() < 0.6
        time = self.some_time()
        for _ in range(self.random.randrange(1, 6)):
            self.number += 1
            time += self.random.random() * HOUR
            name = f"toolu_{self.number}"
            is_logged = not is_transcribed or self.random.random() < 0.7
            if is_transcribed:
                self.transcribe(name, time)
            if not is_logged:
                self.calls[name] = time
                continue
            path = self.path(time, zone)
            with open(path, "ab+") as file:
                if file.tell() > 0:
                    file.seek(-1, 2)
                    if file.read(1) != b"\n":
                        file.write(b"\n")
                file.write(self.text(name, time))
            self.counted.add(name)
            self.done.append(f"logged {name} at {time:%d %H:%M} in {os.path.basename(path)}")
            self.keep(path)

    def keep(self, path):
        with open(path, "rb") as file:
            self.contents.setdefault(os.path.basename(path), []).append(file.read())

    def transcribe(self, name, time):
        row = {"isSidechain": False, "cwd": "/p", "sessionId": "s", "version": "2.1.318",
               "timestamp": time.strftime("%Y-%m-%dT%H:%M:%S.000Z")}
        use = {"type": "tool_use", "id": name, "name": "Bash", "input": {"command": name}}
        result = {"type": "tool_result", "tool_use_id": name, "content": "x"}
        answer = {"id": f"m{name}", "type": "message", "role": "assistant", "model": "claude-opus-5-5", "content": [use],
                  "stop_reason": "tool_use", "usage": {"input_tokens": 1, "output_tokens": 1}}
        with open(f"{self.transcripts}/-p/s.jsonl", "a") as file:
            for more in ({"type": "assistant", "message": answer, "requestId": f"r{name}", "uuid": f"u{name}"},
                         {"type": "user", "message": {"role": "user", "content": [result]}, "uuid": f"v{name}",
                          "toolUseResult": {"stdout": "x", "stderr": "", "interrupted": False}}):
                file.write(json.dumps(row | more) + "\n")

    def rotate(self):
        keep, zone = self.random.randrange(2, 12), self.random.choice(ZONES)
        for path in glob.glob(f"{self.logs}/activity-*"):
            self.keep(path)
        self.done.append(f"rotated, keeping {keep} days, in {zone}")
        self.run("rotate", "--keep", str(keep), "--log-dir", self.logs, zone=zone)

    def copy(self):
        """A copy of a rotated day file, whole or cut anywhere, put back or into another directory of the user."""
        if not self.contents:
            return
        name = self.random.choice(sorted(self.contents))
        content = self.random.choice(self.contents[name])
        end = self.random.choice([len(content), self.random.randrange(len(content) + 1)])
        if self.random.random() < 0.7:
            path = f"{self.logs}/{name}"
        else:
            self.copies += 1
            path = f"{self.root}/team/ada/backup{self.copies}/{name}"
            os.makedirs(os.path.dirname(path))
        if os.path.exists(path):
            return
        with open(path, "wb") as file:
            file.write(content[:end])
        self.done.append(f"copied {end} of {len(content)} bytes to {path[len(self.root):]}: {content[max(0, end - 20):end]}")

    def merge(self):
        """Totals that are there twice, in one directory or in another of the user."""
        for path in glob.glob(f"{self.logs}/totals-*.ndjson"):
            if self.random.random() < 0.5:
                self.copies += 1
                directory = self.random.choice([self.logs, f"{self.root}/team/ada/backup"])
                os.makedirs(directory, exist_ok=True)
                to = f"{directory}/{os.path.basename(path)[:14]}-{self.copies}.ndjson"
                shutil.copy(path, to)
                self.done.append(f"copied {os.path.basename(path)} to {to[len(self.root):]}")

    def bring_in(self):
        """An import of the calls that aren't logged, all of them unless records without IDs are near."""
        zone = self.random.choice(ZONES)
        said = self.run("import", "--log-dir", self.logs, "--transcripts", self.transcripts, zone=zone)
        self.done.append(f"imported in {zone}: {said.strip()}")
        if not self.has_unnamed:
            self.counted |= self.calls.keys()
            self.calls = {}
            return
        for path in glob.glob(f"{self.logs}/activity-*"):
            with open(path, "rb") as file:
                text = file.read().decode("utf-8", "replace")
            for name in [name for name in self.calls if f'"{name}"' in text]:
                self.counted.add(name)
                del self.calls[name]

    def live(self, actions):
        self.log()
        for _ in range(actions):
            self.random.choices([self.log, self.rotate, self.copy, self.merge, self.bring_in], [3, 4, 4, 1, 2])[0]()
            self.check()


def main():
    parser = argparse.ArgumentParser(description="Compares reports with a ledger over lives of day files.")
    parser.add_argument("program")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--lives", type=int, default=50)
    parser.add_argument("--actions", type=int, default=10)
    arguments = parser.parse_args()
    for seed in range(arguments.seed, arguments.seed + arguments.lives):
        with tempfile.TemporaryDirectory() as scratch:
            life = Life(os.path.abspath(arguments.program), seed, scratch)
            life.done.append(f"seed {seed}")
            life.live(arguments.actions)


if __name__ == "__main__":
    main()
