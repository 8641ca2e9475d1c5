"""What a session is told to do, and what has to come of it.

A theme's module has `SCENARIOS`, a list of these. What holds of every session is in checks.py and usage.py; a scenario only says
what is its own: members of the record of a call, and `check` for the rest.
"""

import dataclasses
import typing

ANY = "<any>"


def call(tool, arguments, **expected):
    """A call of a tool. Its record has the expected members; ANY is any value, None no such member."""
    return [tool, arguments, expected]


def unheard(tool, arguments):
    """A call of which the client tells no hook."""
    return [tool, arguments, None]


def each(*calls):
    """A step of a script for each call."""
    return [{"calls": [one]} for one in calls]


def together(*calls, **more):
    """A step with several calls in one response."""
    return {"calls": list(calls), **more}


@dataclasses.dataclass
class Session:
    """A run of the client. `main`, `agents` and `other` are the script of stand_in.py.

    Without `keys` it is a `-p` session. With them it runs in a terminal (terminal.py). A streamed one gets its prompt as the programs
    of the SDK give it; only such a session cleans up old files within seconds.
    """

    main: list = dataclasses.field(default_factory=list)
    agents: dict = dataclasses.field(default_factory=dict)
    other: list = dataclasses.field(default_factory=list)
    arguments: list = dataclasses.field(default_factory=list)
    prompt: str = "go"
    keys: list | None = None
    is_streamed: bool = False
    model: str | None = "claude-opus-5-5"
    mode: str | None = "bypassPermissions"
    variables: dict = dataclasses.field(default_factory=dict)
    # Below the project.
    folder: str = "."
    seconds: float = 60
    status: int = 0

    @property
    def script(self):
        return {"main": self.main, "agents": self.agents, "other": self.other}


@dataclasses.dataclass
class Scenario:
    """Sessions, one after the other, in one HOME."""

    name: str
    sessions: list
    # {path below the project: text or bytes}
    files: dict = dataclasses.field(default_factory=dict)
    # Members of the user's settings beside `hooks`.
    settings: dict = dataclasses.field(default_factory=dict)
    # Called with the Home and the Client before the first session.
    prepare: typing.Callable = lambda home, client: None
    # Called with the Outcome; yields what is wrong, a sentence each.
    check: typing.Callable = lambda outcome: ()
    # Whether the last session is a fork of the others: its sums of costs and times have theirs in them.
    is_fork: bool = False
    # Whether a call ends without a hook after it ran, so that the client counts time of which no record can tell.
    has_untold_time: bool = False
    # Whether more was sent of a result than the record format lets anybody know.
    is_counted_short: bool = False
    # Further events whose inputs are written down.
    events: tuple = ()


def scenario(name, main, check=None, files=None, settings=None, prepare=None, **session):
    """A scenario of one `-p` session."""
    given = {"check": check, "files": files, "settings": settings, "prepare": prepare}
    return Scenario(name, [Session(main, **session)], **{member: value for member, value in given.items() if value is not None})
