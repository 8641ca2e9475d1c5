"""What the client does to the home folder: its clean-up of old files, and our plugin."""

import os
import time

from client import REPOSITORY
from home import recorder
from scenario import Scenario, Session, call, each

OLD_DAYS = 40
# Files below .claude that the clean-up leaves, and those that it takes, which show that it ran.
KEPT = ("activity/activity-2026-01-14.jsonl", "activity/totals-2025-12.ndjson", "activity/hook-trouble.log",
        "activity/ada/activity-2026-01-14.jsonl", "backups/claude-hook-log/settings.json.bak")
TAKEN = ("backups/settings.json.bak",)


def age(home, *names):
    """Writes files, and makes them as old as the clean-up takes."""
    then = time.time() - OLD_DAYS * 24 * 60 * 60
    for name in names:
        os.utime(home.write(f".claude/{name}", ""), (then, then))


def with_old_files(home, _):
    """A log folder that is a link, as claude-hook-log makes it, and old files."""
    age(home, *KEPT, *TAKEN)
    os.symlink("activity", home.path(".claude/logs"))


def cleaned_up(outcome):
    for name in KEPT:
        if not os.path.exists(outcome.home.path(".claude", name)):
            yield f"the client's clean-up took {name}"
    for name in TAKEN:
        if os.path.exists(outcome.home.path(".claude", name)):
            yield f"the clean-up didn't run: {name} is still there"


def linked(outcome):
    logs = outcome.home.path(".claude/logs")
    if not os.path.islink(logs) or os.readlink(logs) != "activity":
        yield "a new log folder isn't a link to activity"


# What a person says to install the plugin, in this order; the paths are those of this repository.
INSTALLATION = (["validate", REPOSITORY], ["validate", os.path.join(REPOSITORY, "examples/plugin")], ["marketplace", "add", REPOSITORY],
                ["install", "session-stats@claude-hook-log"])


def install_plugin(home, client):
    for arguments in INSTALLATION:
        run = client.command(home, "plugin", *arguments)
        if run.status != 0:
            raise RuntimeError(f"claude plugin {' '.join(arguments)} ended with {run.status}: {run.output}{run.error}")


# Long enough for the clean-up, which runs beside the session.
WORK = each(*(call("Bash", {"command": f"sleep 1.9; echo {number}"}) for number in range(5)))

SCENARIOS = [
    Scenario("the log stays", [Session(WORK, is_streamed=True)], prepare=with_old_files, check=cleaned_up),
    Scenario("a new log folder", [Session(each(call("Bash", {"command": "echo one"})))], check=linked),
    Scenario("the plugin", [Session(each(call("Bash", {"command": "echo one"}), call("Bash", {"command": "exit 3"}, exit_code=3)))],
             settings={"hooks": recorder()}, prepare=install_plugin),
]
