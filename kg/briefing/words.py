"""Words: facts, days and lists as a report tells them."""

from collections.abc import Iterable, Mapping

from kg.model import TIE_KINDS, Actor, Fact, Tie


def name(actors: Mapping[str, Actor], actor: str) -> str:
    """The name of an actor on one line, or its id."""
    card = actors.get(actor)
    return " ".join(card.name.split()) if card else actor


def sentence(actors: Mapping[str, Actor], fact: Fact) -> str:
    """A tie as a sentence of names, an event by its name."""
    if not isinstance(fact, Tie):
        return " ".join((fact.name or fact.id).split())
    first, second, *against = (name(actors, actor) for actor in fact.actors)
    verb = TIE_KINDS[fact.kind].verb.replace("-", " ")
    return f"{first} {verb} {second}" + "".join(f" against {enemy}" for enemy in against)


def listed(words: Iterable[str], most: int = 5) -> str:
    """Some words as one list.

    >>> listed(["a", "b", "c"]), listed("abcd", most=2)
    ('a, b and c', 'a, b and 2 more')
    """
    found = list(words)
    if len(found) > most:
        return f"{', '.join(found[:most])} and {len(found) - most} more"
    return " and ".join(part for part in (", ".join(found[:-1]), *found[-1:]) if part)


def many(number: int, noun: str) -> str:
    """A number of things.

    >>> many(1, "source"), many(2, "source")
    ('1 source', '2 sources')
    """
    return f"{number} {noun}{'s' * (number != 1)}"
