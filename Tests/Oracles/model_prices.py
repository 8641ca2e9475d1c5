"""Model ids and their rates, as the contract and the notes on formats tell them.

A second opinion: nothing here is taken from the tools' own sources. `normalised`
gives the id that reports show; `Rates` tells what a thousand tokens cost and why.
"""

import re
from decimal import Decimal

# The day on which the table was held to the price lists.
AS_OF = "2026-11-30"

# USD per million tokens by normalised id: input, cache writes of 5 minutes and of 1 hour, cache reads, output.
KINDS = ("input", "cache_write_5m", "cache_write_1h", "cache_read", "output")
TABLE = """
claude-fable-5-2      8    10     16   0.20 40
claude-mythos-5-2     8    10     16   0.20 40
claude-fable-5-1      10   12.5   20   0.25 50
claude-mythos-5-1     10   12.5   20   0.25 50
claude-fable-5        10   12.5   20   1    50
claude-mythos-5       10   12.5   20   1    50
claude-mythos-preview 10   12.5   20   1    50
claude-opus-5-5       4    5      8    0.20 20
claude-opus-5         5    6.25   10   0.50 25
claude-opus-4-8       5    6.25   10   0.50 25
claude-opus-4-7       5    6.25   10   0.50 25
claude-opus-4-6       5    6.25   10   0.50 25
claude-opus-4-5       5    6.25   10   0.50 25
claude-opus-4-1       15   18.75  30   1.50 75
claude-opus-4         15   18.75  30   1.50 75
claude-opus-3         15   18.75  30   1.50 75
claude-sonnet-5-5     2    2.5    4    0.10 10
claude-sonnet-5       2    2.5    4    0.20 10
claude-sonnet-4-6     3    3.75   6    0.30 15
claude-sonnet-4-5     3    3.75   6    0.30 15
claude-sonnet-4       3    3.75   6    0.30 15
claude-sonnet-3-7     3    3.75   6    0.30 15
claude-sonnet-3-5     3    3.75   6    0.30 15
claude-sonnet-3       3    3.75   6    0.30 15
claude-haiku-5-5      0.10 0.125  0.20 0.01 0.50
claude-haiku-4-5      1    1.25   2    0.10 5
claude-haiku-3-5      0.80 1      1.60 0.08 4
claude-haiku-3        0.25 0.30   0.50 0.03 1.25
"""


def prices(words):
    """The price of each kind from five words."""
    return dict(zip(KINDS, map(Decimal, words), strict=True))


ALL_PRICES = {name: prices(words) for name, *words in (line.split() for line in TABLE.split("\n") if line)}
PRICES = {name: (row["input"], row["output"]) for name, row in ALL_PRICES.items()}

# Prices of rows with `speed` "fast", and the UTC date from which a model has none any more.
FAST = {
    **dict.fromkeys(("claude-fable-5-2", "claude-mythos-5-2"), prices("16 20 32 0.40 80".split())),
    "claude-opus-5-5": prices("8 10 16 0.40 40".split()),
    **dict.fromkeys(("claude-opus-5", "claude-opus-4-8"), prices("10 12.5 20 1 50".split())),
    **dict.fromkeys(("claude-opus-4-7", "claude-opus-4-6"), prices("30 37.5 60 3 150".split())),
}
FAST_ENDED = dict.fromkeys(("claude-opus-4-7", "claude-opus-4-6"), "2026-07-24")

# A prompt of more tokens than this makes the whole request cost more, until the UTC date after it.
OLD_OPUS, OLD_SONNET = prices("10 12.5 20 1 37.5".split()), prices("6 7.5 12 0.60 22.5".split())
LARGE = {
    "claude-opus-4-6": (200_000, "2026-03-13", OLD_OPUS),
    "claude-sonnet-4-6": (200_000, "2026-03-13", OLD_SONNET),
    "claude-sonnet-4-5": (200_000, "2026-04-30", OLD_SONNET),
    "claude-sonnet-4": (200_000, "2026-04-30", OLD_SONNET),
    "claude-haiku-5-5": (100_000, "9999", prices("0.50 0.625 1 0.05 2.50".split())),
}
# Reads cost this before that UTC date.
OLD_READ = {"claude-sonnet-5-5": (Decimal("0.20"), "2026-10-07")}
# Models before 4.6, for which `inference_geo` makes no difference.
WITHOUT_GEO = re.compile(r"claude-(?:(?:opus|sonnet|haiku)-(?:3(?:-[57])?|4(?:-[15])?))")
GEO = {"us": Decimal("1.1")}
WEB_SEARCH = Decimal("0.01")

# What the short names of the command line stand for.
ALIASES = {
    "sonnet": "claude-sonnet-5-5",
    "opus": "claude-opus-5-5",
    "haiku": "claude-haiku-5-5",
    "fable": "claude-fable-5-2",
}

DEFAULTS = {"input": Decimal("0.003"), "output": Decimal("0.015")}

