"""Adds up logs with jq."""

import json
import subprocess
import sys
import time

PROGRAM = """
reduce inputs as $call ({};
  .sessions[$call.session_id] += 1
  | .tools[$call.tool] |= [.[0] + 1, .[1] + $call.tokens.input, .[2] + $call.tokens.output]
  | .projects[$call.project // "(none)"] += 1 | .models[$call.model // "unknown"] += 1 | .files[$call.file // "(none)"] += 1)
| {records: ([.tools[][0]] | add), sessions: (.sessions | length), tools}
"""

start = time.perf_counter()
found = json.loads(subprocess.run(["jq", "-n", PROGRAM, *sys.argv[1:]], stdout=subprocess.PIPE, check=True).stdout)
print(json.dumps(found | {"seconds": time.perf_counter() - start}))
