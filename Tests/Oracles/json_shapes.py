"""JSON text in the shapes that writers give it: compact, spaced, escaped, spread over lines.

The standard encoder won't do: numbers must be written as given, and so must characters
that have no place in UTF-8.
"""

import re

SHORT = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}


class Raw(str):
    """Text that is JSON already."""


def escaped(character, form="u"):
    """The `\\uXXXX` of a character, two of them beyond the first plane."""
    units = character.encode("utf-16-be", "surrogatepass").hex()
    units = units.upper() if form == "U" else units
    return "".join("\\u" + units[at:at + 4] for at in range(0, len(units), 4))


def string(text, escapes=None):
    """A JSON string; with `escapes` "u", all but ASCII's letters and digits as `\\uXXXX`, with "U" everything."""
    def one(match):
        character = match[0]
        return escaped(character, escapes) if escapes else SHORT.get(character) or escaped(character)
    # Half of a surrogate pair can only be written as an escape.
    pattern = {"u": r"[^A-Za-z0-9_]", "U": r"(?s:.)", None: r'["\\\x00-\x1f\ud800-\udfff]'}[escapes]
    return '"' + re.sub(pattern, one, text) + '"'


def scalar(value, escapes):
    if isinstance(value, Raw):
        return str(value)
    if isinstance(value, str):
        return string(value, escapes)
    return {None: "null", True: "true", False: "false"}[value] if value is None or type(value) is bool else str(value)


def encode(value, escapes=None, spaced=False):
    """JSON on one line, without insignificant white space unless `spaced`."""
    comma, colon = (", ", " : ") if spaced else (",", ":")
    if isinstance(value, dict):
        members = (string(name, escapes) + colon + encode(one, escapes, spaced) for name, one in value.items())
        return "{" + comma.join(members) + "}"
    if isinstance(value, list):
        return "[" + comma.join(encode(one, escapes, spaced) for one in value) + "]"
    return scalar(value, escapes)


def pretty(value, indent, depth=1):
    """JSON as `jq` spreads it over lines; without an indent every nested object stays on its line.

    Only so may the first column be left to records: there, a `{` begins one.
    """
    if isinstance(value, dict) and value and (indent or depth == 1):
        rows = [string(name) + ": " + pretty(one, indent, depth + 1) for name, one in value.items()]
        between = ",\n" + indent * depth
        return "{\n" + indent * depth + between.join(rows) + "\n" + indent * (depth - 1) + "}"
    return encode(value)
