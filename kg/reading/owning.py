"""Owning: "Xland's A B", "A's Liberation Army": who leads or belongs to whom, without an office."""

from collections.abc import Iterator

from kg.reading.cast import Line
from kg.reading.gazetteer import Mention
from kg.reading.hit import Hit
from kg.reading.reference import References, Referent
from kg.reading.said import Stance

LED_KINDS = ("armed-group", "coalition", "political-body", "government")


def owned_names(refs: References, line: Line, mention: Mention) -> Iterator[Hit]:
    """The person of a body ("X's A B") and the body of a person ("A's Liberation Army")."""
    doc = line.doc
    if mention.start > 1 and doc[mention.start - 1].lower_ in ("'s", "'"):
        owner = line.at.get(mention.start - 2)
        kinds = ("state", *LED_KINDS)
        if (
            owner
            and owner.actor
            and owner.how != "demonym"
            and refs.cast.kind(owner.actor) in kinds
        ):
            roles = _roles("member", mention, "whole", owner)
            quote = (owner.start, mention.end)
            yield Hit("bodys-person", "membership", line, doc[mention.end - 1], roles, Stance(),
                      quote=quote)  # fmt: skip
    if mention.end + 1 >= len(doc) or doc[mention.end].lower_ not in ("'s", "'"):
        return
    i = mention.end + 1
    inside = ("ADJ", "NOUN", "PUNCT", "VERB")
    while i < len(doc) and i not in line.at and doc[i].pos_ in inside and i < mention.end + 5:
        i += 1
    owned = line.at.get(i)
    if not owned or not owned.actor or owned.how == "demonym" or i > mention.end + 4:
        return
    if refs.cast.kind(owned.actor) in LED_KINDS:
        roles = _roles("leader", mention, "led", owned)
        yield Hit("persons-body", "leadership", line, doc[mention.end - 1], roles, Stance(),
                  quote=(mention.start, owned.end))  # fmt: skip


def _roles(first: str, a: Mention, second: str, b: Mention):
    return (
        (first, (Referent(a.actor, a.how, 0.9),)),
        (second, (Referent(b.actor, b.how, 0.9),)),
    )
