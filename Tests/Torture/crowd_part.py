"""64 hooks, a rotation and reports at once, over a midnight and on a disk that is full for a while."""

import json
import os
import subprocess
import sys

from findings import Row

HERE = os.path.dirname(os.path.abspath(__file__))


def rows(world, options):
    row = Row("a crowd over a midnight, on a disk that is full for a while")
    command = [sys.executable, os.path.join(HERE, "crowd.py"), world.path("bin"), world.path("crowd"),
               *(["4", "16", "400"] if options.quick else ["30", "64", "1000000"])]
    # A file system of its own, which nobody else sees.
    alone = ["unshare", "--mount", "--map-root-user"]
    if subprocess.run([*alone, "true"], capture_output=True).returncode:
        print("SKIPPED: a full disk, since unshare isn't there or may not be used", file=sys.stderr)
        alone, row.fault = [], "a crowd over a midnight"
    done = subprocess.run([*alone, *command], capture_output=True, text=True, check=True)
    found = json.loads(done.stdout)
    row.cases = found["calls"]
    print(found["summary"], file=sys.stderr)
    for kind, what in found["faults"]:
        row.find(kind, what)
    yield row
