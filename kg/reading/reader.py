"""Reader: an article and the actors and places that are known, to claims with their quotes."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from kg.model import Actor, Claim, Place, Source
from kg.problems import Problem
from kg.reading.article import Article
from kg.reading.cast import Line, cast_of
from kg.reading.claims import Claims
from kg.reading.forms import lemma
from kg.reading.gazetteer import gazetteer
from kg.reading.hit import Hit
from kg.reading.implied import implied_titles
from kg.reading.joining import joined
from kg.reading.layout import heading_date
from kg.reading.lexicon import words
from kg.reading.matching import hits
from kg.reading.overview import nouns_of_groups, setting_of
from kg.reading.pipeline import parse
from kg.reading.reference import References
from kg.reading.rejoinders import with_rejoinders
from kg.reading.rising import with_states
from kg.reading.sentences import Sentence, overlong, split
from kg.reading.sides import capital_of, principal_pair
from kg.reading.sighting import Sighting, sightings
from kg.reading.titles import titles
from kg.reading.tolls import with_tolls
from kg.reading.tracing import tried, understood
from kg.reading.violations import with_violations


@dataclass(frozen=True)
class Reading:
    """What an article was read to say.

    `claims` are what it says was or is so; `plans` are claims of the same form about what someone
    means to do, and never enter the graph. `mentions` are all names in the text, `names` what the
    actors are called (and the places, as `place:ID`). `notes` tell what was seen and not
    understood.
    """

    article: Article
    source: Source
    sentences: tuple[Sentence, ...]
    claims: tuple[Claim, ...]
    plans: tuple[Claim, ...]
    new_actors: tuple[Actor, ...]
    new_places: tuple[Place, ...]
    names: Mapping[str, str]
    mentions: tuple[Sighting, ...] = ()
    problems: tuple[Problem, ...] = ()
    notes: tuple[str, ...] = ()


def read(article: Article, actors: Mapping[str, Actor], places: Mapping[str, Place]) -> Reading:
    """What an article says, as claims on the known actors and on those that it introduces."""
    sentences = split(article.text, article.paragraphs)
    known = gazetteer(actors, places)
    lines = _lines(article, sentences)
    cast = cast_of(lines, known)
    refs = References(
        lines, cast, capital=capital_of(lines, known), setting=setting_of(lines, cast),
        called=nouns_of_groups(lines, cast),
    )  # fmt: skip
    found = _understand(refs, lines)
    understood(refs)
    body = [hit for hit in found if not hit.line.headline]
    made = Claims(article, refs)
    claims, plans = made.of(body)
    used = {a for c in (*claims, *plans) for a in (*c.actors, c.according_to) if a}
    placed = {c.place for c in (*claims, *plans) if c.place}
    seen = tuple(sightings(lines, cast))
    return Reading(
        article=article,
        source=article.card(),
        sentences=sentences,
        claims=tuple(claims),
        plans=tuple(plans),
        new_actors=tuple(cast.actor(a) for a in sorted(used) if a not in actors),
        new_places=tuple(
            cast.new_places.get(p) or known.places[p] for p in sorted(placed) if p not in places
        ),
        names=_names(refs, used, placed, seen),
        mentions=seen,
        problems=(*article.problems, *overlong(article.name, sentences)),
        notes=tuple(_notes(cast.unclear)),
    )


def _lines(article: Article, sentences: tuple[Sentence, ...]) -> list[Line]:
    """The sentences with their trees; the headline stands first and is context only."""
    at = article.title_at
    head = (Sentence(article.text[slice(*at)], *at),) if at else ()
    if not at and article.title:
        head = (Sentence(article.title, -1, -1),)
    every = (*head, *sentences)
    docs = parse(sentence.text for sentence in every)
    lines = [
        Line(n, sentence, doc, headline=n < len(head))
        for n, (sentence, doc) in enumerate(zip(every, docs, strict=True))
    ]
    under = None
    for line in lines:
        under = line.heading = heading_date(line.sentence.text) or under
    return lines


def _understand(refs: References, lines: list[Line]) -> list[Hit]:
    """All hits, in two rounds: the first finds who backs, speaks and fights, the second uses it."""
    first: list[list[Hit]] = []
    offices = [_offices(refs, line, titles) for line in lines]
    implied = [_offices(refs, line, implied_titles) for line in lines]
    for line, told, untold in zip(lines, offices, implied, strict=True):
        got = [*told, *untold, *hits(refs, line)]
        for hit in got:
            if hit.kind == "backing" and hit.rule.startswith("compound"):
                refs.backed_by.setdefault(hit.role("backed")[0].actor, set()).add(
                    hit.role("backer")[0].actor
                )
        first.append(got)
    refs.pair = principal_pair(refs, first)
    again = refs.pair is not None
    found = [
        [*told, *untold, *hits(refs, line)] if again and _speaks_of_sides(line) else got
        for line, told, untold, got in zip(lines, offices, implied, first, strict=True)
    ]
    told = [list(with_violations(refs, got)) for got in found]
    every = with_tolls(lines, list(with_states(refs, joined(list(with_rejoinders(refs, told))))))
    return sorted(every, key=lambda hit: hit.line.number)


def _offices(refs: References, line: Line, find: Callable) -> list[Hit]:
    """The offices that a sentence tells of; from then on their holders speak for their bodies."""
    found = list(find(refs, line))
    for hit in found:
        tried(line.number, hit.trigger.i, hit.rule, True)
        refs.speaks_for.setdefault(hit.actors[0], hit.actors[1])
    return found


_SIDES = words(
    "side sides party parties both faction factions rivals each truce truces ceasefire ceasefires "
    "cease-fire cease-fires foes enemies camps"
)


def _speaks_of_sides(line: Line) -> bool:
    return any(token.lower_ in _SIDES or lemma(token) in _SIDES for token in line.doc)


def _names(
    refs: References, actors: set[str], places: set[str], seen: tuple[Sighting, ...]
) -> dict[str, str]:
    actors = actors | {one.id for one in seen if one.kind != "place"}
    named = {actor: refs.cast.actor(actor).name for actor in sorted(actors)}
    for place in sorted(places | {one.id for one in seen if one.kind == "place"}):
        known = refs.cast.new_places.get(place) or refs.cast.known.places[place]
        named[f"place:{place}"] = known.name
    return named


def _notes(unclear: Counter) -> Iterable[str]:
    for name, times in sorted(unclear.items()):
        yield f"'{name}' ({times}): a name, but of what is unclear"
