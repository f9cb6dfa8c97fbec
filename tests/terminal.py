"""A terminal for tests: what a person sees who types a command there."""

import os
import pty
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from threading import Timer


def seen(command: str, folder: Path, columns: int = 100) -> str:
    """Everything that a shell command shows on a terminal of this width, without colours."""
    leader, follower = pty.openpty()
    settings = _settings(columns)
    with subprocess.Popen(
        command, shell=True, cwd=folder, env=settings, stdout=follower, stderr=follower
    ):
        os.close(follower)
        shown = b"".join(_chunks(leader))
    os.close(leader)
    return _told(shown)


def typed(command: str, folder: Path, answers: Iterable[tuple[str, str]]) -> str:
    """What a command shows to a person who waits for each of some prompts and types an answer."""
    leader, follower = pty.openpty()
    shown, waiting = b"", list(answers)
    with subprocess.Popen(
        f"exec {command}", shell=True, cwd=folder, env=_settings(100),
        stdin=follower, stdout=follower, stderr=follower,
    ) as process:  # fmt: skip
        os.close(follower)
        since, patience = 0, Timer(60, process.kill)
        patience.start()
        for chunk in _chunks(leader):
            shown += chunk
            if waiting and waiting[0][0].encode() in shown[since:]:
                since = len(shown)
                os.write(leader, waiting.pop(0)[1].encode())
        patience.cancel()
    os.close(leader)
    assert not waiting, f"never asked for: {waiting[0][0]}; shown: {shown.decode()}"
    return _told(shown)


def _settings(columns: int) -> dict[str, str]:
    scripts = str(Path(sys.executable).parent)
    path = f"{scripts}{os.pathsep}{os.environ['PATH']}"
    return dict(os.environ, NO_COLOR="1", COLUMNS=str(columns), TERM="xterm", PATH=path)


def _told(shown: bytes) -> str:
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
