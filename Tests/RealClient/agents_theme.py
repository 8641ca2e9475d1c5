"""Subagents: in the foreground and background, in parallel, nested, revived, in worktrees, of workflows, with models of their own."""

from scenario import ANY, call, each, scenario, together

def agent(word, kind="general-purpose", agent=None, agent_id=None, **options):
    """A subagent whose script has this name; `agent` and `agent_id` are of the one that starts it."""
    arguments = {"description": "Look", "prompt": f"Please {word}.", "subagent_type": kind, "run_in_background": False, **options}
    return call("Agent", arguments, subagent=kind, subagent_id=ANY, agent=agent, agent_id=agent_id)


def bash(command, kind="general-purpose", **expected):
    """A command of a subagent."""
    return call("Bash", {"command": command}, agent=kind, agent_id=ANY, **expected)


def waiting(seconds):
    """A command of the main conversation, while which subagents end."""
    return each(call("Bash", {"command": f"sleep {seconds}; echo waited"}))


def report(lines):
    return {"text": "".join(f"The lamp of tower {number} burns well and has oil for a week.\n" for number in range(lines))}


FOREGROUND = [
    *each(agent("ALPHA")),
    together(agent("BETA", kind="Explore", model="haiku"), agent("GAMMA"), agent("DELTA", model="sonnet")),
    *each(call("Agent", {"description": "Look", "prompt": "Nobody", "subagent_type": "none"}, subagent="none")),
]
FOREGROUND_AGENTS = {
    "ALPHA": [together(bash("echo one"), bash("false", exit_code=1)), report(300)],
    "BETA": [*each(call("Read", {"file_path": "{PROJECT}/README.md"}, agent="Explore", agent_id=ANY)), report(200)],
    "GAMMA": [*each(bash("sleep 0.3; echo three"), bash("echo four")), report(200)],
    "DELTA": [together(bash("echo five"), bash("echo six")), report(200)],
}
BACKGROUND = [
    together(agent("ALPHA", run_in_background=True), agent("BETA", run_in_background=True)), *waiting(1.8),
    *each(call("ToolSearch", {"query": "select:SendMessage"})),
    together(call("SendMessage", {"to": "{AGENT}", "summary": "More oil", "message": "Once more, please."}),
             find={"AGENT": r"agentId: (\w+)"}),
    *waiting(1.8),
]
BACKGROUND_AGENTS = {"ALPHA": [*each(bash("echo one")), {"text": "Done."}, *each(bash("echo one more"))],
                     "BETA": [*each(bash("echo two")), {"text": "Done."}, *each(bash("echo two more"))]}
NESTED = each(agent("ALPHA"))
NESTED_AGENTS = {
    "ALPHA": [*each(agent("BETA", kind="Explore", agent="general-purpose", agent_id=ANY)), report(60)],
    "BETA": [*each(bash("echo deep", kind="Explore")), report(60)],
}
SIX = ("ALPHA", "BETA", "GAMMA", "DELTA", "EPSILON", "ZETA")
WORKTREE = {"worktree": ANY, "branch": ANY}
WORKFLOW = "export const meta = { name: 'look', description: 'Look' };\nreturn await agent('Please ALPHA.');"

SCENARIOS = [
    scenario("in the foreground", FOREGROUND, agents=FOREGROUND_AGENTS),
    scenario("in the background", BACKGROUND, agents=BACKGROUND_AGENTS),
    scenario("nested", NESTED, agents=NESTED_AGENTS),
    scenario("in a worktree", each(agent("ALPHA", isolation="worktree")), agents={"ALPHA": [
        *each(bash("pwd", **WORKTREE), bash("echo x > new.txt", lines={"added": 1, "removed": 0}, **WORKTREE)), report(60)]}),
    # Its transcript lies where no hook input leads; reports take the session's model.
    scenario("of a workflow", [*each(call("Workflow", {"script": WORKFLOW})), *waiting(1.8)],
             agents={"ALPHA": [*each(bash("echo one", kind="workflow-subagent", model=ANY)), report(60)]}),
    scenario("an answer too long", each(agent("ALPHA")), agents={"ALPHA": [{"text": "x" * 50_001}]}),
    scenario("six at once", [together(*(agent(word) for word in SIX))],
             agents={word: [*each(bash(f"echo {word}"), bash("seq 1 100")), report(100)] for word in SIX}),
]
