"""Hook inputs: a call as Claude Code tells its hooks of it."""


def call(**members):
    """The members of an input that ends well, in Claude Code's order; those that are None are left out."""
    usual = {"session_id": None, "transcript_path": None, "cwd": None, "permission_mode": None, "hook_event_name": "PostToolUse", "tool_name": "Bash",
             "tool_input": {"command": "make storm"}, "tool_response": {"stdout": "", "stderr": ""}, "tool_use_id": None, "duration_ms": None}
    return {name: value for name, value in (usual | members).items() if value is not None}
