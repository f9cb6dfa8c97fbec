"""Editing: changes of a conflict's entries that touch many files, checked as a whole before any.

What an edit would write is read back from a copy of the folder: it must have no new problem and
tell exactly the claims that were to be told. Ids that are given up go to `moved.csv`.
"""

import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from kg.curation.checks import larger_events, self_ties
from kg.curation.folder import read_folder
from kg.curation.layout import Branch, Item
from kg.curation.moved import read_moved, to_text, used_ids
from kg.curation.rows import Row, Rows
from kg.curation.saving import Change, SaveError, read
from kg.curation.sheet import Block, Sheet
from kg.folder import CARDS, MOVED, Folder
from kg.model import Chronicle, Claim, Event, Moved, Tie
from kg.problems import Problem, unknown

NAMING = ("tie", "event", "kind", "name", "part-of", "claims")
Told = Callable[[Claim], Claim | None]


@dataclass(frozen=True)
class Place:
    """Where a claim stands: its file, its entry, and itself in it (None for a row)."""

    sheet: Sheet | Rows
    block: Block | Row
    claim: Branch | None


class Edit:
    """The files of a folder while they are being changed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.chronicle, problems = read_folder(folder)
        if problems:
            raise SaveError(f"{problems[0]}; mend the data first (kg check shows all)")
        self.sheets: dict[Path, Sheet | Rows] = {}
        self.more: list[Change] = []

    # -- finding -------------------------------------------------------------------------------

    def noun_of(self, id: str, noun: str = "", nouns: Iterable[str] = ()) -> str:
        """The noun of which something has this id; SaveError for none, or several."""
        used = used_ids(self.chronicle)
        nouns = [noun] if noun else list(nouns) or list(used)
        found = [noun for noun in nouns if id in used[noun]]
        if len(found) == 1:
            return found[0]
        if found:
            raise SaveError(f"'{id}' is {' and '.join(found)}; say which: --noun {found[0]}")
        known = [one for name in nouns for one in used[name]]
        for move in self.chronicle.moved:
            if move.was == id and move.noun in nouns:
                now = f"is '{move.now}' now" if move.now else f"was taken back on {move.on}"
                raise SaveError(f"{move.noun} '{id}' {now}")
        raise SaveError(unknown(noun or "id", id, known))

    def fresh(self, noun: str, id: str) -> None:
        """SaveError when an id is used, or was."""
        from kg.curation.form import SLUG

        if not SLUG.fullmatch(id):
            raise SaveError(f"id '{id}' must be lower-case letters, digits and hyphens")
        if id in used_ids(self.chronicle)[noun]:
            raise SaveError(f"{noun} '{id}' is there already; kg merge makes one of two")
        if any(m.noun == noun and m.was == id for m in self.chronicle.moved):
            raise SaveError(f"{noun} '{id}' was used before; no id is used again")

    def families(self, *names: str) -> Iterator[tuple[str, Sheet | Rows]]:
        """The files of some families (`actors`, `places`, `sources`, `facts`; all of them)."""
        whole = Folder(self.folder)
        for name in names or (*CARDS, "facts"):
            for path in whole.cards(name) if name in CARDS else whole.facts():
                yield name, self.sheet(path)

    def sheet(self, path: Path) -> Sheet | Rows:
        """The file of a path."""
        if path not in self.sheets:
            self.sheets[path] = Rows(path) if path.suffix == ".csv" else Sheet(path)
        return self.sheets[path]

    def card(self, noun: str, id: str) -> tuple[Sheet, Block]:
        """The entry of an actor, place or source and its file."""
        origin = getattr(self.chronicle, f"{noun}s")[id].origin
        path, _, line = origin.rpartition(":")
        sheet = self.sheet(Path(path))
        return sheet, sheet.at(int(line))

    def place(self, claim: Claim) -> Place:
        """Where a claim stands."""
        path, _, line = claim.origin.rpartition(":")
        sheet = self.sheet(Path(path))
        if isinstance(sheet, Rows):
            return Place(sheet, next(row for row in sheet.blocks if row.line == int(line)), None)
        block = sheet.at(int(line))
        return Place(sheet, block, dict(block.claims())[int(line)])

    # -- changing ------------------------------------------------------------------------------

    def drop(self, claim: Claim) -> Branch | None:
        """Take a claim out of its file, its entry too when it was the last; what it said."""
        place = self.place(claim)
        if place.claim is None or place.claim is place.block.entry:
            place.sheet.remove(place.block)
            return place.claim and said_of(place.claim)
        inner = place.block.entry.get("claims")
        left = [item for item in inner if item.value is not place.claim]
        if left:
            place.block.edit(lambda _: setattr(inner, "items", left))
        else:
            place.sheet.remove(place.block)
        return place.claim

    def put(self, fact: Tie | Event, claim: Branch, sheet: Sheet) -> None:
        """Put a claim under the entry of its fact, a new one at the end of a file if need be."""
        if block := self.entry_of(fact):
            block.edit(lambda entry: under(entry, claim))
            return
        sheet.add(laid_out_fact(fact, claim))

    def entry_of(self, fact: Tie | Event) -> Block | None:
        """The YAML entry of a fact, as things stand in this edit."""
        from kg.curation.references import tie_of

        for _, sheet in self.families("facts"):
            for block in sheet.blocks if isinstance(sheet, Sheet) else ():
                told = block.entry.word("tie")
                if isinstance(fact, Event):
                    if block.entry.word("event") == fact.id:
                        return block
                elif told and tie_of(told) == fact:
                    return block
        return None

    # -- ending --------------------------------------------------------------------------------

    def changes(self, told: Told, moved: Iterable[Moved] = (), why: str = "") -> list[Change]:
        """The changes of all files; `told` is each claim as it is to be told, None for not at all.

        SaveError when the files would tell anything else.
        """
        changes = [sheet.change() for sheet in self.sheets.values()] + self.more
        changes = [change for change in changes if change.before != change.after]
        wanted = {claim: told(claim) for claim in self.chronicle.claims}
        now = self._staged([*changes, *self._moved(moved)])
        found, expected = ({c.id: c for c in some if c} for some in (now.claims, wanted.values()))
        if found != expected:
            raise SaveError("the files would not tell what they should; nothing was done")
        return [*changes, *self._moved([*moved, *_given_up(wanted, now, why)])]

    def grown(self) -> list[Change]:
        """The changes of all files, which must tell all that was told before, and may tell more."""
        changes = [sheet.change() for sheet in self.sheets.values()]
        changes = [change for change in changes if change.before != change.after]
        now = self._staged(changes)
        if not {c.id for c in self.chronicle.claims} <= {c.id for c in now.claims}:
            raise SaveError("the files would not tell what they should; nothing was done")
        return changes

    def _moved(self, new: Iterable[Moved]) -> list[Change]:
        path = self.folder / MOVED
        before = read(path)
        rows, _ = read_moved(before or "", path)
        new = list(new)
        again = {(row.noun, row.was) for row in new} | {(row.noun, row.now) for row in new}
        kept = [row for row in rows if (row.noun, row.was) not in again]
        return [Change(path, before, to_text([*kept, *new]))] if new else []

    def _staged(self, changes: list[Change]) -> Chronicle:
        """The chronicle that the changed files tell; SaveError for a problem that they have."""
        with tempfile.TemporaryDirectory() as name:
            copy = Path(name)
            new = {change.path: change.after for change in changes}
            for path in {*_kept(self.folder), *new}:
                text = new.get(path, ...)
                target = copy / path.relative_to(self.folder)
                target.parent.mkdir(parents=True, exist_ok=True)
                if text is ...:
                    shutil.copyfile(path, target)
                elif text is not None:
                    target.write_bytes(text.encode("utf-8"))
            chronicle, problems = read_folder(copy)
            before = {problem.message for problem in _broken(self.chronicle)}
            problems += [p for p in _broken(chronicle) if p.message not in before]
            told = [_here(problem, copy, self.folder) for problem in problems]
        if told:
            raise SaveError("this would break the data; nothing was changed\n" + "\n".join(told))
        return chronicle


def _kept(folder: Path) -> list[Path]:
    whole = Folder(folder)
    articles = set(whole.articles())
    return [path for path in whole.files() if path not in articles]


def _broken(chronicle: Chronicle) -> list[Problem]:
    return [problem for check in (larger_events, self_ties) for problem in check(chronicle)]


def _here(problem: Problem, copy: Path, folder: Path) -> str:
    return str(problem).replace(str(copy), str(folder))


def _given_up(wanted: dict[Claim, Claim | None], now: Chronicle, why: str) -> Iterator[Moved]:
    """The ties, events and claims whose ids are no longer used, and what stands for them."""
    used, today, seen = used_ids(now), date.today().isoformat(), set()
    for old, new in wanted.items():
        noun = "tie" if isinstance(old.about, Tie) else "event"
        if noun == "tie" and old.about.id not in used["tie"] and old.about.id not in seen:
            seen.add(old.about.id)
            yield Moved("tie", old.about.id, new.about.id if new else "", today, why)
        if old.id not in used["claim"]:
            yield Moved("claim", old.id, new.id if new else "", today, why)


def said_of(entry: Branch) -> Branch:
    """What a claim says that stands beside the name of its fact, without that name."""
    return Branch([item for item in entry if item.key not in NAMING])


def under(entry: Branch, claim: Branch) -> None:
    """Put a claim under a fact's entry; one that stood beside its name goes under it too."""
    inner = entry.get("claims")
    if not isinstance(inner, Branch):
        inner = Branch([Item(None, said_of(entry))], is_list=True)
        entry.items = [item for item in entry if item.key in NAMING]
        entry.items.append(Item("claims", inner))
        entry.in_line = False
    inner.items.append(Item(None, claim))


