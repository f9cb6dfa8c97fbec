"""The SQLite face of a build: claims by actor, kind and date; cards; names by full text."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from itertools import islice
from pathlib import Path

from kg.dates import Span
from kg.model import Actor, Chronicle, Claim, Moved, Place, Source
from kg.store.codec import Card, card_from, claim_from, dump, fact_from, fact_to_list

SCHEMA = """
CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE card (noun TEXT, id TEXT, body TEXT NOT NULL, PRIMARY KEY (noun, id)) WITHOUT ROWID;
CREATE TABLE fact (id TEXT PRIMARY KEY, kind TEXT NOT NULL, body TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE claim (
    n INTEGER PRIMARY KEY, id TEXT NOT NULL, fact TEXT NOT NULL, kind TEXT NOT NULL,
    source TEXT NOT NULL, earliest TEXT, latest TEXT, body TEXT NOT NULL
);
CREATE TABLE moved (
    noun TEXT, was TEXT, now TEXT NOT NULL, why TEXT NOT NULL, made TEXT NOT NULL,
    PRIMARY KEY (was, noun)
) WITHOUT ROWID;
CREATE TABLE part (
    actor TEXT, kind TEXT, earliest TEXT, n INTEGER, latest TEXT,
    PRIMARY KEY (actor, kind, earliest, n)
) WITHOUT ROWID;
CREATE VIRTUAL TABLE name USING fts5 (text, noun UNINDEXED, id UNINDEXED, preferred UNINDEXED,
    tokenize = "unicode61 remove_diacritics 2");
"""
INDEXES = """
CREATE UNIQUE INDEX IF NOT EXISTS claim_id ON claim (id);
CREATE INDEX claim_fact ON claim (fact);
CREATE INDEX claim_kind ON claim (kind, earliest);
CREATE INDEX claim_source ON claim (source);
"""
# while a build is made: who ends before it is finished leaves nothing that is ever read
FAST = "PRAGMA synchronous = OFF; PRAGMA journal_mode = OFF; PRAGMA cache_size = -65536;"
# so many claims of a build that were read once stay in memory: a build never changes
KEPT = 200_000
AT_ONCE = 500  # claims or cards that one query reads
LISTS = 5_000  # of the claims of one actor
NOUNS = {"actor": Actor, "place": Place, "source": Source}


def write_index(path: Path, chronicle: Chronicle, settings: dict[str, str]) -> None:
    """Write the index of a chronicle to a new file, in order of id: same input, same bytes.

    Where the file is there already with the events of datasets, the chronicle's claims come after
    theirs; a card of the chronicle takes the place of theirs.
    """
    based = path.exists()
    connection = sqlite3.connect(path)
    connection.executescript(FAST)
    with connection:
        if not based:
            connection.executescript(SCHEMA)
        (last,) = connection.execute("SELECT ifnull(max(n), 0) FROM claim").fetchone()
        connection.executemany("INSERT INTO setting VALUES (?, ?)", sorted(settings.items()))
        for noun, cards in _cards(chronicle):
            connection.executemany(
                "INSERT OR REPLACE INTO card VALUES (?, ?, ?)",
                ((noun, c.id, dump(c)) for c in cards),
            )
            connection.executemany(
                "INSERT INTO name VALUES (?, ?, ?, ?)",
                ((text, noun, card.id, n == 0) for card in cards for n, text in names_of(card)),
            )
        connection.executemany(
            "INSERT OR IGNORE INTO moved VALUES (?, ?, ?, ?, ?)",
            ((move.noun, move.was, move.now, move.why, move.on) for move in chronicle.moved),
        )
        connection.executemany(
            "INSERT OR IGNORE INTO fact VALUES (?, ?, ?)",
            ((f.id, f.kind, _text(fact_to_list(f))) for f in chronicle.facts.values()),
        )
        for n, claim in enumerate(sorted(chronicle.claims, key=lambda c: c.id), last + 1):
            connection.execute("INSERT INTO claim VALUES (?, ?, ?, ?, ?, ?, ?, ?)", _row(n, claim))
            connection.executemany("INSERT INTO part VALUES (?, ?, ?, ?, ?)", parts(n, claim))
        if not based:
            connection.executescript(INDEXES)
    connection.close()


@lru_cache(maxsize=2)
def _shelf(path: Path) -> tuple[dict[int, Claim], dict[tuple, tuple[Claim, ...]]]:
    """What has been read of an index here: claims by number, lists by actor and kinds."""
    return {}, {}


class Index:
    """A finished index, opened read-only; threads may share it (SQLite serialises them)."""

    def __init__(self, path: Path) -> None:
        path = path.resolve()
        address = f"{path.as_uri()}?mode=ro"
        self.connection = sqlite3.connect(address, uri=True, check_same_thread=False)
        self._shelf, self._lists = _shelf(path)
        self._cards: dict[str, dict[str, Card]] = {noun: {} for noun in NOUNS}

    def claims(
        self,
        actor: str | None = None,
        kinds: Iterable[str] | None = None,
        between: tuple[date | None, date | None] | None = None,
        fact: str | None = None,
        source: str | None = None,
    ) -> Iterator[Claim]:
        """The claims in which an actor takes part, of some kinds, on one fact, from one source,
        and that may hold between two days (an unknown bound shuts nothing out), in order of id."""
        kinds = None if kinds is None else tuple(sorted(kinds))
        if actor is None or between or fact or source:
            return self._asked(actor, kinds, between, fact, source)
        found = self._lists.get((actor, kinds))
        if found is None:
            if len(self._lists) >= LISTS:
                self._lists.clear()
            found = self._lists[actor, kinds] = tuple(self._asked(actor, kinds))
        return iter(found)

    def _asked(
        self,
        actor: str | None,
        kinds: tuple[str, ...] | None,
        between: tuple[date | None, date | None] | None = None,
        fact: str | None = None,
        source: str | None = None,
    ) -> Iterator[Claim]:
        where, values = ["1"], []
        # an actor's claims are found by kind and days without a look at the claims themselves
        table = "claim" if actor is None else "part"
        if actor is not None:
            where.append("actor = ?")
            values.append(actor)
        if kinds is not None:
            where.append(f"{table}.kind IN ({_marks(kinds)})")
            values += kinds
        for column, value in (("fact", fact), ("source", source)):
            if value is not None:
                where.append(f"{column} = ?")
                values.append(value)
        first, last = between or (None, None)
        if last:
            where.append(f"({table}.earliest IS NULL OR {table}.earliest <= ?)")
            values.append(last.isoformat())
        if first:
            where.append(f"({table}.latest IS NULL OR {table}.latest >= ?)")
            values.append(first.isoformat())
        if actor is not None and (fact is not None or source is not None):
            table += " CROSS JOIN claim USING (n)"  # keeps the order: an actor's claims are few
        rows = self.connection.execute(
            f"SELECT n FROM {table} WHERE {' AND '.join(where)} ORDER BY n", values
        )
        while some := [n for (n,) in islice(rows, AT_ONCE)]:
            new = [n for n in some if n not in self._shelf]
            read = self._read(new) if new else {}
            yield from (read.get(n) or self._shelf[n] for n in some)

    def _read(self, numbers: list[int]) -> dict[int, Claim]:
        """The claims of some numbers, kept for the next time."""
        rows = self.connection.execute(
            "SELECT n, fact.body, claim.body, claim.id FROM claim JOIN fact ON fact.id = claim.fact"
            f" WHERE n IN ({_marks(numbers)})",
            numbers,
        )
        found = {n: claim_from(fact_from(about), body, id) for n, about, body, id in rows}
        if len(self._shelf) < KEPT:
            self._shelf.update(found)
        return found

    def claim(self, id: str) -> Claim | None:
        """The claim of an id, or None."""
        row = self.connection.execute(
            "SELECT fact.body, claim.body FROM claim JOIN fact ON fact.id = claim.fact"
            " WHERE claim.id = ?",
            (id,),
        ).fetchone()
        return row and claim_from(fact_from(row[0]), row[1])

    def cards(self, noun: str, ids: Iterable[str] | None = None) -> dict[str, Card]:
        """The actors, places or sources (`actor`, `place`, `source`) by id; all, or those named."""
        if ids is None:
            rows = self.connection.execute(
                "SELECT id, body FROM card WHERE noun = ? ORDER BY id", (noun,)
            )
            return {id: card_from(NOUNS[noun], body) for id, body in rows}
        wanted, kept = sorted(set(ids)), self._cards[noun]
        new = [id for id in wanted if id not in kept]
        for first in range(0, len(new), AT_ONCE):
            some = new[first : first + AT_ONCE]
            rows = self.connection.execute(
                f"SELECT id, body FROM card WHERE noun = ? AND id IN ({_marks(some)})",
                (noun, *some),
            )
            kept |= {id: card_from(NOUNS[noun], body) for id, body in rows}
        return {id: kept[id] for id in wanted if id in kept}

    def names(self, noun: str) -> list[tuple[str, str]]:
        """(name or alias, id) of all actors, places or sources; preferred names first."""
        return self.connection.execute(
            "SELECT text, id FROM name WHERE noun = ? ORDER BY preferred DESC, rowid", (noun,)
        ).fetchall()

    def facts(self) -> list[str]:
        """The ids of all facts."""
        return [id for (id,) in self.connection.execute("SELECT id FROM fact ORDER BY id")]

    def moved(self, id: str | None = None) -> list[Moved]:
        """The moves of an id, of any noun, or all moves: ids that are no longer used."""
        where, values = ("", ()) if id is None else (" WHERE was = ?", (id,))
        rows = self.connection.execute(
            f"SELECT noun, was, now, made, why FROM moved{where} ORDER BY noun, was", values
        )
        return [Moved(*row) for row in rows]

    def settings(self) -> dict[str, str]:
        """What the build noted of itself: title, licence, base IRI, counts."""
        return dict(self.connection.execute("SELECT key, value FROM setting"))


def _cards(chronicle: Chronicle):
    yield "actor", list(chronicle.actors.values())
    yield "place", list(chronicle.places.values())
    yield "source", list(chronicle.sources.values())


def names_of(card: Actor | Place | Source) -> Iterator[tuple[int, str]]:
    """(rank, name) of a card; rank 0 is the preferred name."""
    if isinstance(card, Source):
        return enumerate([card.title])
    extra = [*card.demonyms, *card.metonyms] if isinstance(card, Actor) else []
    return enumerate([card.name, *card.aliases, *(name.text for name in card.names), *extra])


def parts(n: int, claim: Claim) -> list[tuple]:
    """The rows of `part` of a claim, one for each actor; an unknown first day is ''."""
    earliest, latest = days(claim.span)
    actors = sorted(claim.actors)
    return [(actor, claim.about.kind, earliest or "", n, latest) for actor in actors]


def days(span: Span) -> tuple[str | None, str | None]:
    """The first and last day that a span leaves open, in ISO 8601; None where unknown."""
    earliest, _, _, latest = span.bounds
    return earliest and earliest.isoformat(), latest and latest.isoformat()


def _row(n: int, claim: Claim) -> tuple:
    about = claim.about
    return n, claim.id, about.id, about.kind, claim.source, *days(claim.span), dump(claim)


def _marks(values: Sequence) -> str:
    """A mark for each value of a query."""
    return ",".join("?" * len(values))


def _text(value: list) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
