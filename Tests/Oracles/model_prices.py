"""Model ids and their rates, as the contract and the notes on formats tell them.

A second opinion: nothing here is taken from the tools' own sources. `normalised`
gives the id that reports show; `Rates` tells what a thousand tokens cost and why.
"""

import re
from decimal import Decimal

# USD per million tokens, (input, output), by normalised id.
PRICES = {
    "claude-fable-5-2": ("8", "40"),
    "claude-mythos-5-2": ("8", "40"),
    "claude-fable-5-1": ("10", "50"),
    "claude-mythos-5-1": ("10", "50"),
    "claude-fable-5": ("10", "50"),
    "claude-mythos-5": ("10", "50"),
    "claude-mythos-preview": ("10", "50"),
    "claude-opus-5-5": ("4", "20"),
    "claude-opus-5": ("5", "25"),
    "claude-opus-4-8": ("5", "25"),
    "claude-opus-4-7": ("5", "25"),
    "claude-opus-4-6": ("5", "25"),
    "claude-opus-4-5": ("5", "25"),
    "claude-opus-4-1": ("15", "75"),
    "claude-opus-4": ("15", "75"),
    "claude-opus-3": ("15", "75"),
    "claude-sonnet-5-5": ("2", "10"),
    "claude-sonnet-5": ("2", "10"),
    "claude-sonnet-4-6": ("3", "15"),
    "claude-sonnet-4-5": ("3", "15"),
    "claude-sonnet-4": ("3", "15"),
    "claude-sonnet-3-7": ("3", "15"),
    "claude-sonnet-3-5": ("3", "15"),
    "claude-sonnet-3": ("3", "15"),
    "claude-haiku-5-5": ("0.10", "0.50"),
    "claude-haiku-4-5": ("1", "5"),
    "claude-haiku-3-5": ("0.80", "4"),
    "claude-haiku-3": ("0.25", "1.25"),
}

# What the short names of the command line stand for.
ALIASES = {
    "sonnet": "claude-sonnet-5-5",
    "opus": "claude-opus-5-5",
    "haiku": "claude-haiku-5-5",
}

DEFAULTS = {"input": Decimal("0.003"), "output": Decimal("0.015")}

# What the places that serve a model put before and behind its id.
PREFIX = re.compile(r"(?:(?:us|eu|apac|jp|au|global)\.(?=anthropic\.)|anthropic\.|anthropic/|vertex_ai/|bedrock/)")
SUFFIX = re.compile(r"(?:-v[0-9]+(?::[0-9]+)?|@default|@[0-9]{8}|-[0-9]{8}|-latest|\[1m\])$")
VERSION_FIRST = re.compile(r"claude-([0-9]{1,2}(?:-[0-9]{1,2})?)-([a-z]+)")
RATE = re.compile(r"(?:[0-9]+(?:\.[0-9]{1,12})?|\.[0-9]{1,12})")


def normalised(model):
    """The id that a report shows for a model as logged.

    Ids of other makers, in which no `claude-` occurs, stay as they are but for `[1m]`.
    """
    bare = model[:-4] if model.endswith("[1m]") else model
    if bare in ALIASES:
        return ALIASES[bare]
    if "claude-" not in bare:
        return bare
    text = bare
    while match := PREFIX.match(text):
        text = text[match.end():]
    if not text.startswith("claude-"):
        return bare
    while match := SUFFIX.search(text):
        text = text[:match.start()]
    text = text.replace(".", "-")
    if match := VERSION_FIRST.fullmatch(text):
        text = f"claude-{match[2]}-{match[1]}"
    # `-4-0` is the alias of what has no minor version.
    return re.sub(r"^(claude-[a-z]+-[0-9]+)-0$", r"\1", text)


def built_in(model):
    """The price pair of a normalised id, or None.

    An exact match, else the longest known id that the model goes on from with a
    word: `claude-opus-5-preview` is an Opus 5, `claude-opus-5-9` is nothing known.
    """
    if model in PRICES:
        return PRICES[model]
    known = [name for name in PRICES if re.match(re.escape(name) + "-[a-z]", model)]
    return PRICES[max(known, key=len)] if known else None


def variable_words(model):
    """The endings of the variables that price a model: its id's, then its family's."""
    name = model[len("claude-"):] if model.startswith("claude-") else model
    whole = re.sub(r"[^A-Z0-9]", "_", name.upper())
    return [whole, whole.split("_")[0]]


class BadRate(Exception):
    """A variable that should hold a rate and doesn't."""


class Rates:
    """USD per 1,000 tokens for any model, with where each rate comes from."""

    def __init__(self, environment):
        self.set = {}
        for name, text in environment.items():
            if re.match(r"CLAUDE_RATE_(INPUT|OUTPUT)(_|$)", name) and text:
                if not RATE.fullmatch(text):
                    raise BadRate(f"{name}: a decimal number with at most 12 places is expected")
                self.set[name] = Decimal(text)

    def of(self, model):
        """`{"input": (rate, source), "output": (rate, source)}`; None is the model nobody logged."""
        words = variable_words(model) if model is not None else []
        prices = built_in(model) if model is not None else None
        return {
            "input": self._one("input", words, prices and prices[0]),
            "output": self._one("output", words, prices and prices[1]),
        }

    def _one(self, direction, words, price):
        variable = f"CLAUDE_RATE_{direction.upper()}"
        for name in [f"{variable}_{word}" for word in words] + [variable]:
            if name in self.set:
                return self.set[name], "environment"
        if price is not None:
            return Decimal(price).scaleb(-3), "built-in"
        return DEFAULTS[direction], "default"
