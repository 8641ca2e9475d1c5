"""Hook inputs: a call as Claude Code tells its hooks of it; and what a hook leaves of one."""

import os
import subprocess
import tempfile

from files import read_file


def call(**members):
    """The members of an input that ends well, in Claude Code's order; those that are None are left out."""
    usual = {"session_id": None, "transcript_path": None, "cwd": None, "permission_mode": None, "hook_event_name": "PostToolUse", "tool_name": "Bash",
             "tool_input": {"command": "make storm"}, "tool_response": {"stdout": "", "stderr": ""}, "tool_use_id": None, "duration_ms": None}
    return {name: value for name, value in (usual | members).items() if value is not None}


def logged(hook, data, environment, cwd=None):
    """The record that the hook leaves of an input, without its newline, or nothing. Anything untoward raises."""
    with tempfile.TemporaryDirectory() as log:
        run = subprocess.run([hook], input=data, capture_output=True, cwd=cwd, env=environment | {"CLAUDE_LOG_DIR": log}, timeout=20)
        assert (run.returncode, run.stdout, run.stderr) == (0, b"", b""), run
        lines = b"".join(read_file(os.path.join(log, name)) for name in sorted(os.listdir(log))).split(b"\n")
        assert len(lines) < 3 and not lines[-1], lines
        return lines[0]
