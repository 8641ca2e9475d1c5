"""The tests of all modules, built with AddressSanitizer and with ThreadSanitizer."""

import os
import re
import subprocess

from findings import Row
from world import EXAMPLES

ROOT = os.path.dirname(os.path.abspath(EXAMPLES))
# Those that run the executables do so in processes of their own.
LEFT_OUT = ["--skip", "EndToEndTests"]


def rows(world, options):
    for sanitizer in ("address", "thread"):
        yield run(sanitizer)


def run(sanitizer):
    """Builds all tests with a sanitizer, and runs them."""
    row = Row(f"{sanitizer} sanitizer: the tests of all modules")
    build = ["--sanitize", sanitizer, "--scratch-path", f".build/{sanitizer}"]
    environment = {**os.environ, "SWIFT_BACKTRACE": "enable=no", "ASAN_OPTIONS": "detect_leaks=0:allocator_may_return_null=1",
                   "TSAN_OPTIONS": "halt_on_error=0:allocator_may_return_null=1"}
    made = subprocess.run(["swift", "build", "--build-tests", *build], cwd=ROOT, env=environment, capture_output=True, text=True)
    if made.returncode:
        row.find("wrong", f"it doesn't build: {made.stdout[-2000:]}{made.stderr[-2000:]}")
        return row
    done = subprocess.run(["swift", "test", "--skip-build", "--disable-xctest", *LEFT_OUT, *build], cwd=ROOT, env=environment,
                          capture_output=True, text=True, errors="replace")
    said = done.stdout + done.stderr
    counted = re.search(r"Test run with (\d+) tests", said)
    row.cases = int(counted.group(1)) if counted else 0
    # Everything takes ten times as long: that a test took longer than it may says nothing.
    issues = [line for line in re.findall(r"^.*recorded an issue.*$", said, re.MULTILINE) if "Time limit was exceeded" not in line]
    for line in re.findall(r"^.*(?:ERROR: AddressSanitizer|WARNING: ThreadSanitizer).*$", said, re.MULTILINE) + issues:
        row.find("crashed", line.strip())
    if not counted:
        row.find("wrong", said[-2000:])
    return row
