"""Reviewing: proposals that a person accepts, changes or rejects, one by one.

Each decision is a row of `decisions.csv`, written together with what it adds to the data, so that
nothing is asked twice and nothing is added without its row.
"""

import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from kg.curation.editing import Edit
from kg.curation.layout import Branch, Item, Word, laid_out
from kg.curation.references import replace as put_id
from kg.curation.references import tie_of
from kg.curation.saving import Change, SaveError, read
from kg.curation.sheet import Sheet
from kg.folder import DECISIONS, YAML, Folder
from kg.model import Chronicle, Event, Fact

COLUMNS = ("claim", "rule", "decision", "on", "source")
DECIDED = ("accepted", "edited", "rejected")


@dataclass(frozen=True)
class Proposal:
    """One claim that was read: what it rests on, how it reads, and the entry it would become."""

    id: str
    sentence: str
    before: str
    after: str
    reads: str
    rule: str
    confidence: str
    entry: Branch

    @property
    def source(self) -> str:
        """The id of the article."""
        return self.entry.word("source")


@dataclass(frozen=True)
class Decision:
    """What a person made of one proposal."""

    claim: str
    rule: str
    decision: str
    on: str
    source: str


class Proposals:
    """The proposals of a file, with the cards that they bring along."""

    def __init__(self, path: Path) -> None:
        self.cards: dict[str, dict[str, Branch]] = {"actor": {}, "place": {}, "source": {}}
        self.all: list[Proposal] = []
        for block in Sheet(path).blocks:
            if isinstance(entry := block.entry.get("entry"), Branch):
                self.all.append(_proposal(block.entry, entry))
            else:
                for noun, cards in self.cards.items():
                    if id := block.entry.word(noun):
                        cards[id] = block.entry

    def new_actors(self, entry: Branch, chronicle: Chronicle) -> list[str]:
        """The actors that an entry names and the data do not know."""
        return [
            id
            for id, _ in self.cards["actor"].items()
            if id not in chronicle.actors and _names(entry, id)
        ]


def decisions(folder: Path) -> list[Decision]:
    """The decisions of a folder, in order."""
    reader = csv.DictReader(io.StringIO(read(folder / DECISIONS) or "", newline=""))
    return [Decision(*(row.get(column) or "" for column in COLUMNS)) for row in reader]


def accept(
    folder: Path, proposals: Proposals, proposal: Proposal, edited: bool = False
) -> tuple[list[Change], str]:
    """The changes that make a proposal a curated claim, with its source and new actors; where."""
    edit = Edit(folder)
    entry = proposal.entry
    for noun in ("source", "actor", "place"):
        for id, card in proposals.cards[noun].items():
            if id not in getattr(edit.chronicle, f"{noun}s") and _names(entry, id):
                files = Folder(folder).cards(f"{noun}s")
                sheet = edit.sheet(files[-1] if files else folder / f"{noun}s.yml")
                sheet.add(laid_out(Item(None, card)))
    fact = _fact(entry, edit.chronicle)
    sheet = edit.sheet(_file(edit, fact))
    names = ("tie", "event", "kind", "name", "part-of")
    edit.put(fact, Branch([item for item in entry if item.key not in names]), sheet)
    changes = edit.grown()
    decision = decided(folder, [proposal], "edited" if edited else "accepted")
    return [*changes, decision], str(sheet.path)


def decided(folder: Path, proposals: Iterable[Proposal], decision: str) -> Change:
    """The change that writes decisions down."""
    path = folder / DECISIONS
    before = read(path)
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\n")
    if not before:
        rows.writerow(COLUMNS)
    today = date.today().isoformat()
    rows.writerows((p.id, p.rule, decision, today, p.source) for p in proposals)
    return Change(path, before, (before or "") + out.getvalue())


def with_actor(proposal: Proposal, old: str, new: str) -> Proposal:
    """A proposal that names another actor in the place of one."""
    put_id(proposal.entry, "facts", "actor", old, new)
    return proposal


def with_key(proposal: Proposal, key: str, text: str) -> Proposal:
    """A proposal whose entry says something else under a key, or nothing."""
    kept = [item for item in proposal.entry if text or item.key != key]
    entry = Branch(kept)
    if text:
        words = [word.strip() for word in text.split(",")] if key in ("means",) else [text]
        entry.set(key, text)
        item = next(item for item in entry if item.key == key)
        if key in ("means",):
            item.value = Branch([Item(None, Word(word)) for word in words], is_list=True)
    return replace(proposal, entry=entry)


@dataclass(frozen=True)
class Precision:
    """How many of a rule's proposals people accepted, changed and rejected."""

    rule: str
    accepted: int
    edited: int
    rejected: int

    @property
    def share(self) -> float:
        """The share that was accepted as it was."""
        return self.accepted / (self.accepted + self.edited + self.rejected)


def precision(made: Iterable[Decision]) -> Iterator[Precision]:
    """One row a rule, in order of name; the last decision on a claim counts."""
    last = {decision.claim: decision for decision in made}
    counts = Counter((d.rule, d.decision) for d in last.values())
    for rule in sorted({rule for rule, _ in counts}):
        yield Precision(rule, *(counts[rule, word] for word in DECIDED))


def _proposal(told: Branch, entry: Branch) -> Proposal:
    words = ("sentence", "before", "after", "reads", "rule", "confidence")
    return Proposal(told.word("proposal"), *(told.word(key) for key in words), entry)


def _names(entry: Branch, id: str) -> bool:
    """True when an entry names an id anywhere."""
    for item in entry:
        values = [item.value] if isinstance(item.value, Word) else [i.value for i in item.value]
        for value in values:
            if isinstance(value, Word) and id in (value.text, *value.text.split()):
                return True
    return False


def _fact(entry: Branch, chronicle: Chronicle) -> Fact:
    if sentence := entry.word("tie"):
        try:
            return tie_of(sentence)
        except (KeyError, ValueError):
            raise SaveError(f"'{sentence}' is not of the form 'A backs B'") from None
    known = {event.id: event for event in chronicle.events}
    id = entry.word("event")
    return known.get(id) or Event(entry.word("kind"), id, entry.word("name"), entry.word("part-of"))


def _file(edit: Edit, fact: Fact) -> Path:
    """The file of a fact that is known, else that of facts that were reviewed before."""
    if edit.entry_of(fact):
        for path, sheet in edit.sheets.items():
            if path.suffix in YAML and edit.entry_of(fact) in sheet.blocks:
                return path
    return edit.folder / "facts" / "reviewed.yml"
