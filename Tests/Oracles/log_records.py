"""Records as the hook writes them, many of them and quickly.

A day is a few sessions side by side. Each has its project, branch, model and some files; sessions end and others begin. All is drawn
from one seed and the date, so days can be made at once and come out the same. Whoever needs records of another kind makes a World of
other names, or changes members of what `record` returns.
"""

import json
import random

# Tool, how often of 1,000 calls, usual milliseconds.
TOOLS = [("Bash", 330, 60), ("Read", 230, 4), ("Edit", 170, 8), ("Grep", 80, 20), ("Glob", 30, 15), ("Write", 40, 6), ("TodoWrite", 40, 1),
         ("Task", 15, 9000), ("MultiEdit", 10, 9), ("WebFetch", 12, 700), ("WebSearch", 8, 900), ("Skill", 4, 3), ("ToolSearch", 6, 2),
         ("NotebookEdit", 3, 8), ("mcp__tickets__search", 10, 200), ("mcp__gauge__latest_levels", 8, 90), ("mcp__browser__screenshot", 4, 400)]
SHELLS = ("Bash", "PowerShell")
EDITING = ("Edit", "Write", "MultiEdit", "NotebookEdit")
MODELS = ["claude-opus-5-5"] * 5 + ["claude-sonnet-5-5"] * 4 + ["claude-haiku-5-5"] * 2 + ["claude-opus-5", "claude-sonnet-5"]
AGENTS = ["Explore", "general-purpose", "Plan", "code-reviewer"]
WORDS = ("account alarm anchor beacon bridge buoy cart chart coast crew deck depth dock draft engine fleet harbor hull invoice keel lamp ledger "
         "light log mast mooring order pier pilot price quay radar rate reef route rudder sail shop signal station tide vessel watch wave").split()
FOLDERS = ["src", "src/api", "src/store", "src/view", "src/store/query", "lib", "tests", "tests/fixtures", "docs", "tools"]
ENDINGS = [".ts", ".ts", ".tsx", ".py", ".swift", ".md", ".json", ".css"]
COMMANDS = ["git status", "git status --short", "git diff HEAD~{n}", "git log --oneline -{n}", "npm test -- {file}", "npm run build 2>&1 | tail -{n}",
            "swift build -c release 2>&1 | grep -E 'error|warning' | head -{n}", "python3 -m pytest {file} -q -k {word}", "ls -la {folder}",
            "cat {file} | head -{n}", "sed -n '{n},+40p' {file}", 'grep -rn "{word}" {folder} --include=*.ts | wc -l', "make check",
            'git add -A && git commit -m "Let the {word} keep its {other}"', "cargo test {word}::{other} -- --nocapture", "docker compose ps",
            "cd {folder} && for name in *.json; do jq -r '.{word}.{other}' \"$name\"; done", "python3 - << 'END'\nimport json\nprint(json.load(open('{file}'))['{word}'])\nEND",
            "find . -name '*{word}*' -newer {file} -print", "curl -s http://localhost:8{n}/{word}/{other} | jq ."]
ERRORS = ["No such file or directory", "error: test failed, to rerun pass `--lib`", "String to replace not found in file.", "fatal: not a git repository",
          "Command failed with 2 errors", "timed out after 120000 ms"]
CLOCK = [f"{second // 3600:02}:{second // 60 % 60:02}:{second % 60:02}" for second in range(86400)]
ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


class World:
    """What records are made of: tools with their usual milliseconds, each as often as it is used, models and so on."""

    tools = [(tool, usual) for tool, often, usual in TOOLS for _ in range(often)]
    models, agents, commands, errors, exit_codes = MODELS, AGENTS, COMMANDS, ERRORS, (1, 2)
    skills = [f"{word}-notes" for word in WORDS]
    # The shares of calls that fail, of these that are interrupted, and of sessions that are among those that go on for days.
    failing, interrupted, going_on = 0.04, 0, 0.05

    def __init__(self, projects, sessions):
        """Projects are name, folder, files and branches, the first worked on the most; sessions go on for days. What is None is left out."""
        self.projects, self.sessions = projects, sessions


def usual_world(seed, projects=40, files=400):
    """A world as developers live in, the same on all days."""
    dice, made = random.Random(seed), []
    for number in range(projects):
        name = f"{dice.choice(WORDS)}-{dice.choice(WORDS)}" if number % 3 else dice.choice(WORDS)
        folder = f"~/{dice.choice(['src', 'work', 'work/clients', 'oss'])}/{name}"
        names = [f"{dice.choice(FOLDERS)}/{dice.choice(WORDS)}-{dice.choice(WORDS)}{dice.choice(ENDINGS)}" for _ in range(files)]
        branches = ["main", "main"] + [f"{dice.choice(['feature', 'fix', 'topic'])}/{dice.choice(WORDS)}-{dice.choice(WORDS)}" for _ in range(12)]
        made.append((name, folder, names, branches))
    return World(made, [identity(dice) for _ in range(200)])


