"""Files on whatever Spark reads and writes: this machine, HDFS, S3. The one speaker to Hadoop.

An address is a path here, or a URI (`hdfs://..`, `s3a://..`); `*` stands for any part of a name.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pyspark import SparkContext


class NoFile(Exception):
    """An address leads to nothing that can be read or written; the message says why."""


def address(text: str) -> str:
    """The URI of an address: paths here are spelled out.

    >>> address("hdfs://name/gdelt/*.csv"), address("/data/2024.csv")
    ('hdfs://name/gdelt/*.csv', 'file:///data/2024.csv')
    """
    return text if "://" in text else f"file://{Path(text).absolute()}"


def found(context: "SparkContext", text: str) -> list[str]:
    """The files of an address in order of name; NoFile when there is none."""
    system, path = _at(context, text)
    try:
        known = system.globStatus(path) or ()
        files = sorted(_told(one.getPath()) for one in known if one.isFile())
    except Exception as error:
        raise NoFile(f"{text}: cannot be read: {_why(error)}") from None
    if not files:
        raise NoFile(f"{text}: cannot be read: No such file")
    return files


def refuse_used(context: "SparkContext", text: str) -> None:
    """NoFile when something stands at the address already."""
    system, path = _at(context, text)
    if system.exists(path):
        raise NoFile(f"{text}: is there already; name a new folder for the parts")


def put(context: "SparkContext", lines: Iterable[str], text: str) -> None:
    """Write some lines as a folder of parts."""
    lines = list(lines)
    context.parallelize(lines, max(1, min(8, len(lines) // 1000))).saveAsTextFile(address(text))


def put_one(context: "SparkContext", lines: list[str], text: str) -> None:
    """Write some lines as one file."""
    half = f"{text}.half"
    context.parallelize(lines, 1).saveAsTextFile(address(half))
    system, path = _at(context, half)
    system.rename(_path(context, f"{half}/part-00000"), _path(context, text))
    system.delete(path, True)


def name_parts(context: "SparkContext", text: str, ending: str = ".nq") -> int:
    """Give the parts in a folder an ending, drop the empty ones, and say how many there are."""
    system, path = _at(context, f"{text}/part-*")
    count = 0
    for part in system.globStatus(path):
        old = part.getPath()
        if part.getLen():
            system.rename(old, _path(context, f"{text}/{old.getName()}{ending}"))
            count += 1
        else:
            system.delete(old, False)
    return count


def _at(context: "SparkContext", text: str):
    path = _path(context, text)
    try:
        return path.getFileSystem(context._jsc.hadoopConfiguration()), path
    except Exception as error:
        raise NoFile(f"{text}: cannot be reached: {_why(error)}") from None


def _path(context: "SparkContext", text: str):
    return context._jvm.org.apache.hadoop.fs.Path(address(text))


def _told(path) -> str:
    """The URI of a path of Hadoop, which spells files here with one slash."""
    return path.toString().replace("file:/", "file:///", 1)


def _why(error: Exception) -> str:
    java = getattr(error, "java_exception", None)
    return str(java.getMessage() if java is not None else error)
