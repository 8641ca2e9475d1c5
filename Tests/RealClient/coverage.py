"""Whether the scenarios call every tool that the client offers."""

from stand_in import OTHER

# Tools that no scenario can call, each with the reason.
OUT_OF_REACH = {
    "DeferredToolPlaceholder": "keeps a place in the list; the client refuses a call of it",
    "ReadMcpResourceDirTool": "the client says that this build doesn't have it",
}


def offered(outcome):
    """The tools of the client that conversations of a scenario were offered."""
    return {name for run in outcome.runs for request in run.requests if request["thread"] != OTHER
            for name in request["tools"] if not name.startswith("mcp__")}


def faults(played):
    """Tools that were offered and never called, and reasons that aren't needed any more."""
    offered_anywhere = set().union(*(one.offered for one in played))
    called = set().union(*(one.called for one in played))
    for name in sorted(offered_anywhere - called - OUT_OF_REACH.keys()):
        yield f"{name} is offered and no scenario calls it"
    for name in sorted(OUT_OF_REACH.keys() - offered_anywhere):
        yield f"{name} isn't offered any more; coverage.py names it"
