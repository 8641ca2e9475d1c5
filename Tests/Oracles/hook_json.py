"""Reading and writing the JSON of hook inputs and transcripts: bytes to values, members by name and kind, minimal JSON."""
import decimal
import json
from fractions import Fraction


class Number:
    """A number: as it was written, and as a fraction unless it is beyond all reason (1e999999999)."""

    def __init__(self, text):
        self.text, size = text, abs(float(text))
        self.value = None if size >= 1e18 else Fraction(decimal.Decimal(text)) if size > 1e-30 else Fraction(0)


def refuse(word):
    """Refuses NaN and its like, which Python takes for JSON."""
    raise ValueError(f"{word} is not JSON")


def parse(data):
    """The JSON value in the bytes DATA, the last one of members with the same name; ValueError when there is none."""
    text = data.decode("utf-8", errors="replace").removeprefix("\ufeff")
    return json.loads(text, parse_int=Number, parse_float=Number, parse_constant=refuse)


def minimal(value):
    """VALUE as JSON without any insignificant whitespace and with the escapes that can't be avoided."""
    if isinstance(value, dict):
        return "{" + ",".join(minimal(name) + ":" + minimal(content) for name, content in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(minimal, value)) + "]"
    return value.text if isinstance(value, Number) else json.dumps(value, ensure_ascii=False)


def member(value, name, kind=object):
    """The member NAME of VALUE, None when VALUE is no object, has no such member or one of another KIND."""
    found = value.get(name) if isinstance(value, dict) else None
    return found if isinstance(found, kind) else None


def string(value, name):
    """A string that says something, else None."""
    return member(value, name, str) or None


def integer(value, name):
    """A number below 10^18, cut to an integer, else None."""
    number = member(value, name, Number)
    return int(number.value) if number and number.value is not None else None
