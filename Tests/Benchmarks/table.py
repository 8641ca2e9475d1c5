"""The table of results."""

from tables import markdown


class Row:
    """What was measured, and how it stands to what it should be.

    `figure` is held against `target`, which is the most it may be, or with `least` the least; a row without a target is for comparison.
    """

    def __init__(self, what, measured, figure, unit, target=None, least=False):
        self.what, self.measured, self.figure, self.unit, self.target, self.least = what, measured, figure, unit, target, least

    @property
    def met(self):
        return self.figure >= self.target if self.least else self.figure <= self.target

    @property
    def cells(self):
        figure = f"{shown(self.figure)}{self.unit}"
        if self.target is None:
            return [self.what, self.measured, figure, "", "", ""]
        target = f"at {'least' if self.least else 'most'} {shown(self.target)}{self.unit}"
        return [self.what, self.measured, figure, target, f"{self.figure / self.target:.2f}", "met" if self.met else "**not met**"]


def shown(number):
    """A number with three digits or more that count."""
    return f"{number:,.0f}" if abs(number) >= 100 or number == int(number) else f"{number:.3g}"


def table(rows):
    """The rows in Markdown, aligned, with a line after them that counts what is met."""
    text = markdown([["what", "measured", "figure", "target", "of target", ""]] + [row.cells for row in rows])
    held = [row for row in rows if row.target is not None]
    return text + f"\n\n{sum(row.met for row in held)} of {len(held)} targets are met."
