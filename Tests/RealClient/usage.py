"""What holds of every session's figures: those of session-stats are the client's own."""

import collections
import json
import re
import time

from stand_in import OTHER

# {member of session-stats: member of the client's modelUsage}
TOKENS = {"input": "inputTokens", "output": "outputTokens", "cache_read": "cacheReadInputTokens",
          "cache_write_5m": "cacheCreationEphemeral5mInputTokens", "cache_write_1h": "cacheCreationEphemeral1hInputTokens"}
# The client adds up floating-point numbers; ours are exact. The sums agree to this many decimals of a dollar.
DECIMALS = 12
SECONDS_OF_THE_HOOK = 6


def usage_faults(outcome):
    """What is wrong with tokens, costs, durations and the import of a scenario's sessions, a sentence each."""
    states = list({row["sessionId"]: row for row in outcome.rows("cost-state")}.values())
    if not states:
        yield "the client left no cost-state"
    states = states[-1:] if outcome.scenario.is_fork else states
    yield from duration_faults(outcome, states)
    yield from model_faults(outcome, states)
    yield from reconciliation_faults(outcome, states)
    # The import leaves the calls of the last seconds to the hook.
    time.sleep(max(0.0, outcome.ended + SECONDS_OF_THE_HOOK - time.time()))
    yield from import_faults(outcome.home)


def duration_faults(outcome, states):
    """The client adds up how long its tools ran."""
    ours, client = sum(record.get("duration_ms", 0) for record in outcome.records), sum(state["totalToolDuration"] for state in states)
    if ours != client and not (outcome.scenario.has_untold_time and ours < client):
        yield f"duration_ms adds up to {ours}, the client says {client}"


def import_faults(home):
    """Every call is in the log already."""
    before = home.records()
    said = home.run("session-stats", "import").strip()
    after = home.records()
    if after != before:
        yield f"import adds {', '.join(record['tool'] for record in after[len(before):])}: {said}"


def model_faults(outcome, states):
    """Tokens and costs by model: those of the transcripts, and of requests that the client makes for itself and writes into none."""
    client, ours, beside = by_model(states), reported(outcome.home), requests_beside(outcome)
    for model in sorted(client.keys() | ours.keys()):
        here, there = ours.get(model, collections.Counter()), client.get(model, collections.Counter())
        for kind, member in TOKENS.items():
            if here[kind] + beside[model][kind] != there[member]:
                yield f"{model}: {kind} is {here[kind]} and {beside[model][kind]} beside, the client says {there[member]}"
        if not beside[model] and round(here["cost"], DECIMALS) != round(there["costUSD"], DECIMALS):
            yield f"{model}: cost is {here['cost']:.12f}, the client says {there['costUSD']:.12f}"


def reconciliation_faults(outcome, states):
    """`reconcile` has the client's sum, and a difference only where the client made requests that are in no transcript."""
    said = json.loads(outcome.home.run("session-stats", "reconcile", "--range", "all", "--json"))
    counted = sum(state["totalCostUSD"] for state in states)
    if round(said["summary"]["claude_code"], DECIMALS) != round(counted, DECIMALS):
        yield f"reconcile says {said['summary']['claude_code']} dollars, the client {counted}"
    beside = requests_beside(outcome)
    for session in said["sessions"]:
        if session["claude_code"] is None:
            yield f"reconcile knows no count of {session['session']}"
        elif session["difference"] and not session["reasons"]:
            yield f"reconcile gives no reason for a difference of {session['difference']}"
        elif session["difference"] and not beside:
            yield f"reconcile finds a difference of {session['difference']} dollars where there is none: {session['reasons']}"


def by_model(states):
    """The client's own sums: {model without [1m]: {member: sum}}."""
    sums = collections.defaultdict(collections.Counter)
    for state in states:
        for model, usage in state["modelUsage"].items():
            sums[model.removesuffix("[1m]")].update({member: value for member, value in usage.items() if isinstance(value, (int, float))})
    return sums


def reported(home):
    """What session-stats reads in the transcripts: {model: {kind of token or "cost": sum}}."""
    report = json.loads(home.run("session-stats", "--source", "transcripts", "--range", "all", "--by", "model", "--json"))
    return {group["model"]: collections.Counter({**group["tokens"], "cost": float(group["estimated_cost"]["exact"]["total"])})
            for group in report["groups"] if group["responses"]}


def requests_beside(outcome):
    """What the stand-in answered to requests that aren't of a conversation, by model."""
    sums = collections.defaultdict(collections.Counter)
    for request in (request for run in outcome.runs for request in run.requests if request["thread"] == OTHER):
        usage = request["usage"]
        sums[re.sub(r"\[1m\]$", "", request["model"])].update({
            "input": usage["input_tokens"], "output": usage["output_tokens"], "cache_read": usage["cache_read_input_tokens"],
            "cache_write_5m": usage["cache_creation"]["ephemeral_5m_input_tokens"],
            "cache_write_1h": usage["cache_creation"]["ephemeral_1h_input_tokens"]})
    return sums
