"""Corpora that are kept for the next time."""

import hashlib
import json
import os
import shutil
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
ORACLES = os.path.join(HERE, "..", "Oracles")
sys.path.insert(0, ORACLES)

SEED = 7
SCALE = float(os.environ.get("BENCH_SCALE") or 1)
KEPT = os.path.abspath(".build/bench")


def scaled(size):
    """A size, smaller for a quick try."""
    return max(1, int(size * SCALE))


def corpus(name, arguments, sources, make):
    """The folder of a corpus and what is known of it, made anew if `arguments` or the files `sources` aren't those of the last time.

    `make(folder)` fills an empty folder and returns what is known.
    """
    folder = os.path.join(KEPT, name)
    facts = folder + ".json"
    digest = hashlib.sha256(repr((SEED, arguments)).encode())
    for source in sources:
        with open(os.path.join(HERE, source), "rb") as file:
            digest.update(file.read())
    made_of = digest.hexdigest()
    if os.path.isdir(folder) and os.path.exists(facts):
        with open(facts, encoding="utf-8") as file:
            kept = json.load(file)
        if kept["made_of"] == made_of:
            return folder, kept["known"]
    print(f"Making {name} ...", file=sys.stderr)
    # Without them a folder that was left half made is made anew.
    if os.path.exists(facts):
        os.remove(facts)
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder)
    known = make(folder)
    with open(facts, "w", encoding="utf-8") as file:
        json.dump({"made_of": made_of, "known": known}, file)
    return folder, known


def files_below(folder, ending=".jsonl"):
    """The paths of files, sorted."""
    return sorted(os.path.join(where, name) for where, _, names in os.walk(folder) for name in names if name.endswith(ending))


def size(paths):
    return sum(os.stat(path).st_size for path in paths)


def read_once(paths):
    """Brings files into the page cache."""
    for path in paths:
        with open(path, "rb", buffering=0) as file:
            while file.read(1 << 22):
                pass
