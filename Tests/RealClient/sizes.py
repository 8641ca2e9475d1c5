"""How many characters the records count of results, and how many the model was sent."""

import collections
import dataclasses

# Percent by which the sums may differ: of one session's calls, and of one tool's over all sessions.
OF_A_SESSION, OF_A_TOOL = 2, 5
# The client puts a sentence of its own round some results, which no record counts. In a session with little else that is more than
# some percent; this many characters don't matter.
NEGLIGIBLE = 1_000
# What the record format has a rule for.
NAMED = ("Bash", "Read", "Grep", "Glob", "WebFetch", "Agent", "Write", "Edit", "NotebookEdit", "mcp")


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


def table(found):
    """The sums of all tools, in Markdown."""
    rows = [["tool", "calls", "counted", "sent", "difference"]]
    rows += [[tool, f"{size.calls:,}", f"{size.counted:,}", f"{size.sent:,}", f"{size.percent:+.1f} %"]
             for tool, size in [*sorted(found.items()), ("all", total(found))]]
    widths = [max(map(len, column)) for column in zip(*rows)]
    lines = ["| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths)) + " |" for row in rows]
    lines.insert(1, "|" + "|".join("-" * (width + 2) for width in widths) + "|")
    return "\n".join(lines)
