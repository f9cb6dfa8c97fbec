"""Policy: what must not leave the house, and a chronicle without it.

`profiles/public.toml` lists ids: sources, actors, places, facts, claims and speakers. A claim is
left out with its source, with any actor or place that it names, with its speaker, and where its
words name a confidential actor or place. What is left never points to what is not.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from pathlib import Path
from typing import Any

from kg.curation.moved import used_ids
from kg.model import Actor, Chronicle, Claim, Event, Place, Tie
from kg.model.moved import now
from kg.problems import Problem, unknown

# key of a policy file -> the nouns whose ids it lists
KEYS = {
    "sources": ("source",), "actors": ("actor",), "places": ("place",),
    "facts": ("tie", "event"), "claims": ("claim",), "speakers": ("actor",),
}  # fmt: skip


@dataclass(frozen=True)
class Policy:
    """The ids that are confidential, by key of the policy file."""

    sources: frozenset[str] = frozenset()
    actors: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    facts: frozenset[str] = frozenset()
    claims: frozenset[str] = frozenset()
    speakers: frozenset[str] = frozenset()


def read_policy(path: Path, chronicle: Chronicle) -> tuple[Policy, list[Problem]]:
    """The policy of a file, and what is wrong with it: an id that nothing has hides nothing.

    Ids that are no longer used stand for what they became.
    """
    try:
        found = tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        return Policy(), [Problem(str(path), 0, f"cannot be read: {error.strerror}")]
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        return Policy(), [Problem(str(path), 0, f"is not TOML: {error}")]
    problems = [
        Problem(str(path), 0, unknown("key", key, KEYS)) for key in found if key not in KEYS
    ]
    used, ids = used_ids(chronicle), {}
    for key, nouns in KEYS.items():
        told = found.get(key, [])
        if not isinstance(told, list) or not all(isinstance(id, str) for id in told):
            problems.append(Problem(str(path), 0, f"'{key}' must be a list of ids"))
            continue
        ids[key] = set()
        known = {id for noun in nouns for id in used[noun]}
        for id in told:
            moves = [move.now for noun in nouns if (move := now(chronicle.moved, noun, id))]
            if id in known or moves:
                ids[key] |= {id} if id in known else set(moves)
            else:
                problems.append(Problem(str(path), 0, unknown(key.rstrip("s"), id, known)))
    return Policy(**{key: frozenset(found) for key, found in ids.items()}), problems


def redacted(chronicle: Chronicle, policy: Policy) -> Chronicle:
    """The chronicle without what is confidential, and without what points to it or names it."""
    hidden = [
        *(chronicle.actors[id] for id in sorted(policy.actors)),
        *(chronicle.places[id] for id in sorted(policy.places)),
    ]
    names = _names(hidden)
    sources = {
        id: replace(card, copy_of="" if card.copy_of in policy.sources else card.copy_of)
        for id, card in chronicle.sources.items()
        if id not in policy.sources and not _names_one(card, names)
    }
    claims = [c for c in chronicle.claims if c.source in sources and _public(c, policy, names)]
    left = {claim.about.id for claim in claims}
    claims = [_apart(claim, left) for claim in claims]
    actors = {
        id: _bare(card, names) for id, card in chronicle.actors.items() if id not in policy.actors
    }
    places = {
        id: replace(_bare(card, names), within="" if card.within in policy.places else card.within)
        for id, card in chronicle.places.items()
        if id not in policy.places
    }
    public = Chronicle(chronicle.title, actors, places, sources, tuple(claims))
    used = used_ids(public)
    moved = (replace(m, why="") for m in chronicle.moved if m.now in used[m.noun])
    return replace(public, moved=tuple(m for m in moved if not _names_one(m, names)))


def _public(claim: Claim, policy: Policy, names: re.Pattern | None) -> bool:
    """True for a claim that no key of the policy hides."""
    about = claim.about
    return not (
        claim.id in policy.claims
        or about.id in policy.facts
        or (claim.actors | {claim.according_to}) & policy.actors
        or claim.according_to in policy.speakers
        or claim.place in policy.places
        or _names_one(claim, names)
    )


def _apart(claim: Claim, left: set[str]) -> Claim:
    """A claim whose event is part of nothing that is left out."""
    about = claim.about
    if isinstance(about, Tie) or not about.part_of or about.part_of in left:
        return claim
    return replace(claim, about=Event(about.kind, about.id, about.name))


def _bare(card: Any, names: re.Pattern | None) -> Any:
    """A card without a note, and without other names, that name who is confidential."""
    if not _names_one(card, names):
        return card
    kept = {"note": ""}
    for field in ("aliases", "names", "demonyms", "metonyms"):
        if hasattr(card, field):
            values = getattr(card, field)
            kept[field] = tuple(value for value in values if not _names_one(value, names))
    return replace(card, **kept)


def _names(cards: list[Actor | Place]) -> re.Pattern | None:
    """What finds the names and ids of some actors and places in a text, as whole words.

    An actor's demonyms and metonyms are names too: "an Emirati aircraft", "Abu Dhabi".
    """
    texts = {
        text
        for card in cards
        for text in (card.id, card.name, *card.aliases, *(name.text for name in card.names))
    }
    texts |= {
        text
        for card in cards
        if isinstance(card, Actor)
        for text in (*card.demonyms, *card.metonyms)
    }
    longest = sorted(texts, key=lambda text: (-len(text), text))
    if not longest:
        return None
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?!\w)", re.I)


def _names_one(thing: Any, names: re.Pattern | None) -> bool:
    return names is not None and any(names.search(text) for text in _texts(thing))


def _texts(thing: Any) -> Iterator[str]:
    """Every text in a thing of the model, but where it was read."""
    if isinstance(thing, str):
        yield thing
    elif isinstance(thing, tuple | list):
        for part in thing:
            yield from _texts(part)
    elif is_dataclass(thing):
        for field in fields(thing):
            if field.name != "origin":
                yield from _texts(getattr(thing, field.name))
