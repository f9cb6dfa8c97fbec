"""References: where the ids of a noun stand in the entries of a conflict's files."""

from kg.curation.layout import Branch, Item, Word
from kg.curation.table import ROLES
from kg.model import TIE_KINDS, VERBS, Tie

# family of files -> noun -> keys that hold its ids
KEYS: dict[str, dict[str, tuple[str, ...]]] = {
    "actors": {"actor": ("actor",)},
    "places": {"place": ("place", "within")},
    "sources": {"source": ("source", "copy-of")},
    "facts": {
        "actor": ("according-to", *sorted(ROLES)),
        "place": ("place",),
        "source": ("source",),
        "event": ("event", "part-of"),
    },
}


def replace(entry: Branch, family: str, noun: str, old: str, new: str) -> None:
    """Put one id in the place of another, everywhere in an entry."""
    keys = KEYS[family].get(noun, ())
    for item in entry:
        if item.key == "tie" and noun == "actor" and isinstance(item.value, Word):
            item.value = Word(replaced(item.value.text, old, new))
        elif item.key in keys:
            item.value = _ids(item.value, old, new)
        elif item.key == "claims" and isinstance(item.value, Branch):
            for claim in item.value:
                if isinstance(claim.value, Branch):
                    replace(claim.value, family, noun, old, new)


def replaced(sentence: str, old: str, new: str) -> str:
    """The sentence of a tie with another actor: `uae backs lna`.

    >>> replaced("uae backs lna against uae-navy", "uae", "emirates")
    'emirates backs lna against uae-navy'
    """
    words = sentence.split()
    return " ".join(new if not n % 2 and word == old else word for n, word in enumerate(words))


def tie_of(sentence: str) -> Tie:
    """The tie that a sentence names."""
    first, verb, second, *against = sentence.split()
    return Tie.between(VERBS[verb].name, first, second, *against[1:])


def moved_tie(tie: Tie, old: str, new: str) -> Tie:
    """A tie with another actor."""
    return Tie.between(tie.kind, *(new if actor == old else actor for actor in tie.actors))


def is_self_tie(tie: Tie) -> bool:
    """True for a tie of an actor with itself."""
    return tie.kind in TIE_KINDS and len(set(tie.actors)) < len(tie.actors)


def _ids(value: Word | Branch, old: str, new: str) -> Word | Branch:
    if isinstance(value, Word):
        return Word(new) if value.text.strip() == old else value
    kept: list[Item] = []
    for item in value:
        if isinstance(item.value, Word):
            item.value = _ids(item.value, old, new)
            if item.value.text.strip() in [
                other.value.text.strip() for other in kept if isinstance(other.value, Word)
            ]:
                continue
        kept.append(item)
    value.items = kept
    return value
