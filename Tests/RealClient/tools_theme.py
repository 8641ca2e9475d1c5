"""The tools that are neither shells nor files nor agents, with their options."""

import json
import shutil

from pages import make_certificate
from scenario import call, each, scenario, unheard

SEARCH_RESULT = {
    "blocks": [
        {"type": "server_tool_use", "id": "srvtoolu_1", "name": "web_search", "input": {"query": "lighthouse"}},
        {"type": "web_search_tool_result", "tool_use_id": "srvtoolu_1", "content": [
            {"type": "web_search_result", "title": "A lamp", "url": "https://lamp.example/", "encrypted_content": "x", "page_age": None}]}],
    "text": "There is a lamp.", "usage": {"server_tool_use": {"web_search_requests": 1, "web_fetch_requests": 0}},
}
# What the client's own request about a page gets as its answer.
ABOUT_PAGES = [["ten miles", {"text": "It shines for ten miles. " * 120}], ["web search tool use", SEARCH_RESULT]]
SKILL = "---\nname: polish\ndescription: Polish the lamp.\n---\nTake a soft cloth.\n"
SCHEMA = {"type": "object", "properties": {"oil": {"type": "integer"}}, "required": ["oil"]}


def tool(name, expected=None, /, **arguments):
    return call(name, arguments, **(expected or {}))


def load(*names):
    """What has to come before a call of tools that the client offers only by name."""
    query = f"select:{','.join(names)}"
    return tool("ToolSearch", {"query": query[:200]}, query=query, max_results=20)


def fetch(path, **expected):
    return call("WebFetch", {"url": f"https://127.0.0.1{path}", "prompt": "How far?"}, **expected)


def found(name, pattern, tool_name, /, **arguments):
    """A step whose call takes something that an earlier result told."""
    return {"calls": [call(tool_name, arguments)], "find": {name: pattern}}


WEB = each(
    load("WebFetch", "WebSearch"), fetch("/page?key=secret#top", url="https://127.0.0.1/page"), fetch("/text"), fetch("/long"),
    fetch("/moved"), fetch("/image"), fetch("/absent"), call("WebFetch", {"url": "https://localhost/page", "prompt": "How far?"}),
    call("WebFetch", {"url": "https://lamp.invalid/", "prompt": "How far?"}),
    tool("WebSearch", {"query": "lighthouse"}, query="lighthouse"),
)
PLANS = [
    *each(load("CronCreate", "CronList", "CronDelete"), tool("CronCreate", cron="*/5 * * * *", prompt="Look out", recurring=True),
          tool("CronList")),
    found("JOB", r"recurring job (\w+)", "CronDelete", id="{JOB}"),
    *each(tool("ScheduleWakeup", delaySeconds=60, reason="Wait", prompt="Go on"),
          tool("ScheduleWakeup", delaySeconds=0, reason="Enough", prompt="Go on", stop=True)),
]
TASKS = each(
    load("TaskCreate", "TaskGet", "TaskList", "TaskUpdate"),
    tool("TaskCreate", subject="Oil", description="Fill the tank", activeForm="Filling"), tool("TaskList"),
    tool("TaskUpdate", taskId="1", status="in_progress"), tool("TaskUpdate", taskId="1", status="completed"),
    tool("TaskGet", taskId="1"), tool("TaskGet", taskId="9"),
)
WATCHES = [
    *each(load("Monitor", "TaskStop"),
          tool("Monitor", command="for i in 1 2 3; do echo tick $i; sleep 0.2; done", description="Ticks", timeout_ms=5000,
               persistent=False),
          tool("Bash", command="for i in 1 2 3 4 5 6 7 8 9; do sleep 1; done", run_in_background=True)),
    found("TASK", r"background with ID: (\w+)", "TaskStop", task_id="{TASK}"),
    *each(unheard("TaskStop", {"task_id": "none"})),
]
FINDINGS = [{"file": "lamp.py", "line": 3, "summary": "No oil", "failure_scenario": "The lamp goes out.", "category": "correctness",
             "severity": "important"}]
FEAT = {"worktree": "feat", "project": "lighthouse", "branch": "worktree-feat"}
BACK = {"worktree": None, "branch": "storm"}
OTHERS = each(
    tool("Skill", {"skill": "polish"}, skill="polish", args="twice"), unheard("Skill", {"skill": "none"}),
    tool("ReportFindings", findings=[]), tool("ReportFindings", findings=FINDINGS), tool("ListAgents"),
    unheard("DeferredToolPlaceholder", {}), unheard("NoSuchTool", {"x": 1}),
)
WORKTREE = each(
    load("EnterWorktree", "ExitWorktree"), tool("EnterWorktree", FEAT, name="feat"), tool("Bash", FEAT, command="pwd"),
    tool("Write", FEAT, file_path="{PROJECT}/.claude/worktrees/feat/x.txt", content="x\n"),
    tool("ExitWorktree", BACK, action="remove", discard_changes=True), tool("Bash", BACK, command="pwd"),
)

SCENARIOS = [
    scenario("plans", PLANS),
    scenario("tasks", TASKS, arguments=["--allowedTools", "TaskCreate"]),
    scenario("to-dos", each(load("TodoWrite"), tool("TodoWrite", todos=[{"content": "Oil", "status": "pending", "activeForm": "Oiling"}])),
             variables={"CLAUDE_CODE_ENABLE_TASKS": "0"}, arguments=["--allowedTools", "TodoWrite"]),
    scenario("watches", WATCHES),
    scenario("other tools", OTHERS, files={".claude/skills/polish/SKILL.md": SKILL}),
    scenario("a schema for the answer", each(tool("StructuredOutput", oil=3)), arguments=["--json-schema", json.dumps(SCHEMA)]),
    scenario("a worktree in the middle", WORKTREE),
]
if shutil.which("openssl"):
    SCENARIOS.append(scenario("the web", WEB, other=ABOUT_PAGES, prepare=make_certificate, settings={"skipWebFetchPreflight": True},
                              variables={"NODE_EXTRA_CA_CERTS": "{HOME}/pages.crt"}))
else:
    print("SKIPPED: the web, since openssl isn't installed")
