"""Runs sessions of the real Claude Code against a stand-in for its API, without an account and without a network.

    client = find_client()                     # None, and a line that begins with SKIPPED, where there is none
    home = Home(folder, ".build/release")      # a scratch HOME with both hooks in its settings; pass settings={...} for others,
                                               # and home.write(".claude/settings.json", text) for any file
    script = {"main": [{"calls": [["Bash", {"command": "echo hello"}]]}]}      # stand_in.py says what a script may have
    run = client.run(home, script, "-p", "go", model="claude-opus-5-5", managed=None)
    run.status, run.output, run.result         # exit status, standard output, and that as JSON (for `--output-format json`)
    run.requests, run.sent, run.tools          # what the stand-in was asked, and the results that the model was sent, by call id
    home.records(), home.hook_inputs(), home.transcripts()                     # what the session left

Each run has a network namespace with nothing but loopback, and namespaces of processes and mounts, so several can run at once and
none leaves a process behind. `managed` is the text of /etc/claude-code/managed-settings.json, for this run only. `client.start`
takes `stdin` and `stdout` as subprocess.Popen does, for sessions that are talked to; `wait` on what it returns gives the run.
`{PROJECT}` and `{HOME}` in a script are the folders.
"""

import glob
import json
import os
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
REPOSITORY = os.path.dirname(os.path.dirname(HERE))
# Names the client's executable; without it, the one that install-client.sh has installed is used.
VARIABLE = "REAL_CLAUDE"
MODEL = "claude-opus-5-5"
SWITCHES = {"ANTHROPIC_API_KEY": "stand-in", "DISABLE_TELEMETRY": "1", "DISABLE_ERROR_REPORTING": "1", "DISABLE_AUTOUPDATER": "1",
            "CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC": "1",
            # Lets root skip the questions about permissions.
            "IS_SANDBOX": "1"}
ALONE = ["unshare", *([] if os.geteuid() == 0 else ["--map-root-user"]),
         "--net", "--mount", "--pid", "--fork", "--kill-child", "--mount-proc"]


def find_client():
    """The client, or None after a line that says why there is none."""
    installed = glob.glob(f"{REPOSITORY}/.build/real-client/lib/python3*/site-packages/claude_agent_sdk/_bundled/claude")
    path = os.environ.get(VARIABLE) or next(iter(installed), None)
    if path is None:
        print("SKIPPED: sessions of the real client, since it isn't installed; run Tests/RealClient/install-client.sh, "
              f"or set {VARIABLE} to its path")
        return None
    if not is_isolated():
        print("SKIPPED: sessions of the real client, since unshare isn't there or may not make namespaces here")
        return None
    return Client(path)


def is_isolated():
    try:
        return subprocess.run([*ALONE, "true"], capture_output=True, check=False).returncode == 0
    except FileNotFoundError:
        return False


class Client:
    """The client's executable, and how to run it."""

    def __init__(self, path):
        self.path = os.path.abspath(path)
        said = subprocess.run([path, "--version"], capture_output=True, text=True, check=True).stdout
        self.version = said.split()[0]

    def run(self, home, script, *arguments, data=None, **options):
        """Runs a session to its end. Standard input is `data`, a text, or empty."""
        return self.start(home, script, *arguments, stdin=subprocess.PIPE, **options).wait(data)

    def start(self, home, script, *arguments, model=MODEL, mode="bypassPermissions", variables=None, managed=None, seconds=60, cwd=None,
              stdin=None, stdout=subprocess.PIPE, stderr=subprocess.PIPE):
        """Starts `claude ARGUMENTS` with a model and a permission mode, unless they are None; it is ended after `seconds`."""
        options = [*(["--model", model] if model else []), *(["--permission-mode", mode] if mode else [])]
        return self.begin(home, script, [self.path, *arguments, *options], variables, managed, seconds, cwd, stdin, stdout, stderr)

    def command(self, home, *arguments, seconds=60):
        """Runs `claude ARGUMENTS` that isn't a session, such as `plugin validate`."""
        return self.begin(home, {}, [self.path, *arguments], None, None, seconds, None, subprocess.DEVNULL).wait()

    def begin(self, home, script, command, variables, managed, seconds, cwd, stdin, stdout=subprocess.PIPE, stderr=subprocess.PIPE):
        folder = tempfile.mkdtemp(prefix="run-", dir=home.path("tmp"))
        plan, report = os.path.join(folder, "plan.json"), os.path.join(folder, "report.json")
        with open(plan, "w", encoding="utf-8") as file:
            json.dump({"script": home.filled(script), "managed": managed, "seconds": seconds}, file)
        process = subprocess.Popen(
            [*ALONE, sys.executable, os.path.join(HERE, "inside.py"), plan, report, *command], cwd=cwd or home.project,
            env={**home.environment, **SWITCHES, **(variables or {})}, stdin=stdin, stdout=stdout, stderr=stderr, start_new_session=True)
        return Started(process, report)


class Started:
    """A session that runs."""

    def __init__(self, process, report):
        self.process, self.report = process, report

    def wait(self, data=None):
        output, error = self.process.communicate(data.encode() if data is not None else None)
        with open(self.report, encoding="utf-8") as file:
            return Run(self.process.returncode, text(output), text(error), json.load(file))


class Run:
    """What came of a session."""

    def __init__(self, status, output, error, report):
        self.status, self.output, self.error = status, output, error
        self.requests, self.sent, self.tools, self.events = (report[part] for part in ("requests", "sent", "tools", "events"))

    @property
    def result(self):
        """The `result` that `--output-format json` and `stream-json` end with."""
        return json.loads(self.output.strip().splitlines()[-1])

    @property
    def calls(self):
        """All calls that the stand-in made: {id: {"name", "input", "model", "thread"}}."""
        return {call["id"]: {**call, "model": request["model"], "thread": request["thread"]}
                for request in self.requests for call in request["calls"]}


def text(data):
    return (data or b"").decode("utf-8", "replace")
