"""What was found: a row for each fault, and the table of them."""

from tables import markdown

KINDS = ("lost", "torn", "doubled", "crashed", "untold", "wrong")


class Row:
    """A fault, how many cases of it were tried, and what went wrong in how many.

    lost, torn, doubled: records or bytes of them. crashed: ended by a signal, or hung. untold: something failed and no
    message named it. wrong: anything else that isn't as it should be.
    """

    def __init__(self, fault):
        self.fault, self.cases, self.found, self.notes = fault, 0, dict.fromkeys(KINDS, 0), []
        # What repeats it.
        self.command = ""

    def find(self, kind, what):
        """Records something that went wrong."""
        self.found[kind] += 1
        self.notes.append(f"{self.fault}: {kind}: {what}")

    @property
    def is_clean(self):
        return not any(self.found.values())

    @property
    def cells(self):
        return [self.fault, f"{self.cases:,}"] + [f"{self.found[kind]:,}" for kind in KINDS] + [f"`{self.command}`"]


def table(rows):
    """The rows in Markdown."""
    return markdown([["fault", "cases", *KINDS, "repeated by"]] + [row.cells for row in rows])
