"""Sessions in a pseudo-terminal, which are typed to.

`keys` of a session is a list of texts to type and of waits: `until(EVENT)` waits for one more hook input of an event than the waits
before it took, `pause(SECONDS)` for what no hook tells. `until(EVENT, KEY)` presses a key every second meanwhile, for questions of
the client that take no key when they have just come. The screen isn't read: what it says changes with each version.
"""

import fcntl
import os
import pty
import struct
import termios
import threading
import time

ENTER, ESCAPE = "\r", "\x1b"
ROWS, COLUMNS = 50, 160
# After each text: the client takes what comes at once for a paste, in which Enter is a line break.
BETWEEN_TEXTS = 0.3
BETWEEN_PRESSES = 1
LONGEST_WAIT = 30


def until(event, key=""):
    return {"event": event, "key": key}


def pause(seconds):
    return {"seconds": seconds}


class Terminal:
    """A session that runs in a terminal of its own."""

    def __init__(self, client, home, script, *arguments, **options):
        self.home, self.shown = home, b""
        self.begun = {}
        self.side, inner = pty.openpty()
        fcntl.ioctl(inner, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
        self.started = client.start(home, script, *arguments, stdin=inner, stdout=inner, stderr=inner, **options)
        os.close(inner)
        threading.Thread(target=self.read, daemon=True).start()

    def read(self):
        """Takes what the session shows, so that it never waits for a reader."""
        while True:
            try:
                data = os.read(self.side, 1 << 16)
            except OSError:
                return
            self.shown += data
            if not data:
                return

    def play(self, keys):
        """Types and waits, and gives the run. A wait in vain is told with what the session showed last."""
        for key in keys:
            if isinstance(key, str):
                os.write(self.side, key.encode())
                time.sleep(BETWEEN_TEXTS)
            elif "seconds" in key:
                time.sleep(key["seconds"])
            elif not self.wait(**key):
                self.started.process.kill()
                raise TimeoutError(f"no {key['event']} came in {LONGEST_WAIT} s; the screen ends with {self.shown[-2000:]!r}")
        run = self.started.wait()
        run.output = self.shown.decode("utf-8", "replace")
        os.close(self.side)
        return run

    def wait(self, event, key):
        self.begun[event] = self.begun.get(event, 0) + 1
        begin = pressed = time.monotonic()
        while time.monotonic() < begin + LONGEST_WAIT and self.started.process.poll() is None:
            if len(self.home.hook_inputs(event)) >= self.begun[event]:
                return True
            time.sleep(0.05)
            if time.monotonic() > pressed + BETWEEN_PRESSES:
                os.write(self.side, key.encode())
                pressed = time.monotonic()
        return False
