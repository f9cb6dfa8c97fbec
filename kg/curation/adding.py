"""Adding: one tie, event, actor, place or source as a new entry of the right file.

What would be written is read back from a copy of the folder first: a mistake is told, and nothing
is written.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path

from kg.curation.editing import NAMING, Edit, under
from kg.curation.layout import Branch, Item, Word, laid_out
from kg.curation.references import tie_of
from kg.curation.saving import Change, SaveError
from kg.curation.sheet import Block, Sheet
from kg.folder import YAML, Folder
from kg.likeness import skeleton
from kg.model import VERBS, Chronicle
from kg.problems import unknown

_NEAR = 3  # so many names are told that are near an unknown one
LISTS = ("means", "aliases", "demonym", "metonyms", "same")
Said = Mapping[str, str | list[str]]


def add_tie(folder: Path, sentence: str, said: Said, file: str = "") -> tuple[list[Change], str]:
    """The changes that add a claim on a tie, and `path:line` of where it will stand.

    The sentence names actors by id, name or alias: `UAE backs Libyan National Army`.
    """
    edit = Edit(folder)
    sentence = by_ids(edit.chronicle, sentence)
    block = edit.entry_of(tie_of(sentence))
    if block is None:
        kind = tie_of(sentence).kind
        return _entry(edit, {"tie": sentence} | said, _facts_of(edit, kind, file))
    block.edit(lambda entry: under(entry, _branch(said)))
    return _told(edit, next(s for s in edit.sheets.values() if block in s.blocks), block)


def add_event(folder: Path, said: Said, file: str = "") -> tuple[list[Change], str]:
    """The changes that add an event with a claim, or a claim to an event, and where."""
    edit = Edit(folder)
    known = {event.id: event for event in edit.chronicle.events}
    block = known.get(said["event"]) and edit.entry_of(known[said["event"]])
    if not block:
        return _entry(edit, said, _facts_of(edit, str(said["kind"]), file))
    claim = {key: text for key, text in said.items() if key not in NAMING}
    block.edit(lambda entry: under(entry, _branch(claim)))
    return _told(edit, next(s for s in edit.sheets.values() if block in s.blocks), block)


def add_card(folder: Path, noun: str, said: Said, file: str = "") -> tuple[list[Change], str]:
    """The changes that add an actor, place or source, and `path:line` of where it will stand."""
    edit = Edit(folder)
    edit.fresh(noun, str(said[noun]))
    files = Folder(folder).cards(f"{noun}s")
    path = folder / file if file else files[-1] if files else folder / f"{noun}s.yml"
    return _entry(edit, said, path)


def by_ids(chronicle: Chronicle, sentence: str) -> str:
    """The sentence of a tie with its actors by id; SaveError names the nearest one.

    >>> from kg.model import Actor
    >>> known = {id: Actor(id, "state", id.upper()) for id in ("uae", "lna")}
    >>> by_ids(Chronicle(actors=known), "UAE backs lna")
    'uae backs lna'
    """
    for verb in VERBS:
        first, found, rest = f" {sentence.strip()} ".partition(f" {verb} ")
        if found:
            second, against, third = rest.partition(" against ")
            names = [first, second, *([third] if against else [])]
            ids = actor_ids(chronicle, names)
            return " ".join([ids[0], verb, ids[1], *(["against", ids[2]] if against else [])])
    words = sentence.split()
    near = unknown("verb", words[1], VERBS) if len(words) > 2 else "a tie is `A backs B`"
    raise SaveError(f"{near}; verbs are {', '.join(VERBS)}")


class UnknownActors(SaveError):
    """Names that no actor has (`names`), each with those that are near it in the message."""

    def __init__(self, chronicle: Chronicle, names: Iterable[str]) -> None:
        self.names = list(dict.fromkeys(names))
        super().__init__("\n".join(_unknown(chronicle, name) for name in self.names))


def actor_id(chronicle: Chronicle, name: str) -> str:
    """The id of the actor of an id, name or alias; UnknownActors with the near ones otherwise."""
    return actor_ids(chronicle, [name])[0]


def actor_ids(chronicle: Chronicle, names: Iterable[str]) -> list[str]:
    """The ids of the actors of some ids, names or aliases; UnknownActors tells of all at once."""
    known = _called(chronicle)
    for move in chronicle.moved:
        if move.noun == "actor" and move.now:
            known.setdefault(move.was, move.now)
    found = {name.strip(): known.get(name.strip().casefold()) for name in names}
    if missing := [name for name, id in found.items() if id is None]:
        raise UnknownActors(chronicle, missing)
    return [found[name.strip()] for name in names]


def _called(chronicle: Chronicle) -> dict[str, str]:
    """Actors by all that they are called, ids first."""
    known = {id: id for id in chronicle.actors}
    for actor in chronicle.actors.values():
        for text in (actor.name, *actor.aliases, *(name.text for name in actor.names)):
            known.setdefault(text.casefold(), actor.id)
    return known


def _unknown(chronicle: Chronicle, name: str) -> str:
    """That nobody is called so, and up to three who are called nearly so.

    >>> from kg.model import Actor
    >>> known = {"north-army": Actor("north-army", "armed-group", "Northern Army")}
    >>> _unknown(Chronicle(actors=known), "Northern")
    "unknown actor 'Northern'; did you mean 'north-army' (Northern Army)?"
    """
    from difflib import get_close_matches

    known, wanted = _called(chronicle), name.casefold()
    like = skeleton(wanted)
    words = set(wanted.split())
    near = [id for text, id in known.items() if like and skeleton(text) == like]
    near += [known[text] for text in get_close_matches(wanted, known, n=5, cutoff=0.7)]
    near += [id for text, id in known.items() if words and words <= set(text.split())]
    told = [f"'{id}' ({chronicle.actors[id].name})" for id in list(dict.fromkeys(near))[:_NEAR]]
    return f"unknown actor '{name}'" + (f"; did you mean {' or '.join(told)}?" if told else "")


def _entry(edit: Edit, said: Said, path: Path) -> tuple[list[Change], str]:
    """Add an entry to a file; a new file begins with it."""
    if path.suffix not in YAML:
        raise SaveError(f"{path}: entries are added to .yml files")
    sheet = edit.sheet(path)
    return _told(edit, sheet, sheet.add(laid_out(Item(None, _branch(said)))))


def _told(edit: Edit, sheet: Sheet, block: Block) -> tuple[list[Change], str]:
    """The changes of an edit, and where the last line of a new claim or entry begins."""
    changes = edit.grown()
    line = sheet.line_of(block)
    claims = list(Block(block.text, line, block.column).claims())
    return changes, f"{sheet.path}:{claims[-1][0] if claims else line}"


def _facts_of(edit: Edit, kind: str, file: str) -> Path:
    """The YAML file for a new fact: the one named, that of the last fact of its kind, or one."""
    if file:
        return edit.folder / file
    for claim in reversed(edit.chronicle.claims):
        path = Path(claim.origin.rpartition(":")[0])
        if claim.about.kind == kind and path.suffix in YAML:
            return path
    files = [path for path in Folder(edit.folder).facts() if path.suffix in YAML]
    return files[0] if files else edit.folder / "facts" / "facts.yml"


def _branch(said: Said) -> Branch:
    items = []
    for key, value in said.items():
        if isinstance(value, str) and value:
            items.append(Item(key, Word(value)))
        elif value:
            words = [Item(None, Word(text)) for text in value]
            items.append(Item(key, words[0].value if len(words) == 1 and key not in LISTS else
                              Branch(words, is_list=True)))  # fmt: skip
    return Branch(items)
