"""Moving ids: rename, merge, split and retract, each as the changes of all files that follow."""

import re
from collections.abc import Collection
from datetime import date
from pathlib import Path

from kg.curation.editing import Edit, elsewhere, said_of, under
from kg.curation.layout import Branch, Item, Word, laid_out
from kg.curation.references import replace, tie_of
from kg.curation.rows import Row, Rows
from kg.curation.saving import Change, SaveError, read
from kg.curation.sheet import Sheet
from kg.folder import Folder
from kg.model import Claim, Event, Moved, Tie

# who the actors, and what the places, of imported datasets are
DECISIONS = {"actor": Path("imports") / "actors.csv", "place": Path("imports") / "places.csv"}
CARDED = ("actor", "place", "source")
NAMED = (*CARDED, "event")
_FRONT = re.compile(r"\s*---[ \t]*\n.*?\n---[ \t]*(?:\n|$)", re.S)


def rename(folder: Path, old: str, new: str, noun: str = "", why: str = "") -> list[Change]:
    """Give an actor, place, source or event another id; all that names it follows."""
    edit = Edit(folder)
    noun = edit.noun_of(old, noun, NAMED)
    edit.fresh(noun, new)
    _replace_all(edit, noun, old, new)
    moved = [Moved(noun, old, new, date.today().isoformat(), why)]
    return edit.changes(lambda claim: elsewhere(claim, noun, old, new), moved, why)


def merge(folder: Path, old: str, new: str, noun: str = "", why: str = "") -> list[Change]:
    """Make one of two actors, places, sources or events; the first is given up for the second."""
    edit = Edit(folder)
    noun = edit.noun_of(old, noun, NAMED)
    edit.noun_of(new, noun)
    if old == new:
        raise SaveError(f"'{old}' is one already")
    if noun == "event":
        event = _merge_events(edit, old, new)
    else:
        event = None
        _merge_cards(edit, noun, old, new)
    told = _once(edit, lambda claim: elsewhere(claim, noun, old, new, event))
    if noun == "event":
        _move_claims(edit, old, event)
    _replace_all(edit, noun, old, new)
    if noun == "actor":
        _join_ties(edit)
    moved = [Moved(noun, old, new, date.today().isoformat(), why)]
    return edit.changes(told, moved, why)


def split(
    folder: Path, old: str, new: str, name: str, claims: Collection[str], noun: str = "",
    why: str = "",
) -> list[Change]:  # fmt: skip
    """Take some claims from an actor, place, source or event and give them to a new one."""
    edit = Edit(folder)
    noun = edit.noun_of(old, noun, NAMED)
    edit.fresh(noun, new)
    known = {claim.id: claim for claim in edit.chronicle.claims}
    for id in claims:
        edit.noun_of(id, "claim")
    chosen = [known[id] for id in dict.fromkeys(claims)]
    event = None
    if noun == "event":
        before = next(e for e in edit.chronicle.events if e.id == old)
        if all(c in chosen for c in edit.chronicle.claims if c.about == before):
            raise SaveError(f"no claim would be left on '{old}'; kg rename gives it another id")
        event = Event(before.kind, new, name, before.part_of)
    else:
        _copy_card(edit, noun, old, new, name)
    after = {claim.id: elsewhere(claim, noun, old, new, event) for claim in chosen}
    for claim in chosen:
        if after[claim.id].id == claim.id:
            raise SaveError(f"claim '{claim.id}' says nothing of {noun} '{old}'")
        _give(edit, claim, after[claim.id], noun, old, new)
    return edit.changes(lambda claim: after.get(claim.id, claim), (), why)


def retract(folder: Path, id: str, why: str, noun: str = "") -> list[Change]:
    """Take an actor, place, source, fact or claim out of the data; its id tells why it is gone.

    What others still name is not taken out.
    """
    edit = Edit(folder)
    noun = edit.noun_of(id, noun)
    decided = edit.folder / DECISIONS[noun] if noun in DECISIONS else None
    if decided and decided.is_file():
        named = {row.cells.get(noun) for row in Rows(decided).blocks}
        if id in named:
            raise SaveError(f"{noun} '{id}' is named in {decided}; change that first")
    if noun in CARDED:
        sheet, block = edit.card(noun, id)
        sheet.remove(block)
        gone: set[Claim] = set()
    else:
        gone = {c for c in edit.chronicle.claims if id in (c.id, c.about.id)}
        for claim in gone:
            edit.drop(claim)
    left = {c.about for c in edit.chronicle.claims if c not in gone}
    ids = {c.about.id for c in gone if isinstance(c.about, Event) and c.about not in left}
    today = date.today().isoformat()
    moved = [Moved("event", event, "", today, why) for event in sorted(ids)]
    moved += [Moved(noun, id, "", today, why)] if noun in CARDED else []
    return edit.changes(lambda claim: None if claim in gone else claim, moved, why)


def _replace_all(edit: Edit, noun: str, old: str, new: str) -> None:
    for family, sheet in edit.families():
        if old not in (sheet.before or ""):
            continue
        for block in sheet.blocks:
            if isinstance(block, Row):
                block.replace(noun, old, new)
            elif old in block.text:
                block.edit(lambda entry, f=family: replace(entry, f, noun, old, new))
    if noun == "source":
        edit.more += _articles(edit.folder, old, new)
    if noun in DECISIONS and (path := edit.folder / DECISIONS[noun]).is_file():
        rows = edit.sheets.setdefault(path, Rows(path))
        for row in rows.blocks:
            if row.cells.get(noun) == old:
                row.edit(lambda cells: cells.update({noun: new}))


