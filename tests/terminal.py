"""A terminal for tests: what a person sees who types a command there."""

import os
import pty
import subprocess
import sys
from pathlib import Path


def seen(command: str, folder: Path, columns: int = 100) -> str:
    """Everything that a shell command shows on a terminal of this width, without colours."""
    leader, follower = pty.openpty()
    scripts = str(Path(sys.executable).parent)
    settings = dict(
        os.environ,
        NO_COLOR="1",
        COLUMNS=str(columns),
        TERM="xterm",
        PATH=f"{scripts}{os.pathsep}{os.environ['PATH']}",
    )
    with subprocess.Popen(
        command, shell=True, cwd=folder, env=settings, stdout=follower, stderr=follower
    ):
        os.close(follower)
        shown = b"".join(_chunks(leader))
    os.close(leader)
    lines = shown.decode().replace("\r\n", "\n").splitlines()
    return "\n".join(line.rstrip() for line in lines).strip("\n")


def _chunks(leader: int):
    while True:
        try:
            chunk = os.read(leader, 65536)
        except OSError:  # how Linux tells that the other side has closed
            return
        if not chunk:
            return
        yield chunk
