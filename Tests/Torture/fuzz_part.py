"""Feeds both programs with bytes that nobody thought of: libFuzzer over the targets of `Tests/FuzzTargets`, with AddressSanitizer."""

import glob
import os
import re
import subprocess
import sys
import tempfile

from findings import Row
from world import EXAMPLES, read_file, write_file

ROOT = os.path.dirname(os.path.abspath(EXAMPLES))
CORPUS = os.path.join(ROOT, "Tests", "FuzzTargets", "Corpus")
BUILD = ["swift", "build", "-c", "release", "--sanitize=fuzzer", "--sanitize=address", "--scratch-path", ".build/fuzz", "--product", "fuzz"]
# What texts of all these formats are made of.
WORDS = ('{ } [ ] : , " \\" \\\\ \\u0000 \\ud83d null true -1 1e400 9223372036854775808 0.5 activity-2026-01-14.jsonl toolu_1 '
         '"tool" "tool_name" "tool_input" "tool_response" "hook_event_name" "PostToolUse" "PostToolUseFailure" "Bash" "Read" "Edit" "Task" '
         '"tokens" "input" "output" "timestamp" "2026-01-14T10:00:00Z" "session_id" "model" "claude-opus-4-5" "day_file" "bytes" "xxh64" '
         '"lines" "records" "calls" "type" "assistant" "user" "message" "usage" "content" "tool_use" "tool_result" "tool_use_id" "id" '
         '"hooks" "matcher" "command" "stdout" "error" "file_path" --password Bearer sk-ant- ghp_ eval bash -c << EOF $( ` \' ; | &&').split(" ")
# A case that takes longer hangs; what takes more memory has no bound.
LIMITS = ["-timeout=5", "-rss_limit_mb=1024", "-max_len=20000", "-print_final_stats=1"]
MINUTES, QUICK_MINUTES = 60, 0.5


def rows(world, options):
    fuzz = built()
    targets = sorted(name.removesuffix(".txt") for name in os.listdir(CORPUS))
    seconds = 60 * (options.minutes or (QUICK_MINUTES if options.quick else MINUTES)) / len(targets)
    # Files of cases are written without a disk where there is memory for them.
    memory = "/dev/shm" if os.path.isdir("/dev/shm") else None
    for target in targets:
        with tempfile.TemporaryDirectory(prefix="fuzz-", dir=memory) as folder:
            yield run(fuzz, target, folder, seeds(target, os.path.join(folder, "seeds"), world), max(1, int(seconds)), options.seed)


def built():
    """The program that libFuzzer drives."""
    done = subprocess.run(BUILD, cwd=ROOT, env={**os.environ, "FUZZING": "1"}, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"the fuzzer doesn't build:\n{done.stdout[-3000:]}{done.stderr[-3000:]}")
    return os.path.join(ROOT, ".build/fuzz/release/fuzz")


def run(fuzz, target, folder, seeds, seconds, seed):
    """Feeds a target for so long; goes on after what it finds."""
    row = Row(f"fuzz: {target}")
    corpus, found = os.path.join(folder, "corpus"), os.path.join(ROOT, ".build/fuzz/found", target)
    os.makedirs(corpus)
    os.makedirs(found, exist_ok=True)
    words = os.path.join(folder, "words")
    write_file(words, "".join('"' + word.replace("\\", "\\\\").replace('"', '\\"') + '"\n' for word in WORDS))
    done = subprocess.run(
        [fuzz, *LIMITS, f"-seed={seed}", f"-max_total_time={seconds}", f"-dict={words}", f"-artifact_prefix={found}/", corpus, seeds],
        env={**os.environ, "FUZZ_TARGET": target, "TMPDIR": folder, "ASAN_OPTIONS": "detect_leaks=0:allocator_may_return_null=1",
             "SWIFT_BACKTRACE": "enable=no", "HOME": folder}, cwd=folder, capture_output=True, text=True, errors="replace")
    counted = re.search(r"stat::number_of_executed_units:\s*(\d+)", done.stderr)
    row.cases = int(counted.group(1)) if counted else 0
    if done.returncode:
        case = re.search(r"Test unit written to (\S+)", done.stderr)
        cause = re.search(r"^.*(Fatal error|ERROR:).*$", done.stderr, re.MULTILINE)
        row.find("crashed", f"{cause.group(0) if cause else done.stderr[-500:]}\n  {case.group(1) if case else ''}")
    return row


def seeds(target, folder, world):
    """A folder of cases made of the examples; the first byte of reports' cases chooses the report."""
    made = {
        "hook-input": lambda: read("hook-inputs/*.json"),
        "command": lambda: [line for data in read("../Tests/RedactionTests/Cases/*.txt") for line in data.splitlines()],
        "day-file": lambda: [bytes([number]) + data for number, data in enumerate([*read(".claude/logs/*"), world.read(world.today_file)])],
        "totals": lambda: [bytes([number]) + data for number, data in enumerate([world.read(".claude/logs/totals-2026-01.ndjson")] * 15)],
        "transcript": lambda: [bytes([number]) + data[:15000] for number, data in enumerate(read("transcripts/*/*.jsonl"))],
        "settings": lambda: read("settings*.json"),
        "environment": lambda: ["0.003\0000.015\0001e-3\00010\00080\0001\0001\000off\000no\000tag\000/srv/app\000off".encode()],
        "arguments": lambda: [words.replace(" ", "\0").encode() for words in (
            "--range week --by tool", "--date 2026-01-14 --json", "budget --limit 5", "--since 3d --until today --model *", "rates --help")],
    }[target]() + committed(target)
    for number, data in enumerate(made):
        write_file(os.path.join(folder, str(number)), data)
    return folder


def committed(target):
    """The cases of the corpus: lines with escapes."""
    with open(os.path.join(CORPUS, target + ".txt")) as file:
        lines = [line.rstrip("\n") for line in file if not line.startswith("#")]
    return [line.encode().decode("unicode_escape").encode("latin-1") for line in lines]


def read(pattern):
    """The contents of some of the examples."""
    return [read_file(path) for path in sorted(glob.glob(os.path.join(EXAMPLES, pattern)))]