# What stands before `claude`: a region and `anthropic.`, `anthropic:`, `bedrock:`, a path, an ARN; or the words of a vendor.
VENDOR = re.compile(r"(?:[a-z]+-)+-?")
PLACE = re.compile(r"(?:.*/)?(?:[a-z]+:)*(?:(?:[a-z-]+\.)?anthropic\.)?(?:anthropic--)?", re.DOTALL)
# What stands after the version: a date, the version of a deployment, how large, how hard and how fast it works.
SUFFIX = re.compile(r"(?:-v[0-9]+(?::[0-9]+)?|@default|@latest|@[0-9]{8}|-[0-9]{8}|\[[0-9]+m\]"
                    r"|[-:](?:thinking|[12]m|high|medium|low|max|fast|preview|latest|beta))$")
VERSION_FIRST = re.compile(r"claude-([0-9]{1,2}(?:-[0-9]{1,2})?)-([a-z]+)")
SHAPE = re.compile(r"claude-(?:[a-z]+(?:-[0-9]{1,2}){1,2}|mythos-preview|sonnet|opus|haiku|fable)")
RATE = re.compile(r"(?:[0-9]+(?:\.[0-9]{1,12})?|\.[0-9]{1,12})")


def normalised(model):
    """The id that a report shows for a model as logged.

    Ids of other makers, in which no `claude` begins, stay as they are but for `[1m]`.
    """
    bare = re.sub(r"\[[0-9]+m\]$", "", model)
    text = bare.lower()
    if text in ALIASES:
        return ALIASES[text]
    found = re.search(r"claude[-_.]", text)
    if not found:
        return bare
    before, name = text[:found.start()], text[found.start():].replace("_", "-").replace(".", "-")
    while (match := SUFFIX.search(name)) and name != "claude-mythos-preview":
        name = name[:match.start()]
    if match := VERSION_FIRST.fullmatch(name):
        name = f"claude-{match[2]}-{match[1]}"
    # `-4-0` is the alias of what has no minor version.
    name = re.sub(r"^(claude-[a-z]+-[0-9]+)-0$", r"\1", name)
    if not PLACE.fullmatch(before) and not (VENDOR.fullmatch(before) and SHAPE.fullmatch(name)):
        return bare
    # Without any version it is the newest one.
    return ALIASES.get(name.removeprefix("claude-"), name)


def known(model):
    """The id in the table of prices that a normalised id stands for, or None.

    An exact match, else the longest known id that the model goes on from with a
    word: `claude-opus-5-preview` is an Opus 5, `claude-opus-5-9` is nothing known.
    """
    if model in PRICES:
        return model
    return max((name for name in PRICES if re.match(re.escape(name) + "-[a-z]", model)), key=len, default=None)


def built_in(model):
    """The price pair of a normalised id, or None."""
    return PRICES.get(known(model))


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
            return price.scaleb(-3), "built-in"
        return DEFAULTS[direction], "default"


class UsageRates:
    """USD per token of each kind for what a response was billed for."""

    VARIABLES = {"input": "INPUT", "output": "OUTPUT", "cache_read": "CACHE_READ", "cache_write_5m": "CACHE_WRITE",
                 "cache_write_1h": "CACHE_WRITE_1H"}

    def __init__(self, environment):
        self.set = {}
        for name, text in environment.items():
            if re.match(r"CLAUDE_RATE_(INPUT|OUTPUT|CACHE_READ|CACHE_WRITE)(_|$)", name) and text:
                if not RATE.fullmatch(text):
                    raise BadRate(f"{name}: a decimal number with at most 12 places is expected")
                self.set[name] = Decimal(text)

    def of(self, model, date, prompt, fast, geo):
        """The rate of each kind for a request of a normalised model (None: nobody said) on a UTC date."""
        listed = known(model) if model is not None else None
        plain, ruled = self._built_in(listed, date, prompt, fast, geo)
        from_input = self._set("input", model)
        rates = {}
        for kind in KINDS:
            rate = self._set(kind, model)
            if rate is None and from_input is not None and kind.startswith("cache"):
                rate = from_input * plain[kind] / plain["input"]
            rates[kind] = ruled[kind].scaleb(-6) if rate is None else rate.scaleb(-3)
        return rates

    def _set(self, kind, model):
        """The rate that the environment gives, None where it is silent."""
        general = f"CLAUDE_RATE_{self.VARIABLES[kind]}"
        words = variable_words(model) if model is not None else []
        names = [f"{general}_{word}" for word in words] + [general]
        return next((self.set[name] for name in names if name in self.set), None)

    @staticmethod
    def _built_in(listed, date, prompt, fast, geo):
        """The model's plain prices per million, and those by all rules."""
        if listed is None:
            plain = prices("3 3.75 6 0.30 15".split())
            return plain, plain
        plain = ruled = ALL_PRICES[listed]
        if listed in OLD_READ and date < OLD_READ[listed][1]:
            ruled = ruled | {"cache_read": OLD_READ[listed][0]}
        if listed in LARGE and prompt > LARGE[listed][0] and date < LARGE[listed][1]:
            ruled = LARGE[listed][2]
        if fast and listed in FAST and date < FAST_ENDED.get(listed, "9999"):
            ruled = FAST[listed]
        if geo in GEO and not WITHOUT_GEO.fullmatch(listed):
            ruled = {kind: price * GEO[geo] for kind, price in ruled.items()}
        return plain, ruled
