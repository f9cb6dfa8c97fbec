"""Ties and events as triples, and back: only what makes each of them the one that it is."""

from kg.model import TIE_KINDS, Event, Fact, Tie
from kg.rdf.nodes import Node
from kg.rdf.spelling import TYPE, Pair, Spelling, worded
from kg.rdf.vocabulary import (
    DIRECT_TERMS,
    KIND_OF_CLASS,
    ROLE_TERMS,
    class_name,
    id_of,
    term,
)


def fact_term(fact: Fact, spell: Spelling) -> str:
    """The term of a tie or an event."""
    return spell.thing("tie" if isinstance(fact, Tie) else "event", fact.id)


def fact_pairs(fact: Fact, spell: Spelling) -> list[Pair]:
    """The identity of a fact: kind and actors of a tie; kind, name and whole of an event."""
    pairs = [(TYPE, term("kg:Tie" if isinstance(fact, Tie) else "kg:Event"))]
    pairs.append((TYPE, term(class_name(fact.kind))))
    if isinstance(fact, Tie):
        return pairs + role_pairs(fact.roles, spell)
    pairs.append((term("kg:eventType"), spell.concept("event-type", fact.kind)))
    pairs += worded("skos:prefLabel", [fact.name])
    if fact.part_of:
        pairs.append((term("kg:partOf"), spell.thing("event", fact.part_of)))
    return pairs


def role_pairs(roles: tuple[tuple[str, tuple[str, ...]], ...], spell: Spelling) -> list[Pair]:
    """Actors by role, none twice in the same role."""
    return [
        (ROLE_TERMS[role], spell.actor(actor))
        for role, actors in roles
        for actor in dict.fromkeys(actors)
    ]


def direct_triple(tie: Tie, spell: Spelling) -> tuple[str, str, str]:
    """The direct triple that a tie stands for."""
    first, second, *_ = tie.actors
    return spell.actor(first), DIRECT_TERMS[tie.kind], spell.actor(second)


def fact_from(node: Node) -> Fact:
    """The tie or event that a node says; ValueError when its class is no kind that is known."""
    kinds = [KIND_OF_CLASS[type] for type in node.types if type in KIND_OF_CLASS]
    if not kinds:
        raise ValueError(f"<{node.iri}> has no class of a known kind of tie or event")
    kind = min(kinds)
    if kind in TIE_KINDS:
        return Tie(kind, _tied(node, kind))
    return Event(
        kind=kind,
        id=id_of(node.iri, "event", node.base),
        name=node.one("skos:prefLabel"),
        part_of=node.id("kg:partOf", "event"),
    )


def _tied(node: Node, kind: str) -> tuple[str, ...]:
    names = [f"kg:{role}" for role in TIE_KINDS[kind].role_names]
    if TIE_KINDS[kind].symmetric:
        actors = sorted(node.ids(names[0], "actor"))
        return tuple(actors * 2) if len(actors) == 1 else tuple(actors)
    actors = [node.id(name, "actor") for name in names]
    return tuple(actor for actor in actors if actor)
