#!/usr/bin/env python3
"""Compares two JSON reports: exit 0 when they say the same, 1 with the differing paths.

    compare_reports.py EXPECTED.json ACTUAL.json [--allow NAME ...]

Counts are equal only when both are written as the same whole number. Amounts and rates are
compared as decimals, of any number of digits, so `0.1` is `0.1000`; so are the strings below
`exact`. `p50` and `p95` may be off by one percent of what is expected. No number may be in
exponent form. The order of members is free, that of lists is not. A member that is missing is
always a difference; one too many is, unless it is named with `--allow`.
"""

import argparse
import json
import re
import sys
from decimal import Decimal, InvalidOperation

from files import read_file

AMOUNT = re.compile(r"\.(?:estimated_cost\.[a-z_]+|usd_per_1k)$")
EXACT = re.compile(r"\.exact\.[a-z_]+$")
PERCENTILE = re.compile(r"\.duration_ms\.(?:p50|p95)$")
NOTHING = "(nothing)"


class Number(str):
    """A JSON number as written."""


def parsed(text):
    """The report in a text, with numbers as written."""
    return json.loads(text, parse_int=Number, parse_float=Number)


def shown(value):
    return str(value) if isinstance(value, Number) or value is NOTHING else json.dumps(value, ensure_ascii=False)


def decimals_agree(expected, actual):
    """Whether two texts are the same decimal, both without exponent."""
    try:
        return Decimal(expected) == Decimal(actual) and not re.search("[eE]", actual)
    except InvalidOperation:
        return False


def numbers_agree(path, expected, actual):
    if AMOUNT.search(path):
        return decimals_agree(expected, actual)
    if PERCENTILE.search(path) and re.fullmatch("-?[0-9]+", actual):
        return abs(int(actual) - int(expected)) * 100 <= abs(int(expected))
    return expected == actual


def differences(expected, actual, allowed, path="$"):
    """Yields (path, expected, actual) for everything that isn't the same."""
    if type(expected) is not type(actual):
        yield path, expected, actual
    elif isinstance(expected, dict):
        for name, value in expected.items():
            if name in actual:
                yield from differences(value, actual[name], allowed, f"{path}.{name}")
            else:
                yield f"{path}.{name}", value, NOTHING
        for name, value in actual.items():
            if name not in expected and name not in allowed:
                yield f"{path}.{name}", NOTHING, value
    elif isinstance(expected, list):
        for index in range(max(len(expected), len(actual))):
            here = f"{path}[{index}]"
            if index >= len(actual):
                yield here, expected[index], NOTHING
            elif index >= len(expected):
                yield here, NOTHING, actual[index]
            else:
                yield from differences(expected[index], actual[index], allowed, here)
    elif isinstance(expected, Number):
        if not numbers_agree(path, expected, actual):
            yield path, expected, actual
    elif isinstance(expected, str) and EXACT.search(path):
        if not decimals_agree(expected, actual):
            yield path, expected, actual
    elif expected != actual:
        yield path, expected, actual


def told(found):
    """Differences, a line each."""
    return [f"{path}: expected {shown(expected)}, actual {shown(actual)}" for path, expected, actual in found]


def show(title, lines):
    """Prints a title and the first lines below it."""
    print(title)
    print("".join(f"  {line}\n" for line in lines[:6] + ([f"and {len(lines) - 6} more"] if len(lines) > 6 else [])), end="")


def main():
    parser = argparse.ArgumentParser(description="Compares two JSON reports.")
    parser.add_argument("expected", metavar="EXPECTED.json")
    parser.add_argument("actual", metavar="ACTUAL.json")
    parser.add_argument("--allow", action="append", default=[], metavar="NAME",
                        help="a member that only ACTUAL may have, repeatable")
    options = parser.parse_args()
    found = told(differences(parsed(read_file(options.expected)), parsed(read_file(options.actual)), set(options.allow)))
    print("".join(line + "\n" for line in found), end="")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