def _articles(folder: Path, old: str, new: str) -> list[Change]:
    """The changes of articles whose front matter names a source."""
    changes = []
    key, id = r"(?:source|copy-of)[ \t]*:[ \t]*[\"']?", re.escape(old)
    line = re.compile(rf"^({key}){id}([\"']?[ \t]*)$", re.M)
    for path in Folder(folder).articles():
        if path.suffix != ".txt" or old.encode() not in path.read_bytes():
            continue
        before = read(path) or ""
        front = _FRONT.match(before)
        if front and line.search(front[0]):
            after = line.sub(rf"\g<1>{new}\g<2>", front[0]) + before[front.end() :]
            changes.append(Change(path, before, after))
    return changes


def _once(edit: Edit, told):
    """The claims as told, and those that would then stand twice taken out of their files."""
    kept: dict[str, str] = {}
    for claim in edit.chronicle.claims:
        if kept.setdefault(told(claim).id, claim.id) != claim.id:
            edit.drop(claim)
    return told


def _merge_cards(edit: Edit, noun: str, old: str, new: str) -> None:
    cards = getattr(edit.chronicle, f"{noun}s")
    if noun == "source" and cards[old].published != cards[new].published:
        raise SaveError(
            f"sources '{old}' and '{new}' were published on different days; settle that first"
        )
    sheet, block = edit.card(noun, old)
    _, into = edit.card(noun, new)
    sheet.remove(block)
    if noun != "source":
        into.edit(lambda entry: _name_too(entry, block.entry))


def _name_too(entry: Branch, other: Branch) -> None:
    """Give an actor or place the names of another one too."""
    names = [other.word("name"), *_texts(other, "aliases")]
    taken = {name.casefold() for name in (entry.word("name"), *_texts(entry, "aliases"))}
    aliases = [name for name in names if name and name.casefold() not in taken]
    _lengthen(entry, "aliases", aliases, after="name")
    for key in ("demonym", "metonyms", "same"):
        known = _texts(entry, key)
        _lengthen(entry, key, [text for text in _texts(other, key) if text not in known])
    theirs, ours = other.get("names"), entry.get("names")
    if isinstance(theirs, Branch):
        if not isinstance(ours, Branch):
            ours = Branch()
            entry.items.append(Item("names", ours))
        for item in theirs:
            known = _texts(ours, item.key)
            _lengthen(ours, item.key, [t for t in _texts(theirs, item.key) if t not in known])


def _texts(entry: Branch, key: str) -> list[str]:
    value = entry.get(key)
    words = [value] if isinstance(value, Word) else [i.value for i in value or ()]
    return [word.text.strip() for word in words if isinstance(word, Word)]


def _lengthen(entry: Branch, key: str, texts: list[str], after: str = "") -> None:
    if texts:
        whole = [*_texts(entry, key), *dict.fromkeys(texts)]
        entry.set(key, "", after)
        item = next(item for item in entry if item.key == key)
        item.value = Branch([Item(None, Word(text)) for text in whole], is_list=True)


def _copy_card(edit: Edit, noun: str, old: str, new: str, name: str) -> None:
    sheet, block = edit.card(noun, old)
    kept = ("kind", "within") if noun != "source" else ("kind", "publisher", "published", "url")
    items = [Item(noun, Word(new))]
    for key in (*kept[:1], "title" if noun == "source" else "name", *kept[1:]):
        text = name if key in ("title", "name") else block.entry.word(key)
        items += [Item(key, Word(text))] if text else []
    sheet.add(laid_out(Item(None, Branch(items))))


def _give(edit: Edit, claim: Claim, after: Claim, noun: str, old: str, new: str) -> None:
    """Make one claim speak of the new id."""
    place = edit.place(claim)
    if place.claim is None:
        place.block.replace(noun, old, new)
        if noun == "event":
            place.block.edit(lambda cells: cells.update(name=after.about.name))
    elif after.about != claim.about:
        said = edit.drop(claim)
        replace(said, "facts", noun, old, new)
        edit.put(after.about, said, place.sheet)
    else:
        place.block.edit(lambda _: replace(place.claim, "facts", noun, old, new))


def _merge_events(edit: Edit, old: str, new: str) -> Event:
    events = {event.id: event for event in edit.chronicle.events}
    if events[old].kind != events[new].kind:
        raise SaveError(
            f"'{old}' is of kind {events[old].kind}, '{new}' of {events[new].kind}; not one"
        )
    return events[new]


def _move_claims(edit: Edit, old: str, event: Event) -> None:
    """Put the claims on an event under another one."""
    names = {"event": event.id, "kind": event.kind, "name": event.name, "part-of": event.part_of}
    for _, sheet in edit.families("facts"):
        for block in sheet.blocks:
            if isinstance(block, Row):
                if block.cells.get("event") == old:
                    block.edit(lambda cells: cells.update(names))
            elif block.entry.word("event") == old:
                into = edit.entry_of(event)
                if into is None:
                    block.edit(lambda entry: _renamed(entry, names))
                else:
                    _join(sheet, block, into)


def _renamed(entry: Branch, names: dict[str, str]) -> None:
    entry.drop("part-of")
    for key, text in names.items():
        if text:
            entry.set(key, text, after="name")


def _join(sheet: Sheet, block, into) -> None:
    """Put the claims of an entry under another entry."""
    for _, claim in list(block.claims()):
        said = said_of(claim) if claim is block.entry else claim
        into.edit(lambda entry, said=said: under(entry, said))
    sheet.remove(block)


def _join_ties(edit: Edit) -> None:
    """Make one entry of those that tell the same tie by now."""
    first: dict[Tie, object] = {}
    for _, sheet in edit.families("facts"):
        for block in sheet.blocks if isinstance(sheet, Sheet) else ():
            told = block.entry.word("tie")
            if told and first.setdefault(tie_of(told), block) is not block:
                _join(sheet, block, first[tie_of(told)])
