"""A scenario that was played: its HOME and runs, and what is wrong with it."""

import json
import os
import time

from home import Home, hooks
from scenario import Session
from terminal import Terminal


class Outcome:
    """What came of a scenario. `faults` are sentences for people."""

    def __init__(self, scenario, home, runs):
        self.scenario, self.home, self.runs, self.ended = scenario, home, runs, time.time()
        self.records, self.inputs = home.records(), home.hook_input_files()
        self.calls = {key: value for run in runs for key, value in run.calls.items()}
        self.sent = {key: value for run in runs for key, value in run.sent.items()}

    def record(self, tool, index=0):
        """The record of the n-th call of a tool, {} where there is none."""
        return dict(enumerate(record for record in self.records if record["tool"] == tool)).get(index, {})

    def rows(self, kind):
        """The rows of a type in all transcripts."""
        return [row for rows in self.home.transcripts().values() for row in rows if row.get("type") == kind]


def play(scenario, client, programs, folder):
    """Runs the sessions of a scenario in a new HOME."""
    home = Home(folder, programs, {"hooks": hooks(further=scenario.events), **scenario.settings})
    for name, content in scenario.files.items():
        home.write(os.path.join("src/lighthouse", name), content)
    scenario.prepare(home, client)
    return Outcome(scenario, home, [run(session, client, home) for session in scenario.sessions])


def run(session: Session, client, home):
    """Runs one session to its end."""
    options = {"model": session.model, "mode": session.mode, "variables": home.filled(session.variables), "seconds": session.seconds,
               "cwd": os.path.join(home.project, session.folder)}
    arguments = home.filled(session.arguments)
    if session.is_streamed:
        message = {"type": "user", "message": {"role": "user", "content": session.prompt}}
        streams = ["--input-format", "stream-json", "--output-format", "stream-json", "--verbose"]
        return client.run(home, session.script, "-p", *streams, *arguments, data=json.dumps(message) + "\n", **options)
    if session.keys is None:
        return client.run(home, session.script, "-p", session.prompt, "--output-format", "json", *arguments, **options)
    return Terminal(client, home, session.script, *arguments, **options).play(session.keys)
