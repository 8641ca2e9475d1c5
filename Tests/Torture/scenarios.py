"""What the programs do in the world, and what is owed of each run: whether it goes well, fails or is killed."""

import glob
import json
import os
import shutil

import tracing
from world import SETTINGS, whole_records


class Scenario:
    """A run of a program, and what must hold after it."""

    name = program = ""
    arguments = ()
    data = b""
    # A fault that all of its runs have, as strace's `inject` words it.
    always = ""
    # The statuses with which an undisturbed run may end.
    usual_statuses = (0,)
    # How many lines a kill may have torn.
    may_be_torn = 0

    def __init__(self, world):
        self.world = world
        self.prepare()
        self.usual = self.run()
        assert self.usual.status in self.usual_statuses, f"{self.name}: {self.usual.status} {self.usual.error}"
        self.usual_state = self.state()

    def prepare(self):
        """Makes the world as it is before the run."""
        self.world.restore()
        self.arrange()

    def arrange(self):
        """What the scenario changes in the world first."""

    @property
    def command(self):
        return [self.world.path(f"bin/{self.program}"), *self.arguments]

    def run(self, injection="", **more):
        injection = f"{self.always} {injection}".strip()
        return self.world.run(self.program, *self.arguments, data=self.data, injection=injection, **more)

    def calls(self):
        """The system calls of a run that isn't disturbed further."""
        return tracing.calls(self.command, self.world.environment, self.data, f"{self.world.scratch}/trace", self.always)

    def state(self):
        """What the run left behind, to be compared with another."""

    def check(self, done, call, row, case, tells=True):
        """Holds a disturbed run to what is owed; with `tells`, also to say what failed, and where."""
        if done.crashed:
            return row.find("crashed", f"{case}: {done.crashed} {done.error[-300:]}")
        if done.status not in (*self.usual_statuses, 1):
            row.find("wrong", f"{case}: status {done.status}: {done.error}")
        if tells and done.status == 1 and not self.is_named(call, done.error):
            row.find("untold", f"{case}: the message doesn't say where: {done.error or '(none)'}")
        self.check_state(row, case)
        if tells:
            self.check_told(done, call, row, case)

    def is_named(self, call, error):
        """Whether a message names the file that a call was about, or its folder."""
        if call is None or call.path is None:
            return bool(error)
        return any(name in error for name in (os.path.basename(call.path), os.path.dirname(call.path), "standard"))

    def check_state(self, row, case):
        """Holds what a disturbed run left to what is owed, however it was disturbed."""

    def check_told(self, done, call, row, case):
        """A run that says nothing has done all."""
        if done.status in self.usual_statuses and self.state() != self.usual_state:
            row.find("untold", f"{case}: status {done.status}, but not all was done: {done.error}")

    def check_again(self, row, case):
        """Runs once more, undisturbed: then all must be as after a run that was never disturbed."""
        again = self.run()
        if again.status not in self.usual_statuses:
            row.find("wrong", f"{case}: run again it ends with {again.status}: {again.error}")
        elif self.state() != self.usual_state:
            row.find("wrong", f"{case}: run again it leaves another state")


class Hook(Scenario):
    """A record is appended to the day's file."""

    name, program = "hook", "claude-hook-log"

    def arrange(self):
        self.data = self.world.hook_input("s-new")
        self.before = self.world.read(self.world.today_file)

    def added(self):
        """What comes after what was in the file, without the time; nil where that was changed."""
        after = self.world.read(self.world.today_file)
        if not after.startswith(self.before):
            return None
        records, torn = whole_records(after[len(self.before):])
        return [{name: value for name, value in one.items() if name != "timestamp"} for one in records], torn

    def state(self):
        return self.added()

    def check(self, done, call, row, case, tells=True):
        if done.status or done.output or done.error:
            row.find("wrong", f"{case}: it disturbs: {done.status} {done.output}{done.error}")
        super().check(done, call, row, case, tells)

    def check_state(self, row, case):
        if self.added() is None:
            return row.find("lost", f"{case}: what was in the file has changed")
        records, torn = self.added()
        if len(torn) > self.may_be_torn:
            row.find("torn", f"{case}: {torn[0][:80]}")
        if len(records) > 1:
            row.find("doubled", f"{case}: {len(records)} records")
        # What is only read around a call may be missing.
        usual = {name: value for name, value in self.usual_state[0][0].items() if name not in ("branch", "model")}
        for one in records:
            if usual != {name: value for name, value in one.items() if name not in ("branch", "model")}:
                row.find("wrong", f"{case}: another record: {one}")

    def check_told(self, done, call, row, case):
        records = (self.added() or ([], []))[0]
        troubles = self.world.troubles()
        if not records and not any(self.is_named(call, line) for line in troubles):
            row.find("untold", f"{case}: no record, and no word of it: {troubles}")
        if records and troubles:
            row.find("wrong", f"{case}: there is a record, and word that there is none: {troubles}")

    def check_again(self, row, case):
        """The next call's record is on its own line after what the killed run left."""
        count = len((self.added() or ([], []))[0])
        again = self.run()
        records, torn = self.added() or ([], [])
        if again.status or len(records) != count + 1 or records[-1:] != self.usual_state[0]:
            row.find("lost", f"{case}: the next record isn't there")
        if len(torn) > self.may_be_torn:
            row.find("torn", f"{case}: the next record is torn, too")


