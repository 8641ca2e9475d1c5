"""Memory of reports over ten times as much of the same, over a million sessions, and over a line that doesn't end."""

import os

from corpora import corpus, files_below, scaled, size
from log_corpora import LAST, SOURCES, before, path, write_days
from log_part import NOTHING, check, found, summary
from measuring import turns
from table import Row

RUNS = 3
CALLS = 2000


def repeated(megabytes):
    """Four days of few sessions, over and over: what is counted grows, what it is counted by doesn't."""
    def make(folder):
        known = write_days(folder, [(date, CALLS) for date in before(LAST, 4)])
        times = max(1, round(megabytes * 1e6 / size(files_below(folder))))
        for date in before(LAST, 4):
            with open(path(folder, date), "r+b") as file:
                lines = file.read()
                for _ in range(times - 1):
                    file.write(lines)
        tools = {tool: [figure * times for figure in figures] for tool, figures in known["tools"].items()}
        return known | {"records": known["records"] * times, "tools": tools}
    return corpus(f"repeated-{megabytes}", megabytes, [*SOURCES, "memory_part.py"], make)


def sessions(count):
    """A day with a session for each call."""
    def make(folder):
        with open(path(folder, LAST), "w", encoding="utf-8") as file:
            for number in range(count):
                file.write(f'{{"timestamp":"{LAST}T10:00:00Z","session_id":"{number * 2654435761 % 2**32:08x}-aaaa-bbbb-cccc-{number:012x}",'
                           '"tool":"Bash","project":"p","tokens":{"input":3,"output":4,"total":7},"duration_ms":12,"v":1}\n')
        return {}
    return corpus(f"sessions-{count}", count, [*SOURCES, "memory_part.py"], make)[0]


def endless(byte_count):
    """A record, a line of zero bytes, and a record: the file takes hardly any room."""
    def make(folder):
        with open(path(folder, LAST), "wb") as file:
            for start in (0, byte_count):
                file.seek(start)
                file.write(b'\n{"tool":"Bash"}\n')
        return {}
    return corpus(f"endless-{byte_count}", byte_count, [*SOURCES, "memory_part.py"], make)[0]


def rows(programs):
    program = os.path.join(programs, "session-stats")
    count = scaled(1_000_000)
    folder = sessions(count)
    for form, options in (("the first ten", ["--top", "10"]), ("CSV", ["--format", "csv"])):
        [timed] = turns([[NOTHING, *summary(program, folder), "--by", "session", *options]], 1)
        yield Row(f"memory, sessions, {form}", f"{timed.memory / 1e6:.1f} MB for {count:,} sessions", timed.memory / 2**20, " MB", 400)
    byte_count = scaled(2 << 30)
    [timed] = turns([[NOTHING, *summary(program, endless(byte_count))]], 1)
    yield Row("memory, one line", f"{timed.memory / 1e6:.1f} MB for {byte_count / 1e6:.0f} MB", timed.memory / 2**20, " MB", 80)
    folders = []
    for megabytes in (scaled(100), scaled(1000)):
        folder, known = repeated(megabytes)
        check("the generator", known, found(summary(program, folder)))
        folders.append(folder)
    some, much = turns([[NOTHING, *summary(program, folder)] for folder in folders], RUNS)
    megabytes = [round(size(files_below(folder)) / 1e6) for folder in folders]
    yield Row("memory, few groups", f"{much.memory / 1e6:.1f} MB for {megabytes[1]} MB", much.memory / 2**20, " MB", 32)
    yield Row("memory, ten times the log", f"beside {some.memory / 1e6:.1f} MB for {megabytes[0]} MB", much.memory / some.memory, " times", 1.1)
