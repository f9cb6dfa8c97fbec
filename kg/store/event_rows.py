"""The rows of imported events in the index: what many claims share is spelled once.

The JSON of a claim is that of the codec with its keys in another order (a test holds what is read
back equal).
"""

import sqlite3
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import replace
from json.encoder import encode_basestring as _quoted
from pathlib import Path

from kg.dates import Span
from kg.model import Claim, Evidence, Place
from kg.store.codec import dump
from kg.store.index import FAST, INDEXES, SCHEMA, days, names_of

_KEPT = 50_000


class EventRows:
    """Writes events, their claims and places into a new index; a context that closes it."""

    def __init__(self, path: Path) -> None:
        self.connection = sqlite3.connect(path, isolation_level=None)
        self.connection.executescript(FAST + SCHEMA)
        self.connection.execute("BEGIN")
        self.events = self.claims = self.places = 0
        self._retold = False
        self._texts: dict[Hashable, str] = {}
        self._spans: dict[int, tuple[Span, str, tuple]] = {}

    def __enter__(self) -> "EventRows":
        return self

    def __exit__(self, *_: object) -> None:
        self.connection.execute("COMMIT")
        self.connection.executescript(INDEXES)
        self.connection.close()

    def add(self, claims: Sequence[Claim]) -> list[tuple[Claim, bool, bool]]:
        """Add some hundred claims; of each whether its event was new, and whether it was itself."""
        told = list(self._first_time(claims))
        facts, rows, parts = [], [], []
        for claim, new_event, new_claim in told:
            about = claim.about
            if new_event:
                name = _quoted(about.name)
                body = f'["{about.kind}","{about.id}",{name},{_quoted(about.part_of)}]'
                facts.append((about.id, about.kind, body))
            if new_claim:
                self.claims += 1
                text, when = self._body(claim)
                rows.append(
                    (self.claims, claim.id, about.id, about.kind, claim.source, *when, text)
                )  # fmt: skip
                first, last = when[0] or "", when[1]
                for _, actors in claim.roles:
                    for actor in actors:
                        parts.append((actor, about.kind, first, self.claims, last))
        self.events += len(facts)
        run = self.connection.executemany
        run("INSERT INTO fact VALUES (?, ?, ?)", facts)
        run("INSERT INTO claim VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)
        run("INSERT OR IGNORE INTO part VALUES (?, ?, ?, ?, ?)", parts)
        return told

    def _first_time(self, claims: Sequence[Claim]) -> Iterator[tuple[Claim, bool, bool]]:
        events = self._known("fact", [claim.about.id for claim in claims])
        again = [claim for claim in claims if claim.about.id in events]
        ids = set()
        if again:
            if not self._retold:
                self._retold = True
                self.connection.execute("CREATE UNIQUE INDEX claim_id ON claim (id)")
            ids = self._known("claim", [claim.id for claim in again])
        for claim in claims:
            event, id = claim.about.id, claim.id
            yield claim, event not in events, id not in ids
            events.add(event)
            ids.add(id)

    def _known(self, table: str, ids: list[str]) -> set[str]:
        """Those of the ids that the table has already."""
        marks = ",".join("?" * len(ids))
        return {
            id
            for (id,) in self.connection.execute(
                f"SELECT id FROM {table} WHERE id IN ({marks})", ids
            )
        }

    def add_place(self, place: Place) -> None:
        """Add a place's card and names."""
        run = self.connection.execute
        run("INSERT OR IGNORE INTO card VALUES ('place', ?, ?)", (place.id, dump(place)))
        for rank, text in names_of(place):
            run("INSERT INTO name VALUES (?, 'place', ?, ?)", (text, place.id, rank == 0))
        self.places += 1

    def counts(self) -> dict[str, int]:
        """How many events, claims and places were added."""
        return {"events": self.events, "claims": self.claims, "places": self.places}

    def _body(self, claim: Claim) -> tuple[str, tuple]:
        proof = claim.evidence
        if proof.exact or proof.start is not None:
            return dump(claim), days(claim.span)
        made = (
            claim.source, claim.published, claim.polarity, claim.certainty, claim.according_to,
            claim.post, claim.method, claim.rule, claim.confidence, claim.credibility,
            claim.retracted, claim.means,
        )  # fmt: skip
        parts = [self._made(made, claim)]
        span, when = self._span(claim.span)
        if span:
            parts.append(span)
        if claim.place:
            parts.append(f'"place":{_quoted(claim.place)}')
        if claim.roles:
            parts.append(self._listed("roles", claim.roles))
        if claim.counts:
            parts.append(self._listed("counts", claim.counts))
        if proof.paraphrase and proof.locator:
            told = f'"paraphrase":{_quoted(proof.paraphrase)},"locator":{_quoted(proof.locator)}'
            parts.append(f'"evidence":{{{told}}}')
        elif proof.paraphrase or proof.locator:
            name = "paraphrase" if proof.paraphrase else "locator"
            parts.append(f'"evidence":{{"{name}":{_quoted(getattr(proof, name))}}}')
        if claim.note:
            parts.append(f'"note":{_quoted(claim.note)}')
        return f"{{{','.join(parts)}}}", when

    def _made(self, made: tuple, claim: Claim) -> str:
        text = self._texts.get(made)
        if text is None:
            text = self._keep(
                made,
                replace(
                    claim, span=Span(), place="", roles=(), counts=(), evidence=Evidence(), note=""
                ),
            )
        return text

    def _listed(self, name: str, value: tuple) -> str:
        text = self._texts.get((name, value))
        if text is None:
            bare = Claim(about=None, source="", **{name: value})
            text = self._keep((name, value), bare)
        return text

    def _keep(self, key: Hashable, claim: Claim) -> str:
        if len(self._texts) + len(self._spans) > _KEPT:
            self._texts.clear()
            self._spans.clear()
        inside = dump(claim)[1:-1].removeprefix('"source":"",')
        self._texts[key] = inside
        return inside

    def _span(self, span: Span) -> tuple[str, tuple]:
        known = self._spans.get(id(span))
        if known is None or known[0] is not span:
            bare = Claim(about=None, source="", span=span)
            inside = dump(bare)[1:-1].removeprefix('"source":""').removeprefix(",")
            known = self._spans[id(span)] = (span, inside, days(span))
        return known[1:]
