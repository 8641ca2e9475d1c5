"""A scratch HOME for sessions of the real client: settings, a project, both programs, and what sessions leave behind."""

import glob
import json
import os
import subprocess

LOGGED = ("PostToolUse", "PostToolUseFailure")
RECORDING = "record-hook"
# Writes the hook's input into a file whose name is its time, and its project folder into one beside.
RECORDER = """#!/bin/sh
name="$HOME/hook-inputs/$(date +%s%N)-$$"
printf %s "$CLAUDE_PROJECT_DIR" > "$name.folder"
cat > "$name.part" && mv "$name.part" "$name.json"
"""


class Home:
    """HOME is `folder`; sessions run in `project`, a git work tree on branch `storm`."""

    def __init__(self, folder, programs, settings=None):
        self.folder, self.project = os.path.realpath(folder), os.path.join(os.path.realpath(folder), "src", "lighthouse")
        for name in (".claude", "bin", "tmp", "hook-inputs", "src/lighthouse"):
            os.makedirs(self.path(name), exist_ok=True)
        for program in ("claude-hook-log", "session-stats"):
            os.symlink(os.path.join(os.path.abspath(programs), program), self.path("bin", program))
        self.write(f"bin/{RECORDING}", RECORDER, mode=0o755)
        self.write(".gitconfig", "[user]\nname = Ada\nemail = ada@example.com\n[init]\ndefaultBranch = storm\n")
        self.write("src/lighthouse/README.md", "A lighthouse.\n")
        self.git("init", "--quiet")
        self.git("add", ".")
        self.git("commit", "--quiet", "--message", "Begin")
        self.write(".claude/settings.json", json.dumps({"hooks": hooks()} if settings is None else settings))
        # What a person has answered when an interactive session begins to work.
        self.write(".claude.json", json.dumps({
            "hasCompletedOnboarding": True, "theme": "dark", "bypassPermissionsModeAccepted": True,
            "customApiKeyResponses": {"approved": ["stand-in"], "rejected": []},
            "projects": {self.project: {"hasTrustDialogAccepted": True, "hasCompletedProjectOnboarding": True}}}))

    def path(self, *names):
        return os.path.join(self.folder, *names)

    def write(self, name, content, mode=0o644):
        """Writes a text or bytes to a path below HOME."""
        path = self.path(name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as file:
            file.write(content if isinstance(content, bytes) else content.encode())
        os.chmod(path, mode)
        return path

    def filled(self, value):
        """A JSON value with the folders in place of {PROJECT} and {HOME}."""
        return json.loads(json.dumps(value).replace("{PROJECT}", self.project).replace("{HOME}", self.folder))

    def git(self, *arguments):
        return self.run("git", *arguments)

    def run(self, program, *arguments):
        """The standard output of a program, run in the project with this HOME."""
        done = subprocess.run([program, *arguments], cwd=self.project, env=self.environment, capture_output=True, text=True, check=False)
        if done.returncode:
            raise RuntimeError(f"{program} {' '.join(arguments)} ended with {done.returncode}: {done.stderr.strip()}")
        return done.stdout

    @property
    def environment(self):
        """All variables of what runs in this HOME; nothing comes from the developer's own."""
        return {"HOME": self.folder, "PATH": f"{self.path('bin')}:{os.environ['PATH']}", "TMPDIR": self.path("tmp"), "TZ": "UTC",
                "LANG": "C.UTF-8", "SHELL": "/bin/bash", "TERM": "xterm-256color"}

    # What sessions leave

    def records(self):
        """The records of the log, in the order of their writing."""
        return [record for path in sorted(glob.glob(self.path(".claude/logs/activity-*.jsonl"))) for record in lines(path)]

    def hook_inputs(self, *events):
        """[(project folder, hook input), ...] in the order of their writing, of the named events or of all."""
        return [(folder, value) for folder, value, _ in self.hook_input_files() if not events or value["hook_event_name"] in events]

    def hook_input_files(self):
        """[(project folder, hook input, path of its file), ...] in the order of their writing."""
        read = []
        for path in sorted(glob.glob(self.path("hook-inputs", "*.json"))):
            with open(path, encoding="utf-8") as text, open(path.replace(".json", ".folder"), encoding="utf-8") as folder:
                read.append((folder.read(), json.load(text), path))
        return read

    def transcripts(self):
        """{path below .claude/projects: rows} of main conversations and subagents."""
        root = self.path(".claude/projects")
        return {os.path.relpath(path, root): lines(path) for path in sorted(glob.glob(f"{root}/**/*.jsonl", recursive=True))}


def hooks(command="claude-hook-log", further=()):
    """The `hooks` of settings: ours on both events, and the one that writes inputs down on these and further ones."""
    return {**recorder(further), **{event: entry(command, RECORDING) for event in LOGGED}}


def recorder(further=()):
    """The `hooks` of settings that only write inputs down."""
    return {event: entry(RECORDING) for event in (*LOGGED, *further)}


def entry(*commands):
    return [{"hooks": [{"type": "command", "command": one} for one in commands]}]


def lines(path):
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.strip()]
