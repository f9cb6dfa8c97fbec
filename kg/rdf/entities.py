"""Actors and places as triples, and back."""

from collections.abc import Iterable
from decimal import Decimal, InvalidOperation

from kg.model import Actor, Name, Place
from kg.rdf import order, terms
from kg.rdf.nodes import Node
from kg.rdf.spelling import TYPE, Pair, Spelling, said, worded
from kg.rdf.vocabulary import ACTOR_KIND_OF_CLASS, class_name, elsewhere, id_of, term

GEOMETRY = "point"  # the fragment of a place's point


def actor_pairs(actor: Actor, spell: Spelling) -> list[Pair]:
    """What is said of an actor."""
    return [
        (TYPE, term("kg:Actor")),
        (TYPE, term(class_name(actor.kind))),
        *_labels(actor),
        *worded("kg:demonym", actor.demonyms),
        *worded("kg:metonym", actor.metonyms),
        *_matches(actor.same),
        *said("skos:note", actor.note),
        *_orders(actor, "demonyms", "metonyms"),
    ]


def place_pairs(place: Place, spell: Spelling) -> list[Pair]:
    """What is said of a place, without its point."""
    located = place.latitude and place.longitude
    return [
        (TYPE, term("kg:Place")),
        *said("kg:placeKind", place.kind),
        *_labels(place),
        *([(term("kg:within"), spell.place(place.within))] if place.within else []),
        *_degrees("wgs:lat", place.latitude if located else ""),
        *_degrees("wgs:long", place.longitude if located else ""),
        *([(term("geo:hasGeometry"), spell.part("place", place.id, GEOMETRY))] if located else []),
        *_matches(place.same),
        *said("skos:note", place.note),
        *_orders(place),
    ]


def point_pairs(place: Place) -> list[Pair]:
    """The point of a place with the digits of its file; nothing without both degrees."""
    if not (place.latitude and place.longitude):
        return []
    point = terms.well_known(f"POINT({place.longitude} {place.latitude})")
    return [(term("geo:asWKT"), point)]


def actor_from(node: Node) -> Actor:
    """The actor that a node says."""
    kinds = [ACTOR_KIND_OF_CLASS[type] for type in node.types if type in ACTOR_KIND_OF_CLASS]
    return Actor(
        id=id_of(node.iri, "actor", node.base),
        kind=min(kinds, default=""),
        demonyms=order.restored("demonyms", node.many("kg:demonym"), node.orders),
        metonyms=order.restored("metonyms", node.many("kg:metonym"), node.orders),
        **_named(node),
    )


def place_from(node: Node, point: Node) -> Place:
    """The place that a node says, with its point."""
    longitude, _, latitude = point.one("geo:asWKT")[len("POINT(") : -1].partition(" ")
    return Place(
        id=id_of(node.iri, "place", node.base),
        kind=node.one("kg:placeKind"),
        within=node.id("kg:within", "place"),
        latitude=latitude,
        longitude=longitude,
        **_named(node),
    )


def _labels(thing: Actor | Place) -> list[Pair]:
    """The English name and aliases; of each other language the first name is the preferred one."""
    preferred = {name.lang: name for name in reversed(thing.names) if name.lang != "en"}
    pairs = worded("skos:prefLabel", [thing.name]) + worded("skos:altLabel", thing.aliases)
    for name in thing.names:
        label = "skos:prefLabel" if preferred.get(name.lang) is name else "skos:altLabel"
        pairs += worded(label, [name.text], name.lang)
    return pairs


def _named(node: Node) -> dict:
    """Name, aliases, names, external ids and note; a label in English is the name or an alias."""
    english = [text for text, lang in node.worded("skos:prefLabel") if lang == "en"]
    aliases = [text for text, lang in node.worded("skos:altLabel") if lang == "en"]
    names = [Name(*w) for w in node.worded("skos:prefLabel", "skos:altLabel") if w[1] != "en"]
    return {
        "name": min(english, default=""),
        "aliases": order.restored("aliases", aliases, node.orders),
        "names": order.restored("names", names, node.orders, _by_language),
        "same": order.restored("same", node.many("kg:externalId"), node.orders),
        "note": node.one("skos:note"),
    }


def _orders(thing: Actor | Place, *lists: str) -> list[Pair]:
    notes = [order.note(name, getattr(thing, name)) for name in ("aliases", "same", *lists)]
    notes.append(order.note("names", thing.names, _by_language))
    return [(term("kg:order"), terms.text(note)) for note in notes if note]


def _by_language(name: Name) -> tuple[str, str]:
    return name.lang, name.text


def _matches(same: Iterable[str]) -> list[Pair]:
    links = sorted({elsewhere(value) for value in same} - {""})
    return [
        *((term("kg:externalId"), terms.text(value)) for value in same),
        *((term("skos:exactMatch"), f"<{link}>") for link in links),
    ]


def _degrees(name: str, value: str) -> list[Pair]:
    try:
        return [(term(name), terms.decimal(str(Decimal(value))))] if value else []
    except InvalidOperation:
        return []
