"""What holds of every session's records: one for each call that the client told its hooks of, with the members that the format says."""

import collections
import json
import os
import subprocess
import sys

from scenario import ANY

ORACLE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "Oracles", "record_oracle.py")
LOGGED = ("PostToolUse", "PostToolUseFailure")


def record_faults(outcome):
    """What is wrong with the records of a scenario, a sentence each."""
    inputs = [one for one in outcome.inputs if one[1]["hook_event_name"] in LOGGED]
    by_call = collections.defaultdict(list)
    for record in outcome.records:
        by_call[record.get("tool_use_id")].append(record)
    told = collections.Counter(value["tool_use_id"] for _, value, _ in inputs)
    yield from unheard_faults(outcome, told)
    for call in by_call.keys() - told.keys():
        yield f"a record of {name(outcome, call)}, of which no hook was told"
    for (_, value, _), due in zip(inputs, due_records(outcome, inputs)):
        call = value["tool_use_id"]
        if len(by_call[call]) != told[call]:
            yield f"{len(by_call[call])} records of {name(outcome, call)}, of which {told[call]} hooks were told"
        elif told[call] == 1:
            yield from differences(name(outcome, call), by_call[call][0], {**due, **own_members(outcome.calls.get(call))})


def unheard_faults(outcome, told):
    """Calls that the model made and no hook was told of, or the other way round, against what the scenario says."""
    for key, call in outcome.calls.items():
        should_be_told = call["rest"] != [None]
        if should_be_told != (key in told):
            yield f"{name(outcome, key)}: {'no hook was' if should_be_told else 'a hook was'} told of it"


def due_records(outcome, inputs):
    """The record of each input, by the second implementation."""
    due = [None] * len(inputs)
    for folder in {folder for folder, _, _ in inputs}:
        places = [place for place, one in enumerate(inputs) if one[0] == folder]
        command = [sys.executable, ORACLE, "--project-dir", folder, "--home", outcome.home.folder, *(inputs[place][2] for place in places)]
        done = subprocess.run(command, env=outcome.home.environment, cwd=outcome.home.project, capture_output=True, text=True, check=True)
        for place, line in zip(places, done.stdout.splitlines()):
            due[place] = json.loads(line)
    return due


def own_members(call):
    """What the scenario and the stand-in know better than an input: the model that was asked, and what the call is expected to leave."""
    if call is None:
        return {}
    return {"model": call["model"].removesuffix("[1m]"), **(call["rest"][0] if call["rest"] else {})}


def differences(what, record, due):
    """Members of a record that aren't as they are due."""
    any_value = {"timestamp", *(member for member, value in due.items() if value == ANY)}
    record, due = (flat({member: value for member, value in one.items() if member not in any_value}) for one in (record, due))
    for member in sorted({*record, *due}):
        value, wanted = record.get(member), due.get(member)
        if wanted != ANY and value != wanted:
            yield f"{what}: {member} is {brief(value)}, not {brief(wanted)}"


def flat(record):
    """A record with `tokens.input` in place of `tokens`, and so on."""
    return {f"{member}.{part}" if part else member: inner for member, value in record.items()
            for part, inner in (value.items() if isinstance(value, dict) else [("", value)])}


def name(outcome, key):
    """A call as people know it."""
    call = outcome.calls.get(key)
    return f"{call['name']} {brief(call['input'])}" if call else f"call {key}"


def brief(value):
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 120 else f"{text[:80]} ... {text[-30:]}"
