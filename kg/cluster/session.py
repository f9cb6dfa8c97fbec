"""The session on a Spark cluster, or in plain words what is missing for one."""

import os
import shutil
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import kg

if TYPE_CHECKING:
    from pyspark import SparkContext

_NO_PYSPARK = "the engine spark needs PySpark: pip install 'conflict-kg[spark]'"
_NO_JAVA = (
    "the engine spark needs Java 17 or newer: on Debian apt-get install default-jre-headless;"
    " or JAVA_HOME must name one"
)
# A line ends where the local engine ends it: `read` looks for other ends within it.
_LINES = ("spark.hadoop.textinputformat.record.delimiter", "\n")
_QUIET = (("spark.ui.showConsoleProgress", "false"), ("spark.log.level", "ERROR"))


class NoSpark(Exception):
    """Spark cannot be used here; the message says what to install or what it said itself."""


@contextmanager
def session(master: str = "") -> Iterator["SparkContext"]:
    """A session on `master` (without one: as spark-submit or the settings have it).

    Where this process has one already, it is taken and left open.
    """
    try:
        with warnings.catch_warnings():  # on the pandas here, which is not used
            warnings.simplefilter("ignore", FutureWarning)
            from pyspark import SparkConf, SparkContext
            from pyspark.errors import PySparkException
    except ModuleNotFoundError:
        raise NoSpark(_NO_PYSPARK) from None
    if SparkContext._active_spark_context is not None:
        with _in_words("Spark broke off"):
            yield SparkContext._active_spark_context
        return
    if not _java():
        raise NoSpark(_NO_JAVA)
    conf = SparkConf().setAppName("kg import").set(*_LINES)
    for name, value in _QUIET:
        conf.setIfMissing(name, value)
    if master:
        conf.setMaster(master)
    conf.setIfMissing("spark.master", "local[*]")
    if conf.get("spark.master").startswith("local"):
        _share_this_house(conf)
    try:
        with _in_words(f"Spark did not start on '{conf.get('spark.master')}'"):
            context = SparkContext(conf=conf)
    except PySparkException as error:
        raise NoSpark(f"Spark did not start: {error}; it needs Java 17 or newer") from None
    try:
        with _in_words("Spark broke off"):
            yield context
    finally:
        context.stop()


@contextmanager
def _in_words(what: str) -> Iterator[None]:
    """Tell what Java throws (no right to write there, no such cluster) by its own message."""
    try:
        yield
    except Exception as error:
        java = getattr(error, "java_exception", None)
        if java is None:
            raise
        raise NoSpark(f"{what}: {java.getMessage()}") from error


def _java() -> str | None:
    home = os.environ.get("JAVA_HOME")
    return shutil.which(str(Path(home) / "bin" / "java") if home else "java")


def _share_this_house(conf) -> None:
    """Workers on this machine run the same Python and the same kg as we do."""
    house = str(Path(kg.__file__).parents[1])
    path = [house, *os.environ.get("PYTHONPATH", "").split(os.pathsep)]
    conf.setIfMissing("spark.executorEnv.PYTHONPATH", os.pathsep.join(filter(None, path)))
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
