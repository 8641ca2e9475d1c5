"""Sessions in a terminal: models switched, questions, plans, refusals by the user, interruptions, commands of the client."""

from scenario import ANY, Scenario, Session, call, each, together, unheard
from stand_in import OTHER
from terminal import ENTER, ESCAPE, pause, until

EVENTS = ("SessionStart", "Stop", "SessionEnd", "PreModelSwitch", "PostModelSwitch", "PermissionRequest")
# The prompt takes keys a moment after the hooks of the start.
READY = [until("SessionStart"), pause(1.5)]
EXIT = ["/exit", ENTER]


def say(text):
    return [text, ENTER, until("Stop")]


def bash(command, **expected):
    return call("Bash", {"command": command}, **expected)


def typed(name, main, keys, check=lambda outcome: (), has_untold_time=False, **session):
    sessions = [Session(main, keys=[*READY, *keys, *EXIT], **session)]
    return Scenario(name, sessions, events=EVENTS, check=check, has_untold_time=has_untold_time)


QUESTION = call("AskUserQuestion", {"questions": [{"question": "Which oil?", "header": "Oil", "multiSelect": False, "options": [
    {"label": "Whale", "description": "Dear"}, {"label": "Rape", "description": "Cheap"}]}]})
SWITCH = ["/model sonnet", ENTER, until("PreModelSwitch"), until("PostModelSwitch", ENTER), pause(0.5)]


def beside(outcome):
    """That the client made a request for itself."""
    if not any(request["thread"] == OTHER for run in outcome.runs for request in run.requests):
        yield "the client made no request for itself"


def models(*wanted):
    def check(outcome):
        seen = [record.get("model") for record in outcome.records]
        if seen != list(wanted):
            yield f"the models are {seen}"
    return check


# A prompt, until the client asks the user.
ASKED = ["go", ENTER, until("PermissionRequest")]
LONG = "for i in 1 2 3 4 5 6 7 8 9; do sleep 1; done"
PLAN = each(call("ToolSearch", {"query": "select:EnterPlanMode,ExitPlanMode"}), call("EnterPlanMode", {}),
            call("Write", {"file_path": "{HOME}/.claude/plans/oil.md", "content": "Oil\n"}, file=ANY),
            call("ExitPlanMode", {"plan": "Light the lamp."}))
OPUS, SONNET = "claude-opus-5-5", "claude-sonnet-5-5"

SCENARIOS = [
    typed("two turns", [*each(bash("echo one")), {}, *each(bash("echo two"), bash("false", exit_code=1))], [*say("go"), *say("once more")]),
    typed("a switch of models", [*each(bash("echo one")), {}, together(bash("echo two"), bash("echo three"), gap=0.3)],
          [*say("go"), *SWITCH, *say("go on")], check=models(OPUS, SONNET, SONNET)),
    typed("a question", each(QUESTION), [*ASKED, until("Stop", ENTER)]),
    typed("allowed by the user", each(bash("touch x.txt", lines=ANY)), [*ASKED, until("Stop", ENTER)], mode="manual"),
    typed("refused by the user", each(unheard("Bash", {"command": "touch x.txt"})), [*ASKED, pause(1.5), ESCAPE, pause(1)], mode="manual"),
    typed("a plan", PLAN, [*ASKED, until("Stop", ENTER)]),
    typed("interrupted commands", each(unheard("Bash", {"command": LONG})), ["go", ENTER, pause(3), ESCAPE, pause(1), *say("go on")],
          has_untold_time=True),
    typed("cleared", [*each(bash("echo one")), {}, *each(bash("echo two"))],
          [*say("go"), "/clear", ENTER, until("SessionEnd"), pause(1), *say("again")]),
    typed("with a title", each(bash("echo one")), say("Light the lamp of the old tower, please"), check=beside,
          variables={"CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC": ""}),
    typed("a command of the user's", [], say("!echo mine")),
    typed("in auto mode", each(bash("touch x.txt", lines=ANY)), say("go"), mode="auto"),
]
