#!/usr/bin/env python3
"""Makes folders of day files for reports by groups: one of a single user, one of a team.

    generate_groups.py --seed N --per-day R --until YYYY-MM-DD OUTDIR

OUTDIR gets `own`, 45 days with gaps and noise, and `team`: one user with the day files
in their folder, two with a folder for each of their machines, and things that are no logs.
Beside what `generate_logs.py` makes, records have subagents, branches, skills, commands,
servers and runs of calls minutes apart, in names that tables and shells trip over.
"""

import argparse
import datetime
import os

from files import write_file
from generate_logs import Generator, OddWorld

TRAPS = ["pi|pe", "com,ma", "`tick`", "<b>bold</b>", "*star*", "a[0]?", "=1+2", "-x", "\u202eright", "\x1b[31mred",
         "tab\tname", "line\nfeed", "line\r\nfeeds", " padded ", "ünï", "\u0438\u043c\u044f", "\u5206\u652f", "\U0001f680", "\\|", "%s", "b" * 80]
AGENTS = ["Explore", "Explore", "Explore", "general-purpose", "code|review", "プラン", "main", 'the "second"']
BRANCHES = ["main", "main", "main", "feature/ünï", "0123456789ab", "release/1.2", "(none)"] + TRAPS
SKILLS = ["release-notes", "release-notes", "pdf", "plugin:skill", "каталог"] + TRAPS
# Of others nobody can say from the contract alone what program and subcommand are.
COMMANDS = ["git commit -m 'x'", "git commit --amend", "git push", "git push origin main", "git status", "npm test",
            "npm install left-pad", "docker ps -a", "cargo build --release", "ls", "ls -la", "pwd", "whoami", "date"]
# Names and folders that differ in how an accent is spelt, and in separators.
PROJECTS = [("caf\u00e9", "~/x/caf\u00e9"), ("cafe\u0301", "~/y/cafe\u0301"),
            ("tea", "~/caf\u00e9/tea"), ("tea", "~/cafe\u0301/tea"),
            ("pi|pe", "~/pi|pe"), ("api", "C:\\work\\api"), ("api", "c:/work/api/"), ("API", "~/Work/API"), ("=sum", None)]
# In a case of their own as well, so that a filter in the other one takes both or one.
URLS = ["https://example.org/vat", "https://example.org/VAT", "https://docs.example.org/a/b.html", "http://[::1]/", "file:///x"] + TRAPS
WORKTREES = ["calm-fox", "calm-fox", "Calm-Fox", "vat rounding"] + TRAPS
SERVERS = ["mcp__github__create_pr", "mcp__github__get_issue", "mcp__plugin_x_y__run", "mcp__a-b__c", "mcp__pi|pe__x"]
WRONG = {"agent": [5, None, "", ["x"]], "branch": ["", None, 3], "skill": [True, ""], "command": [["ls"], ""],
         "url": ["", 8], "worktree": ["", None, ["x"]], "plugin": ["x", 5],
         "timestamp": [17, None, "", "yesterday", "2026-13-40T00:00:00Z"]}


class GroupWorld(OddWorld):
    """Names that differ in every dimension of a report."""

    tools = OddWorld.tools + [(server, 60) for server in SERVERS * 15]
    agents, skills, commands, branches = AGENTS, SKILLS, COMMANDS, BRANCHES
    names = OddWorld.names + PROJECTS


class GroupGenerator(Generator):
    """Records of that world, in sessions with gaps."""

    world = GroupWorld

    def __init__(self, seed):
        # Sums that saturate hide smaller differences: for some seeds only.
        super().__init__(seed, extremes=seed % 4 == 0)
        self.clock = {}

    def time(self, date):
        """Runs of calls with gaps around five minutes, in several spellings of the moment."""
        r = self.random
        if self.chance(0.15) or date not in self.clock:
            self.clock[date] = r.randrange(86400)
        self.clock[date] = (self.clock[date] + r.choice([0, 1, 20, 299, 300, 301, 900])) % 86400
        at = datetime.datetime.fromisoformat(f"{date}T00:00:00") + datetime.timedelta(seconds=self.clock[date])
        if self.chance(0.9):
            return f"{at:%Y-%m-%dT%H:%M:%SZ}"
        zone = r.choice(["+02:00", "-05:30", "+00:00", "Z", "Z"])
        return f"{at:%Y-%m-%dT%H:%M:%S}{r.choice(['', '.000', '.999', '.123456'])}{zone}"

    def own(self, date):
        out = super().own(date)
        if self.chance(0.02):
            out.pop("timestamp")
        if self.chance(0.1):
            # Amounts and counts that are equal, so that names decide.
            out["tokens"] = {"input": 1000, "output": 100, "total": 1100}
        if "url" in out:
            out["url"] = self.random.choice(URLS)
        if self.chance(0.1):
            out["worktree"] = self.random.choice(WORKTREES)
        if self.chance(0.02):
            # Nothing that a log has.
            out["plugin"] = "release-tools"
        return out

    def wrong_types(self, date):
        out = super().wrong_types(date)
        for name in self.random.sample(sorted(WRONG), 2):
            out[name] = self.random.choice(WRONG[name])
        return out

    def bad_bytes(self, date):
        out = super().bad_bytes(date)
        out.pop("command", None)
        return out


def days(folder, generator, until, backs, number):
    for back in backs:
        date = (until - datetime.timedelta(days=back)).isoformat()
        write_file(f"{folder}/activity-{date}.jsonl", generator.day(date, number, noise=True))


GAPS = [44, 38, 30, 29, 21, 14, 13, 8, 7, 6, 5, 3, 2, 1, 0]


def make(folder, seed, number, until, backs=GAPS):
    """Makes both folders and returns their paths; the own one has days of so many days ago."""
    generator = GroupGenerator(seed)
    own, team = os.path.join(folder, "own"), os.path.join(folder, "team")
    days(own, generator, until, backs, number)
    write_file(f"{own}/notes.txt", b'{"tool":"Read"}\n')
    write_file(f"{own}/hook-trouble.log", b"2026-01-01T08:00:00Z no space left on device\n")
    few = number // 2 + 1
    days(os.path.join(team, "ada"), generator, until, [20, 2, 1, 0], few)
    for machine in ("desk", "train"):
        days(os.path.join(team, "grace hopper", machine), generator, until, [9, 1, 0], few)
    days(os.path.join(team, "имя", "a", "b"), generator, until, [40, 0], few)
    write_file(f"{team}/README.md", b"Ours.\n")
    write_file(f"{team}/ada/notes.txt", b'{"tool":"Read"}\n')
    os.makedirs(os.path.join(team, "nobody"), exist_ok=True)
    return own, team


def main():
    parser = argparse.ArgumentParser(description="Makes folders of day files for reports by groups.")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--per-day", type=int, default=40)
    parser.add_argument("--until", type=datetime.date.fromisoformat, required=True, metavar="YYYY-MM-DD")
    parser.add_argument("folder", metavar="OUTDIR")
    options = parser.parse_args()
    make(options.folder, options.seed, options.per_day, options.until)


if __name__ == "__main__":
    main()
