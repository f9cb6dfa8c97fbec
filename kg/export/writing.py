"""Writing: a whole file or none. Text goes to a file beside the target that is then renamed."""

import os
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO, BinaryIO

# The oldest date that a zip file can hold: the same bytes on every day.
_ZIP_TIME = (1980, 1, 1, 0, 0, 0)


class ExportError(ValueError):
    """The target does not fit the format; its message says what to give instead."""


def write_file(text: Iterable[str], target: Path) -> None:
    """The text in UTF-8 under this name; nothing changes there when anything fails on the way."""
    with _replaced(target) as file:
        _write(text, file)


def write_bytes(content: bytes, target: Path) -> None:
    """The bytes under this name; nothing changes there when anything fails on the way."""
    with _replaced(target) as file:
        file.write(content)


def write_stream(text: Iterable[str], stream: IO) -> None:
    """The whole text to an open stream, once all of it is there."""
    whole = "".join(text)
    binary = getattr(stream, "buffer", None)
    if binary is not None:
        stream.flush()
        stream = binary
    if hasattr(stream, "encoding"):
        stream.write(whole)
    else:
        stream.write(_bytes(whole))
    stream.flush()


def write_folder(tables: Mapping[str, Iterable[str]], folder: Path) -> None:
    """The files in a folder, all complete before the first is renamed; other files in it stay."""
    made = not folder.exists()
    folder.mkdir(parents=True, exist_ok=True)
    parts = {folder / name: _part(folder / name) for name in tables}
    try:
        for part, text in zip(parts.values(), tables.values(), strict=True):
            with part.open("xb") as file:
                _write(text, file)
        for target, part in parts.items():
            os.replace(part, target)
    except BaseException:
        for part in parts.values():
            part.unlink(missing_ok=True)
        if made and not any(folder.iterdir()):
            folder.rmdir()
        raise


def write_zip(tables: Mapping[str, Iterable[str]], target: Path) -> None:
    """The files in one zip file, without today's date in it."""
    with _replaced(target) as file, zipfile.ZipFile(file, "w") as packed:
        for name, text in tables.items():
            entry = zipfile.ZipInfo(name, _ZIP_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            packed.writestr(entry, _bytes("".join(text)))


@contextmanager
def _replaced(target: Path) -> Iterator[BinaryIO]:
    target = Path(os.path.realpath(target))
    if target.is_dir():
        raise ExportError(f"'{target}' is a folder; name a file")
    if target.exists() and not target.is_file():  # a device or a pipe cannot be replaced
        with target.open("wb") as file:
            yield file
        return
    part = _part(target)
    try:
        with part.open("xb") as file:
            yield file
        os.replace(part, target)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def _write(text: Iterable[str], file: BinaryIO) -> None:
    for chunk in text:
        file.write(_bytes(chunk))
    file.flush()


def _part(target: Path) -> Path:
    return target.with_name(f".{target.name}.{os.getpid()}.part")


def _bytes(text: str) -> bytes:
    """UTF-8, where a lone surrogate, which UTF-8 cannot hold, becomes a question mark."""
    return text.encode("utf-8", errors="replace")