def identity(dice):
    digits = f"{dice.getrandbits(128):032x}"
    return f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}"


class Session:
    """What the calls of a session have in common."""

    def __init__(self, world, dice):
        self.name = dice.choice(world.sessions) if dice.random() < world.going_on else identity(dice)
        project, folder, names, branches = world.projects[int(len(world.projects) * dice.random() ** 2)]
        self.files = dice.sample(names, min(25, len(names)))
        self.left = int(20 * 20 ** dice.random())
        self.members = {"project": project, "project_dir": folder}
        if dice.random() < 0.8:
            self.members["branch"] = dice.choice(branches)
        if dice.random() < 0.97:
            self.members["model"] = dice.choice(world.models)
        if dice.random() < 0.15:
            self.members |= {"agent": dice.choice(world.agents), "agent_id": f"a{dice.getrandbits(64):016x}"}
        self.members = {name: value for name, value in self.members.items() if value is not None}


def detail(tool, world, session, dice):
    """The members that only this tool has."""
    file = session.files[int(len(session.files) * dice.random() ** 2)]
    if tool in SHELLS:
        command = world.commands[int(len(world.commands) * dice.random())]
        if "{" in command:
            words = {"n": int(90 * dice.random()), "file": file, "folder": file.rpartition("/")[0], "word": dice.choice(WORDS), "other": dice.choice(WORDS)}
            for name, value in words.items():
                command = command.replace("{" + name + "}", str(value))
        return {"command": command, "git": "commit"} if "git commit" in command else {"command": command}
    if tool in EDITING:
        return {"file": file}
    if tool == "Read":
        return {"file": file, "range": [int(900 * dice.random()), 100]} if dice.random() < 0.3 else {"file": file}
    if tool in ("Grep", "Glob"):
        pattern = f"**/*{dice.choice(WORDS)}*.ts" if tool == "Glob" else rf"{dice.choice(WORDS)}\.{dice.choice(WORDS)}\("
        return {"pattern": pattern, "path": file.rpartition("/")[0]}
    if tool in ("Task", "Agent"):
        return {"subagent": dice.choice(world.agents), "subagent_id": f"a{dice.getrandbits(64):016x}"}
    if tool == "WebFetch":
        return {"url": f"https://docs.example.org/{dice.choice(WORDS)}/{dice.choice(WORDS)}.html"}
    if tool in ("WebSearch", "ToolSearch"):
        return {"query": f"{dice.choice(WORDS)} {dice.choice(WORDS)} {dice.choice(WORDS)}"}
    return {"skill": dice.choice(world.skills)} if tool == "Skill" else {}


def record(world, session, timestamp, dice):
    """The record of a call, its members in the order in which the hook writes them."""
    chance, bits = dice.random, dice.getrandbits
    tool, usual = world.tools[int(len(world.tools) * chance())]
    wrote, read = int(30 * 40 ** chance()), int(10 * 2000 ** chance())
    more = {}
    if chance() < world.failing:
        if tool in SHELLS:
            more["exit_code"] = world.exit_codes[int(len(world.exit_codes) * chance())]
        more["error"] = world.errors[int(len(world.errors) * chance())]
        if world.interrupted and chance() < world.interrupted:
            more["interrupted"] = True
    elif tool in EDITING:
        more["lines"] = {"added": wrote // 40, "removed": int(9 * chance())}
    # Shorter results have no hash.
    if read >= 16:
        more["result_hash"] = f"{bits(64):016x}"
    return {"timestamp": timestamp, "session_id": session.name, "tool": tool, **detail(tool, world, session, dice), **session.members,
            "tokens": {"input": read // 4, "output": wrote // 4, "total": read // 4 + wrote // 4}, "chars": {"arguments": wrote, "result": read},
            "duration_ms": int(usual * 60 ** chance()), **more, "tool_use_id": f"toolu_01{bits(88):022x}", "v": 1}


def line(members):
    """A record as the hook writes it."""
    return ENCODER.encode(members) + "\n"


def day(world, seed, date, number):
    """The records of a day, one by one."""
    dice = random.Random(f"{seed} {date}")
    sessions = [Session(world, dice) for _ in range(12)]
    step = 86400 / max(number, 1)
    for index in range(number):
        which = int(12 * dice.random())
        if sessions[which].left == 0:
            sessions[which] = Session(world, dice)
        sessions[which].left -= 1
        yield record(world, sessions[which], f"{date}T{CLOCK[int(index * step)]}Z", dice)
