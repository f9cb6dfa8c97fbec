"""The report: an article sentence by sentence, with the claims that each one makes."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from kg.model import Chronicle, Claim
    from kg.reading import Reading, Sentence


def lines(reading: "Reading", chronicle: "Chronicle") -> Iterator[str]:
    """The lines of the report."""
    source = reading.source
    published = source.published or "no date"
    yield click.style(source.title, bold=True)
    yield f"{source.publisher or 'unknown publisher'}, {published} [{source.id}]"
    names = {id: a.name for id, a in chronicle.actors.items()} | dict(reading.names)
    names |= {actor.id: actor.name for actor in reading.new_actors}
    places = {p.id: p.name for p in (*chronicle.places.values(), *reading.new_places)}
    left = list(reading.claims)
    for number, sentence in enumerate(reading.sentences, 1):
        text = " ".join(sentence.text.split())
        yield f"\n{number:3} {click.style(text, dim=True)}"
        here = [c for c in left if _within(c, sentence)]
        for claim in here:
            left.remove(claim)
            yield f"      {_told(claim, names, places)}"
    for actor in reading.new_actors:
        yield f"proposed actor: {actor.name} ({actor.kind}) [{actor.id}]"
    yield f"\n{len(reading.claims)} claims in {len(reading.sentences)} sentences"


def _within(claim: "Claim", sentence: "Sentence") -> bool:
    start = claim.evidence.start
    return start is not None and sentence.start <= start < max(sentence.end, sentence.start + 1)


def _told(claim: "Claim", names: dict[str, str], places: dict[str, str]) -> str:
    from kg.model import Tie

    if isinstance(claim.about, Tie):
        first, second = (names.get(actor, actor) for actor in claim.about.actors[:2])
        what = f"{first} {claim.about.sentence.split()[1]} {second}"
    else:
        roles = (f"{r} {', '.join(names.get(a, a) for a in who)}" for r, who in claim.roles)
        what = f"{claim.about.kind}: {'; '.join(roles)}"
    extras = [", ".join(claim.means), claim.post]
    extras.append(f"at {places.get(claim.place, claim.place)}" if claim.place else "")
    extras.append(str(claim.span))
    extras.append(f"“{claim.span.words}”" if claim.span.words else "")
    word = claim.certainty if claim.affirms else "denied"
    by = f" according to {names.get(claim.according_to, claim.according_to)}"
    extras.append(word + (by if claim.according_to else ""))
    sure = f" {claim.confidence:.2f}" if claim.confidence is not None else ""
    tail = click.style(f"[{claim.rule}{sure}]", dim=True)
    return f"→ {what} · {' · '.join(filter(None, extras))} {tail}"
