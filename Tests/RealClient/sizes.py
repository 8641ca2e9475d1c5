"""How many characters the records count of results, and how many the model was sent."""

import collections
import dataclasses
import os
import sys

sys.path.append(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "Oracles"))
from tables import markdown

# Percent by which the sums may differ: of one session's calls, and of one tool's over all sessions.
OF_A_SESSION, OF_A_TOOL = 2, 5
# The client puts a sentence of its own round some results, which no record counts. In a session with little else that is more than
# some percent; this many characters don't matter.
NEGLIGIBLE = 1_000
# What the record format has a rule for.
NAMED = ("Bash", "Read", "Grep", "Glob", "WebFetch", "Agent", "mcp")
# A change is answered with a sentence about the path, of which the record has the response without the change. It is this many
# characters off at most: how the sentence ends, no hook input tells.
CONFIRMED, OF_A_CONFIRMATION = ("Write", "Edit", "NotebookEdit"), 150


@dataclasses.dataclass
class Size:
    calls: int = 0
    counted: int = 0
    sent: int = 0

    def add(self, counted, sent, calls=1):
        self.calls, self.counted, self.sent = self.calls + calls, self.counted + counted, self.sent + sent

    @property
    def percent(self):
        """How much more is counted than sent."""
        return (self.counted - self.sent) * 100 / self.sent if self.sent else 0.0


def sizes(outcome):
    """{tool: Size} of the calls that have a record and whose result was sent."""
    found = collections.defaultdict(Size)
    for record in outcome.records:
        block = outcome.sent.get(record.get("tool_use_id"))
        if block is not None:
            found[kind(record["tool"])].add(record["chars"]["result"], characters(block))
    return found


def kind(tool):
    return "mcp" if tool.startswith("mcp__") else tool


def characters(block):
    """The characters of a result block's texts. Images and documents have none."""
    content = block.get("content") or ""
    if isinstance(content, str):
        return len(content)
    return sum(len(part.get("text", "")) for part in content)


def total(found):
    """The sum over all tools."""
    return Size(*(sum(getattr(size, member) for size in found.values()) for member in ("calls", "counted", "sent")))


def session_faults(found):
    """Whether a session's sum is what was sent."""
    size = total(found)
    if abs(size.counted - size.sent) > max(size.sent * OF_A_SESSION / 100, NEGLIGIBLE):
        yield f"{size.counted:,} characters of results are counted, {size.sent:,} were sent"


def tool_faults(found):
    """Whether each tool's sum over all sessions is what was sent."""
    for tool in NAMED:
        size = found.get(tool, Size())
        if abs(size.percent) > OF_A_TOOL:
            yield f"{tool}: {size.counted:,} characters are counted, {size.sent:,} were sent, {size.percent:+.1f} percent"
    for tool in CONFIRMED:
        size = found.get(tool, Size())
        if abs(size.counted - size.sent) > OF_A_CONFIRMATION * size.calls:
            yield f"{tool}: {size.counted:,} characters are counted for {size.calls} calls, {size.sent:,} were sent"


def table(found):
    """The sums of all tools, in Markdown."""
    rows = [["tool", "calls", "counted", "sent", "difference"]]
    rows += [[tool, f"{size.calls:,}", f"{size.counted:,}", f"{size.sent:,}", f"{size.percent:+.1f} %"]
             for tool, size in [*sorted(found.items()), ("all", total(found))]]
    return markdown(rows)