def laid_out_fact(fact: Tie | Event, claim: Branch) -> str:
    """The entry of a fact with one claim, as text."""
    from kg.curation.layout import Word, laid_out

    if isinstance(fact, Tie):
        names = {"tie": fact.sentence}
    else:
        names = {"event": fact.id, "kind": fact.kind, "name": fact.name, "part-of": fact.part_of}
    items = [Item(key, Word(text)) for key, text in names.items() if text]
    return laid_out(Item(None, Branch([*items, *claim.items])))


def elsewhere(claim: Claim, noun: str, old: str, new: str, event: Event | None = None) -> Claim:
    """A claim with another id in the place of one (`event`: the event that takes its place)."""
    about = claim.about
    if noun == "source":
        return replace(claim, source=new if claim.source == old else claim.source)
    if noun == "place":
        return replace(claim, place=new if claim.place == old else claim.place)
    if noun == "event":
        if isinstance(about, Event) and about.id == old:
            about = event or replace(about, id=new)
        if isinstance(about, Event) and about.part_of == old:
            about = replace(about, part_of=new)
        return replace(claim, about=about)
    from kg.curation.references import moved_tie

    swap = {old: new}
    return replace(
        claim,
        about=moved_tie(about, old, new) if isinstance(about, Tie) else about,
        roles=tuple(
            (role, tuple(dict.fromkeys(swap.get(actor, actor) for actor in actors)))
            for role, actors in claim.roles
        ),
        according_to=swap.get(claim.according_to, claim.according_to),
    )
