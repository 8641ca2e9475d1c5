"""Other programs that add up the same log. Each prints what it found as JSON, with the seconds it took."""

import json
import os
import shutil
import subprocess
import sys

from corpora import HERE, KEPT
from measuring import ENVIRONMENT, compiled

MODULES = os.path.join(KEPT, "python")


class Peer:
    """A program that is run over files; `share` is the part of the files it is given."""

    def __init__(self, name, command, share=1):
        self.name, self.command, self.share = name, command, share

    def run(self, paths):
        """What it found, with `seconds`."""
        process = subprocess.run([*self.command, *paths], env=ENVIRONMENT | {"PYTHONPATH": MODULES}, capture_output=True, text=True)
        return json.loads(process.stdout) if process.returncode == 0 else sys.exit(f"{self.name}: {process.stderr}")


def duckdb():
    """DuckDB, installed into a folder of its own the first time; None where that can't be."""
    peer = Peer("DuckDB, two threads", [sys.executable, os.path.join(HERE, "duckdb_peer.py")])
    if not os.path.isdir(os.path.join(MODULES, "duckdb")):
        pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--target", MODULES, "duckdb"]
        if subprocess.run(pip, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode != 0:
            return missing(peer.name, "pip can't install it")
    return peer


def simdjson():
    """A C++ program over simdjson where its library is installed, else None."""
    name = "simdjson on demand, one thread"
    found = subprocess.run(["pkg-config", "--cflags", "--libs", "simdjson"], capture_output=True, text=True) if shutil.which("pkg-config") else None
    if found is None or found.returncode != 0:
        return missing(name, "pkg-config doesn't know it")
    # The best code for this machine, which the library chooses when it is included.
    flags = ["-std=c++20", "-O3", "-march=native", *found.stdout.split()]
    return Peer(name, [compiled("simdjson_peer.cpp", ("clang++", "g++"), tuple(flags))])


def jq():
    """jq over a small share of the files, since it takes its time."""
    if shutil.which("jq") is None:
        return missing("jq", "it isn't installed")
    return Peer("jq", [sys.executable, os.path.join(HERE, "jq_peer.py")], share=1 / 30)


def missing(name, why):
    print(f"SKIPPED: {name}, since {why}", file=sys.stderr)
