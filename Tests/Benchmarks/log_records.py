"""Records as the hook writes them, many of them and quickly.

A day is a few sessions side by side. Each has its project, branch, model and some files; sessions end and others begin. All is drawn
from one seed and the date, so days can be made at once and come out the same.
"""

import random

# Tool, how often of 1,000 calls, usual milliseconds.
TOOLS = [("Bash", 330, 60), ("Read", 230, 4), ("Edit", 170, 8), ("Grep", 80, 20), ("Glob", 30, 15), ("Write", 40, 6), ("TodoWrite", 40, 1),
         ("Task", 15, 9000), ("MultiEdit", 10, 9), ("WebFetch", 12, 700), ("WebSearch", 8, 900), ("Skill", 4, 3), ("ToolSearch", 6, 2),
         ("NotebookEdit", 3, 8), ("mcp__tickets__search", 10, 200), ("mcp__gauge__latest_levels", 8, 90), ("mcp__browser__screenshot", 4, 400)]
EDITING = ("Edit", "Write", "MultiEdit", "NotebookEdit")
MODELS = ["claude-opus-5-5"] * 5 + ["claude-sonnet-5-5"] * 4 + ["claude-haiku-5-5"] * 2 + ["claude-opus-5", "claude-sonnet-5"]
AGENTS = ["Explore", "general-purpose", "Plan", "code-reviewer"]
WORDS = ("account alarm anchor beacon bridge buoy cart chart coast crew deck depth dock draft engine fleet harbor hull invoice keel lamp ledger "
         "light log mast mooring order pier pilot price quay radar rate reef route rudder sail shop signal station tide vessel watch wave").split()
FOLDERS = ["src", "src/api", "src/store", "src/view", "src/store/query", "lib", "tests", "tests/fixtures", "docs", "tools"]
ENDINGS = [".ts", ".ts", ".tsx", ".py", ".swift", ".md", ".json", ".css"]
COMMANDS = ["git status", "git status --short", "git diff HEAD~{n}", "git log --oneline -{n}", "npm test -- {file}", "npm run build 2>&1 | tail -{n}",
            "swift build -c release 2>&1 | grep -E 'error|warning' | head -{n}", "python3 -m pytest {file} -q -k {word}", "ls -la {folder}",
            "cat {file} | head -{n}", "sed -n '{n},+40p' {file}", r"grep -rn \"{word}\" {folder} --include=*.ts | wc -l", "make check",
            r"git add -A && git commit -m \"Let the {word} keep its {other}\"", "cargo test {word}::{other} -- --nocapture", "docker compose ps",
            r"cd {folder} && for name in *.json; do jq -r '.{word}.{other}' \"$name\"; done", r"python3 - << 'END'\nimport json\nprint(json.load(open('{file}'))['{word}'])\nEND",
            "find . -name '*{word}*' -newer {file} -print", "curl -s http://localhost:8{n}/{word}/{other} | jq ."]
ERRORS = ["No such file or directory", "error: test failed, to rerun pass `--lib`", "String to replace not found in file.", "fatal: not a git repository",
          "Command failed with 2 errors", "timed out after 120000 ms"]
CLOCK = [f"{second // 3600:02}:{second // 60 % 60:02}:{second % 60:02}" for second in range(86400)]


class World:
    """Projects with their files, the same on all days."""

    def __init__(self, seed, projects=40, files=400):
        dice = random.Random(seed)
        self.projects = []
        for number in range(projects):
            name = f"{dice.choice(WORDS)}-{dice.choice(WORDS)}" if number % 3 else dice.choice(WORDS)
            folder = f"~/{dice.choice(['src', 'work', 'work/clients', 'oss'])}/{name}"
            names = [f"{dice.choice(FOLDERS)}/{dice.choice(WORDS)}-{dice.choice(WORDS)}{dice.choice(ENDINGS)}" for _ in range(files)]
            branches = ["main", "main"] + [f"{dice.choice(['feature', 'fix', 'topic'])}/{dice.choice(WORDS)}-{dice.choice(WORDS)}" for _ in range(12)]
            self.projects.append((name, folder, names, branches))
        # Some sessions go on for days.
        self.long_sessions = [identity(dice) for _ in range(200)]
        self.tools = [(tool, usual) for tool, often, usual in TOOLS for _ in range(often)]


def identity(dice):
    digits = f"{dice.getrandbits(128):032x}"
    return f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}"


