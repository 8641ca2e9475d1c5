"""Every program that writes is killed: before each of its system calls, and within each write."""

import glob
import os
import random
import re

import scenarios
from findings import Row

# So many of the places within the writes of a scenario are tried, at most.
PLACES = 1000
# So many calls and places of each scenario are tried in a quick run.
QUICK_CALLS, QUICK_PLACES = 6, 6


def rows(world, options):
    generator = random.Random(f"kills {options.seed}")
    for scenario in [*scenarios.writing_scenarios(world), scenarios.SlowlyMovingInstall(world)]:
        scenario.prepare()
        calls = scenario.calls()
        yield before_calls(scenario, generator.sample(calls, QUICK_CALLS) if options.quick else calls)
        yield within_writes(scenario, calls, generator, QUICK_PLACES if options.quick else PLACES)


def before_calls(scenario, calls):
    """Kills a run before calls, which is also after those that stand before them."""
    row = Row(f"{scenario.name}: killed before a call")
    for call in calls:
        if not kill(scenario, call, row):
            continue
        scenario.check_state(row, str(call))
        scenario.check_again(row, str(call))
    return row


def within_writes(scenario, calls, generator, limit):
    """Kills a run before a write, and writes a part of it, as a kill or a power cut within the write leaves it."""
    row = Row(f"{scenario.name}: killed within a write")
    places = [(call, count) for call in calls if call.written and call.path for count in range(1, len(call.written))]
    for call, count in sorted(generator.sample(places, min(limit, len(places))), key=lambda one: (one[0].number, one[1])):
        if not kill(scenario, call, row):
            continue
        with open(this_time(call.path), "ab") as file:
            file.write(call.written[:count])
        case = f"{call} after {count} of {len(call.written)} bytes"
        scenario.may_be_torn = 1
        scenario.check_state(row, case)
        scenario.check_again(row, case)
        scenario.may_be_torn = 0
    return row


def this_time(path):
    """The path in this run of what another run called that: some names have the time or the process in them."""
    path = re.sub(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ\.\d\d", "*", glob.escape(path))
    return max(glob.glob(re.sub(r"\d+\.new$", "*.new", path)), key=os.path.getmtime)


def kill(scenario, call, row):
    """Runs until a call, and no further; false where the run had no such call: some look for things in no fixed order."""
    scenario.prepare()
    done = scenario.run(injection=f"{call.name}:signal=KILL:when={call.number}")
    if done.status == 0:
        return False
    row.cases += 1
    if done.status != -9:
        row.find("wrong", f"{call}: it wasn't killed, but ended with {done.status}")
    return True
