"""What the record says of a call's surroundings: the branch of the work tree it was made in, the model that made it.

Neither starts git nor needs it. Whatever is missing, unreadable or half-written gives None, never an error.
"""
import os
import re
import stat

from hook_json import member, parse, string

TAIL = 256 * 1024  # bytes of a transcript, from its end
SYNTHETIC = "<synthetic>"


# The branch

def branch(folder):
    """What HEAD of the nearest git folder above FOLDER names, None where there is none or it names nothing.

    As git does it, a `.git` folder with a HEAD that is none is passed over, while a `.git` file is the end of the way. Links in
    FOLDER are followed first, for a process that says where it is says so without them.
    """
    if not os.path.isabs(folder):
        return None
    try:
        folder = os.path.realpath(folder)
        while True:
            git = os.path.join(folder, ".git")
            if os.path.isfile(git):
                return name_in(contents(os.path.join(linked_folder(git), "HEAD"))) or None
            name = name_in(contents(os.path.join(git, "HEAD")))
            if name is not None:
                return name or None
            if folder == os.path.dirname(folder):
                return None
            folder = os.path.dirname(folder)
    except ValueError:  # no path has a NUL
        return None


def contents(path):
    """The text of the regular file PATH, empty where there is none."""
    try:
        if stat.S_ISREG(os.stat(path).st_mode):
            with open(path, "rb") as file:
                return file.read()
    except OSError:
        pass
    return b""


def linked_folder(file):
    """The git folder that the `.git` FILE of a worktree or submodule names, a folder that doesn't exist if it names none."""
    path = re.fullmatch(rb"gitdir: (.+?)[\r\n]*", contents(file), re.DOTALL)
    return os.path.join(os.path.dirname(file), os.fsdecode(path[1])) if path else os.devnull


def name_in(head):
    """What the bytes of a HEAD name: the branch, another ref or the first digits of a commit; `` for reftable's stub, which names
    nothing; None when they are no HEAD."""
    reference = re.fullmatch(rb"ref:[ \t]*refs/([^\x00-\x20\x7f]+)\s*", head)
    if reference:
        name = reference[1].decode(errors="replace")
        return "" if name == "heads/.invalid" else name.removeprefix("heads/")
    commit = re.fullmatch(rb"([0-9a-f]{40}|[0-9a-f]{64})\s*", head)
    return commit[1][:12].decode() if commit else None


# The model

def model(hook_input):
    """The model that made the call: as the input says, else as the transcript of the one who made it does."""
    path, agent = string(hook_input, "transcript_path"), string(hook_input, "agent_id")
    found = string(hook_input, "model")
    if not found and path and not agent:
        found = model_in(path, string(hook_input, "tool_use_id"), is_main=True)
    elif not found and path and "/" not in agent:
        path = f"{path.removesuffix('.jsonl')}/subagents/agent-{agent}"
        found = model_in(path + ".jsonl", string(hook_input, "tool_use_id"), is_main=False) or model_beside(path + ".meta.json")
    return (found or "").removesuffix("[1m]") or None


def model_in(path, tool_use_id, is_main):
    """The model of the newest row that made the call, else of the newest row that says which model the thread asks, else of the
    newest row that any model wrote."""
    rows = list(newest_rows(path))
    of_call = (real_model(row) for row in rows if tool_use_id and calls(row, tool_use_id))
    of_thread = (asked_model(row, is_main) for row in rows)
    of_any = (real_model(row) for row in rows
              if member(row, "type") == "assistant" and not (is_main and member(row, "isSidechain") is True))
    return next(filter(None, of_call), None) or next(filter(None, of_thread), None) or next(filter(None, of_any), None)


def asked_model(row, is_main):
    """The model that a request's ROW or a note about the thread's model names."""
    kind, attachment = member(row, "type"), member(row, "attachment")
    if kind == "api-request":
        source = string(row, "querySource") or ""
        is_own = member(row, "agentId", str) is None and (source == "sdk" or source.startswith("repl_main_thread"))
        name = string(member(row, "params"), "model") if is_own or not is_main else None
    elif kind == "attachment" and member(attachment, "type") == "model" and not (is_main and member(row, "isSidechain") is True):
        name = string(member(attachment, "identity"), "modelId")
    else:
        name = None
    return None if name == SYNTHETIC else name


def newest_rows(path):
    """The values in the lines of the transcript's tail, from the end; what isn't JSON and lines begun before the tail aren't seen."""
    try:
        data = contents(path)
    except ValueError:
        return
    start = max(len(data) - TAIL, 0)
    if start and data[start - 1:start] != b"\n":
        start = data.find(b"\n", start) + 1 or len(data)
    for line in reversed(data[start:].split(b"\n")):
        try:
            yield parse(line)
        except (ValueError, RecursionError):
            pass


def real_model(row):
    name = string(member(row, "message"), "model")
    return None if name == SYNTHETIC else name


def calls(row, tool_use_id):
    """Whether ROW holds the call with this id."""
    blocks = member(member(row, "message"), "content", list) or []
    return any(member(block, "type") == "tool_use" and member(block, "id") == tool_use_id for block in blocks)


def model_beside(path):
    """The model in the note about a subagent."""
    try:
        return string(parse(contents(path)), "model")
    except (ValueError, RecursionError):
        return None