class FirstHook(Hook):
    """The first record of all makes the folder and the link to it, too."""

    name = "hook, first record"

    def arrange(self):
        shutil.rmtree(self.world.path(".claude/activity"))
        os.remove(self.world.logs)
        super().arrange()


class HookAfterTorn(Hook):
    """A record is appended after one that was torn."""

    name = "hook after a torn record"

    def arrange(self):
        with open(self.world.path(self.world.today_file), "ab") as file:
            file.write(b'{"timestamp":"2026-01-14T10:0')
        super().arrange()


class Report(Scenario):
    """A report is printed."""

    program = "session-stats"

    def __init__(self, world, name, *arguments, statuses=(0,)):
        self.name, self.usual_statuses = name, statuses
        # The logs are where the environment says.
        self.arguments = arguments
        super().__init__(world)

    def check(self, done, call, row, case, tells=True):
        super().check(done, call, row, case, tells)
        if "--json" in self.arguments and done.output:
            try:
                json.loads(done.output)
            except ValueError:
                row.find("torn", f"{case}: the report breaks off")

    def check_told(self, done, call, row, case):
        if done.status in self.usual_statuses and done.output != self.usual.output and not done.error:
            row.find("untold", f"{case}: status {done.status}, but another report")


class Rotate(Scenario):
    """Day files are folded into totals."""

    name, program = "rotate", "session-stats"

    def __init__(self, world):
        self.arguments = ("rotate", "--keep", "2", "--log-dir", world.logs)
        world.restore()
        self.sessions = world.by_session()[0]
        super().__init__(world)

    def state(self):
        return [os.path.basename(path) for path in self.world.day_files()], self.world.by_session()

    def check_state(self, row, case):
        counted, malformed = self.world.by_session()
        for session in self.sessions:
            if counted.get(session, 0) < 1:
                row.find("lost", f"{case}: the record of {session}")
        if any(count > 1 for count in counted.values()) or set(counted) - set(self.sessions):
            row.find("doubled", f"{case}: {counted}")
        # A kill may tear the first line of a section.
        if malformed > self.may_be_torn:
            row.find("torn", f"{case}: {malformed} places can't be read")

    def check_again(self, row, case):
        again = self.run()
        names, (counted, malformed) = self.state()
        # A heading that was torn by a kill is one malformed place for good.
        if again.status or names != self.usual_state[0] or counted != self.usual_state[1][0] or malformed > 1:
            row.find("wrong", f"{case}: run again it leaves {names}, {counted}, {malformed} malformed: {again.error}")


class Import(Scenario):
    """Calls of transcripts are appended to the day files."""

    name, program = "import", "session-stats"

    def __init__(self, world):
        self.arguments = ("import", "--log-dir", world.logs)
        super().__init__(world)

    def state(self):
        # What a call is part of may be in a transcript that couldn't be read: its subagent's type.
        return sorted(one.get("tool_use_id") for path in self.world.day_files() for one in whole_records(self.world.read(path))[0])

    def check_state(self, row, case):
        calls = self.state()
        if len(calls) != len(set(calls)):
            row.find("doubled", f"{case}: {len(calls) - len(set(calls))} calls")
        torn = sum(len(whole_records(self.world.read(path))[1]) for path in self.world.day_files())
        if torn > self.may_be_torn:
            row.find("torn", f"{case}: {torn} lines")

    def check_again(self, row, case):
        super().check_again(row, case)
        self.check_state(row, case)


