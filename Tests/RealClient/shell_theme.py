"""Commands: outputs of all lengths, failures, time-outs, the background, images, lines and git."""

from media import png_text
from scenario import ANY, call, each, scenario, together

LONGEST = 30_000


def bash(command, /, *, timeout=None, background=False, **expected):
    options = {**({"timeout": timeout} if timeout else {}), **({"run_in_background": True} if background else {})}
    return call("Bash", {"command": command, "description": "Try", **options}, **expected)


def printing(expression):
    """A command that prints what a Python expression is, without a line break."""
    return f"python3 -c \"print({expression}, end='')\""


OUTPUTS = each(
    bash("true"),
    bash("echo out; echo err >&2"),
    bash("seq 1 3000"),
    bash("printf 'Leuchtturm \\303\\274ber \\360\\237\\222\\241\\n'"),
    bash(printing(f"'x' * {LONGEST}")),
    bash(printing(f"'x' * {LONGEST + 1}")),
    # The limit is in bytes.
    bash(printing(f"chr(233) * {LONGEST // 2}")),
    bash(printing(f"chr(233) * {LONGEST // 2} + 'x'")),
    bash(printing(f"chr(0x1f4a1) * {LONGEST // 4 - 1}")),
    bash(printing(f"chr(0x1f4a1) * {LONGEST // 4 + 1}")),
    bash("seq 1 60000"),
    bash("printf 'a\\0b\\tc\\r\\n'"),
)

FAILURES = each(
    bash("false", exit_code=1, error=""),
    bash("echo so far; echo 'no oil left' >&2; exit 3", exit_code=3, error="so far"),
    bash("no-such-lamp", exit_code=127, error="/bin/bash: line 1: no-such-lamp: command not found"),
    bash("printf '\\033[31mred lamp\\033[0m\\n' >&2; exit 4", exit_code=4, error="red lamp"),
    bash("python3 -c \"print('x' * 20000); raise SystemExit(5)\"", exit_code=5, error="x" * 200),
    bash("kill -9 $$", exit_code=1, error=""),
    bash("export LAMP_TOKEN=abcd1234efgh5678; false", exit_code=1, command="export LAMP_TOKEN=[REDACTED]; false"),
)

# After a second the client puts a command into the background, where it runs on; it has not failed then.
LIMITS = each(
    bash("for i in 1 2 3 4 5 6 7 8; do sleep 0.5; done; echo late", timeout=1000, exit_code=None, error=None),
    bash("sleep 0.5; echo in time", timeout=5000),
)
# Where background commands are switched off, a time-out ends the command.
ENDED = each(bash("for i in 1 2 3 4; do sleep 0.5; done", timeout=1000, exit_code=124, error="Command timed out after 1s"))

BACKGROUND = [
    *each(bash("echo lit; sleep 1; echo out", background=True)),
    together(bash("sleep 0.2; echo one", background=True), bash("echo two")),
    *each(bash("sleep 1.5; echo waited")),
]


def lines(added, removed):
    return {"added": added, "removed": removed}


EDITS = each(
    bash("printf 'one\\ntwo\\n' > new.txt", lines=lines(2, 0)),
    bash("sed -i s/lighthouse/tower/ README.md", lines=lines(1, 1)),
    bash("rm new.txt", lines=lines(0, 2)),
    bash("mv README.md a.md; cp a.md b.md", lines=lines(2, 1)),
    bash("touch empty.txt", lines=lines(0, 0)),
    bash("echo nothing changes", lines=None),
    # The client says nothing of binary and of long files but that they changed.
    bash("printf '\\0' > binary.dat", lines=None),
    bash("printf 'three\\n' > a.txt; printf 'four\\nfive\\n' > b.txt", lines=lines(3, 0)),
)

GIT = each(
    bash("git add . && git commit --message 'Light the lamp'", git="commit", branch="storm"),
    bash("git push", git="push", exit_code=128, branch="storm"),
    bash("git switch --quiet --create fog", branch="fog"),
    bash("git log --oneline | head -n 1", branch="fog"),
    bash("git checkout --quiet --detach", branch=ANY),
)

SCENARIOS = [
    scenario("outputs", OUTPUTS),
    scenario("failures", FAILURES),
    scenario("time-outs that run on", LIMITS),
    scenario("time-outs that end", ENDED, variables={"CLAUDE_CODE_DISABLE_BACKGROUND_TASKS": "1"}),
    scenario("background", BACKGROUND),
    scenario("files changed by commands", EDITS),
    scenario("git", GIT, files={"lamp.txt": "oil\n"}),
    scenario("an image", each(bash(f"echo 'data:image/png;base64,{png_text(100, 80)}'", **{"tokens.input": 11, "tokens.total": ANY}))),
    scenario("parallel commands", [together(*(bash(f"sleep 0.{number}; echo {number}") for number in range(1, 9)))]),
    scenario("slow blocks of a response", [together(bash("echo first"), bash("echo second"), gap=0.3)]),
]
