"""Runs a command beside the stand-in, in the namespaces that client.py made: inside.py PLAN.json REPORT.json COMMAND [ARGUMENT ...]

PLAN has `script` (stand_in.py), `managed`, the text of the managed settings or null, and `seconds`, after which the command is killed
and the status is 124. What the stand-in tells goes to REPORT. Standard input, output and error are the command's.
"""

import fcntl
import json
import os
import shutil
import socket
import struct
import subprocess
import sys
import tempfile

import pages
from stand_in import Server, StandIn

UP, SET_FLAGS = 0x49, 0x8914  # IFF_UP, IFF_LOOPBACK, IFF_RUNNING; SIOCSIFFLAGS
TIMED_OUT = 124


def bring_up_loopback():
    with socket.socket() as any_socket:
        fcntl.ioctl(any_socket, SET_FLAGS, struct.pack("16sh", b"lo", UP))


def put_managed_settings(text):
    """Puts a copy of /etc with managed settings in place of /etc, for this namespace only."""
    copy = tempfile.mkdtemp(prefix="etc-")
    subprocess.run(["mount", "-t", "tmpfs", "tmpfs", copy], check=True)
    shutil.copytree("/etc", copy, symlinks=True, dirs_exist_ok=True)
    folder = os.path.join(copy, "claude-code")
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, "managed-settings.json"), "w", encoding="utf-8") as file:
        file.write(text)
    subprocess.run(["mount", "--move", copy, "/etc"], check=True)
    os.rmdir(copy)


def main():
    plan_path, report_path, *command = sys.argv[1:]
    with open(plan_path, encoding="utf-8") as file:
        plan = json.load(file)
    bring_up_loopback()
    if plan["managed"] is not None:
        put_managed_settings(plan["managed"])
    pages.serve(os.environ["HOME"])
    stand_in = StandIn(plan["script"])
    address = Server(stand_in).address
    environment = {**os.environ, "ANTHROPIC_BASE_URL": address, "OTEL_EXPORTER_OTLP_ENDPOINT": address}
    try:
        status = subprocess.run(command, env=environment, timeout=plan["seconds"], check=False).returncode
    except subprocess.TimeoutExpired:
        status = TIMED_OUT
    with open(report_path, "w", encoding="utf-8") as file:
        json.dump(stand_in.report(), file)
    sys.exit(status if status >= 0 else 128 - status)


main()