class Session:
    """What the calls of a session have in common, as the text around what differs."""

    def __init__(self, world, dice):
        self.name = dice.choice(world.long_sessions) if dice.random() < 0.05 else identity(dice)
        # The first projects are worked on the most.
        project, folder, names, branches = world.projects[int(len(world.projects) * dice.random() ** 2)]
        self.files = dice.sample(names, 25)
        self.left = int(20 * 20 ** dice.random())
        branch = f',"branch":"{dice.choice(branches)}"' if dice.random() < 0.8 else ""
        model = f',"model":"{dice.choice(MODELS)}"' if dice.random() < 0.97 else ""
        agent = f',"agent":"{dice.choice(AGENTS)}","agent_id":"a{dice.getrandbits(64):016x}"' if dice.random() < 0.15 else ""
        self.start = f'","session_id":"{self.name}","tool":"'
        self.middle = f',"project":"{project}","project_dir":"{folder}"{branch}{model}{agent},"tokens":{{"input":'


def detail(tool, session, dice):
    """The members that only this tool has, as text."""
    file = session.files[int(25 * dice.random() ** 2)]
    if tool == "Bash":
        command = COMMANDS[int(len(COMMANDS) * dice.random())]
        if "{" in command:
            words = {"n": int(90 * dice.random()), "file": file, "folder": file.rpartition("/")[0], "word": dice.choice(WORDS), "other": dice.choice(WORDS)}
            for name, value in words.items():
                command = command.replace("{" + name + "}", str(value))
        git = ',"git":"commit"' if "git commit" in command else ""
        return f',"command":"{command}"{git}'
    if tool in EDITING:
        return f',"file":"{file}"'
    if tool == "Read":
        return f',"file":"{file}","range":[{int(900 * dice.random())},100]' if dice.random() < 0.3 else f',"file":"{file}"'
    if tool in ("Grep", "Glob"):
        pattern = f"**/*{dice.choice(WORDS)}*.ts" if tool == "Glob" else rf"{dice.choice(WORDS)}\\.{dice.choice(WORDS)}\\("
        return f',"pattern":"{pattern}","path":"{file.rpartition("/")[0]}"'
    if tool == "Task":
        return f',"subagent":"{dice.choice(AGENTS)}","subagent_id":"a{dice.getrandbits(64):016x}"'
    if tool == "WebFetch":
        return f',"url":"https://docs.example.org/{dice.choice(WORDS)}/{dice.choice(WORDS)}.html"'
    if tool in ("WebSearch", "ToolSearch"):
        return f',"query":"{dice.choice(WORDS)} {dice.choice(WORDS)} {dice.choice(WORDS)}"'
    return f',"skill":"{dice.choice(WORDS)}-notes"' if tool == "Skill" else ""


def day(world, seed, date, number, tally):
    """The lines of a day, one by one; `tally` is a dictionary that learns what was made."""
    dice = random.Random(f"{seed} {date}")
    chance, bits = dice.random, dice.getrandbits
    sessions = [Session(world, dice) for _ in range(12)]
    names = tally.setdefault("sessions", set())
    tools = tally.setdefault("tools", {})
    step = 86400 / max(number, 1)
    for index in range(number):
        which = int(12 * chance())
        session = sessions[which]
        if session.left == 0:
            session = sessions[which] = Session(world, dice)
        session.left -= 1
        names.add(session.name)
        tool, usual = world.tools[int(1000 * chance())]
        wrote, read = int(30 * 40 ** chance()), int(10 * 2000 ** chance())
        more = ""
        if chance() < 0.04:
            exit_code = f'"exit_code":{1 + int(2 * chance())},' if tool == "Bash" else ""
            more = f',{exit_code}"error":"{ERRORS[int(len(ERRORS) * chance())]}"'
        elif tool in EDITING:
            more = f',"lines":{{"added":{wrote // 40},"removed":{int(9 * chance())}}}'
        # Shorter results have no hash.
        digest = f',"result_hash":"{bits(64):016x}"' if read >= 16 else ""
        figures = tools.get(tool)
        if figures is None:
            figures = tools[tool] = [0, 0, 0]
        figures[0] += 1
        figures[1] += read // 4
        figures[2] += wrote // 4
        yield (f'{{"timestamp":"{date}T{CLOCK[int(index * step)]}Z{session.start}{tool}"{detail(tool, session, dice)}{session.middle}{read // 4},'
               f'"output":{wrote // 4},"total":{read // 4 + wrote // 4}}},"chars":{{"arguments":{wrote},"result":{read}}},'
               f'"duration_ms":{int(usual * 60 ** chance())}{more}{digest},"tool_use_id":"toolu_01{bits(88):022x}","v":1}}\n')
