"""Digests: the rows of a release by their keys, in a file of SQLite's own that goes with it.

Two numbers stand for a row, so that a release of any length is compared in the same memory.
"""

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator

_SCHEMA = """
PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -32768;
CREATE TABLE row (key INTEGER PRIMARY KEY, cells INTEGER NOT NULL);
CREATE TABLE seen (key INTEGER PRIMARY KEY);
"""
Cells = Iterable[str]


class Digests:
    """The rows of a release, each a key and its cells; of rows of one key the last counts.

    >>> now = Digests([(("1",), ("1", "a")), (("2",), ("2", "b"))])
    >>> now.found(("1",), ("1", "x")), now.found(("3",), ("3", "c"))
    ('changed', 'gone')
    >>> now.found(("1",), ("1", "a")), now.unseen
    ('same', 1)
    """

    def __init__(self, rows: Iterable[tuple[Cells, Cells]]) -> None:
        self._connection = sqlite3.connect("", isolation_level=None)  # "": a file that is unnamed
        self._connection.executescript(_SCHEMA)
        self._connection.execute("BEGIN")
        self._connection.executemany("INSERT OR REPLACE INTO row VALUES (?, ?)", _numbered(rows))

    def found(self, key: Cells, cells: Cells) -> str:
        """Whether a row of another release is `same`, `changed` or `gone` in this one."""
        number, run = _number(key), self._connection.execute
        row = run("SELECT cells FROM row WHERE key = ?", (number,)).fetchone()
        if row is None:
            return "gone"
        run("INSERT OR IGNORE INTO seen VALUES (?)", (number,))
        return "same" if row[0] == _number(cells) else "changed"

    @property
    def unseen(self) -> int:
        """How many rows of this release the other has not shown yet."""
        asked = "SELECT (SELECT count(*) FROM row) - (SELECT count(*) FROM seen)"
        return self._connection.execute(asked).fetchone()[0]


def _numbered(rows: Iterable[tuple[Cells, Cells]]) -> Iterator[tuple[int, int]]:
    return ((_number(key), _number(cells)) for key, cells in rows)


def _number(cells: Cells) -> int:
    digest = hashlib.blake2b("\x1f".join(cells).encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)
