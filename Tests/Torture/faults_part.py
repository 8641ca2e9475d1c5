"""Every system call fails: once, and from one call on for good."""

import random

import scenarios
from findings import Row

# What each call may fail with on a machine whose disk, memory, rights or numbers of files have an end, or from
# which somebody takes files away. `retval=0` is the end of a file that was cut. A break of the heap isn't among them:
# strace can't make it fail as the system does.
FAULTS = {
    "openat": ("error=EACCES", "error=EMFILE", "error=ENFILE", "error=EIO", "error=ENOENT", "error=EINTR", "error=ENOSPC", "error=ELOOP"),
    "read": ("error=EIO", "error=EINTR", "retval=0"),
    "pread64": ("error=EIO", "error=EINTR", "retval=0"),
    "write": ("error=ENOSPC", "error=EIO", "error=EINTR", "error=EDQUOT", "error=EFBIG"),
    "fsync": ("error=EIO", "error=ENOSPC", "error=EINTR"),
    "unlink": ("error=EACCES", "error=EIO", "error=EROFS"),
    "rename": ("error=EACCES", "error=ENOSPC", "error=EIO"),
    "flock": ("error=EAGAIN", "error=EINTR", "error=ENOLCK"),
    "getdents64": ("error=EIO", "error=EINTR"),
    "readlink": ("error=EACCES", "error=EIO"),
    "getcwd": ("error=ENOENT",),
    "mmap": ("error=ENOMEM",),
    "close": ("error=EIO", "error=EINTR"),
}
# Any other call.
OTHERS = ("error=EACCES", "error=EIO", "error=ENOENT", "error=EINTR")
# What nobody can tell from a file that is shorter, or isn't there: that it wasn't told is no fault.
ENDS = ("retval=0", "error=ENOENT")
# Those that fail for good when a disk is full or broken, or locks aren't free.
LASTING = {"write": "error=ENOSPC", "fsync": "error=EIO", "read": "error=EIO", "flock": "error=ENOLCK"}
# So many calls of each scenario fail in a quick run.
QUICK_CALLS = 8


def rows(world, options):
    generator = random.Random(f"faults {options.seed}")
    for scenario in scenarios.all_scenarios(world):
        row = Row(f"{scenario.name}: a call fails")
        scenario.prepare()
        calls = scenario.calls()
        for call in generator.sample(calls, min(QUICK_CALLS, len(calls))) if options.quick else calls:
            faults = FAULTS.get(call.name, OTHERS)
            for fault in generator.sample(faults, 1) if options.quick else faults:
                disturb(scenario, call, f"{call.name}:{fault}:when={call.number}", row)
            if call.name in LASTING and not options.quick:
                disturb(scenario, call, f"{call.name}:{LASTING[call.name]}:when={call.number}+", row, lasts=True)
        yield row


def disturb(scenario, call, injection, row, lasts=False):
    """Runs with a fault, holds the run to what is owed, and runs again."""
    scenario.prepare()
    done = scenario.run(injection=injection)
    row.cases += 1
    case = f"{call}, {injection}"
    # Where nothing can be written any more nobody can be told, and another file than the first may be named.
    tells = not lasts and not any(f":{end}:" in injection for end in ENDS)
    scenario.check(done, call if tells else None, row, case, tells=tells)
    scenario.check_again(row, case)