class Install(Scenario):
    """The hook is registered in a settings file."""

    name, program, arguments = "install", "claude-hook-log", ("install",)

    def arrange(self):
        self.before = self.world.read(self.world.settings)

    def state(self):
        leftovers = [name for name in os.listdir(self.world.path(".claude")) if name.endswith(".new")]
        return self.world.read(self.world.settings), leftovers, os.stat(self.world.settings).st_mode

    def check_state(self, row, case):
        content, _, mode = self.state()
        if content not in (self.before, self.usual_state[0]):
            row.find("torn", f"{case}: {content[:200]}")
        if content != self.before and not self.has_backup():
            row.find("lost", f"{case}: no backup of what was there")
        if mode != self.usual_state[2]:
            row.find("wrong", f"{case}: mode {mode:o}")

    def check_told(self, done, call, row, case):
        content, leftovers, _ = self.state()
        if leftovers:
            row.find("wrong", f"{case}: it leaves {leftovers}")
        if (content == self.before) != (done.status == 1) and "standard output" not in done.error:
            row.find("untold", f"{case}: status {done.status}: {done.error}{done.output}")

    def has_backup(self):
        folder = self.world.path(".claude/backups/claude-hook-log")
        return os.path.isdir(folder) and any(self.world.read(os.path.join(folder, name)) == self.before for name in os.listdir(folder))


class Uninstall(Install):
    """What an installation registered is taken out."""

    name, arguments = "uninstall", ("uninstall",)

    def arrange(self):
        assert self.world.run("claude-hook-log", "install").status == 0
        super().arrange()

    def prepare(self):
        super().prepare()
        assert self.before != SETTINGS.encode()


class MovingInstall(Install):
    """An installation makes a real folder of logs the link to another, with all that is in it."""

    name = "install that moves the logs"
    real = ".claude/activity"

    def arrange(self):
        os.remove(self.world.logs)
        os.rename(self.world.path(self.real), self.world.logs)
        super().arrange()

    def state(self):
        logs = {os.path.basename(path): self.world.read(path) for path in glob.glob(glob.escape(self.world.logs) + "/*")}
        names = sorted(name for name in os.listdir(self.world.path(".claude")) if name.startswith(("activity", "logs")))
        return *super().state()[:1], os.path.islink(self.world.logs), names, logs

    def check_state(self, row, case):
        state = self.state()
        if state[3] != self.usual_state[3] and not self.is_between():
            row.find("lost", f"{case}: the logs have {sorted(state[3])}")
        if not state[1] and not os.path.isdir(self.world.logs) and not self.is_between():
            row.find("wrong", f"{case}: there is {state[2]}")

    def is_between(self):
        """Whether the folder has its new name and the link is missing, which the next hook makes."""
        return not os.path.lexists(self.world.logs) and os.path.isdir(self.world.path(self.real))

    def check_told(self, done, call, row, case):
        if self.state()[1] == (done.status == 1) and "settings.json" not in done.error and "standard output" not in done.error:
            row.find("untold", f"{case}: status {done.status}: {done.error}{done.output}")


class SlowlyMovingInstall(MovingInstall):
    """The same where the file system can't exchange names, which strace has to see to."""

    name = "install that moves in two steps"
    always = "renameat2:error=EINVAL"


def writing_scenarios(world):
    """Those that change something."""
    kinds = (Hook, FirstHook, HookAfterTorn, Rotate, Import, Install, MovingInstall, Uninstall)
    return [kind(world) for kind in kinds]


def all_scenarios(world):
    """All of them, in a world whose programs are to be tried."""
    return [
        *writing_scenarios(world),
        Report(world, "report", "--range", "all", "--json"),
        Report(world, "report by file", "--range", "all", "--by", "file", "--format", "csv"),
        Report(world, "report of both sources", "--range", "all", "--source", "both", "--json"),
        Report(world, "budget", "budget", "--range", "all", "--limit", "0.0001", statuses=(3,)),
        Report(world, "accuracy", "accuracy", "--range", "all"),
    ]
