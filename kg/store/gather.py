"""What a conflict's folder tells, curated and read: the left wing's claims, brought together."""

import hashlib
import json
import os
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from kg.curation import read_folder
from kg.folder import Folder
from kg.model import Actor, Chronicle, Claim, Place, Source
from kg.problems import Problem
from kg.store.codec import card_from, claim_from, dump, fact_from, fact_to_list


def gather(folder: Path, cache: Path) -> tuple[Chronicle, list[Problem]]:
    """The chronicle of the curated files and of the articles, and what is wrong with them.

    What was read from an article is kept in `cache` and used again while the article, the actors
    and places, and the reader are the same.
    """
    chronicle, problems = read_folder(folder)
    articles = Folder(folder).articles()
    if not articles:
        return chronicle, problems
    context = _context(chronicle)
    for path in articles:
        key = hashlib.sha256(path.read_bytes() + context).hexdigest()
        found = _kept(cache / f"{key}.json") or _read(path, chronicle, cache / f"{key}.json")
        if isinstance(found, Problem):
            problems.append(found)
        else:
            chronicle = _joined(chronicle, *found)
    return chronicle, problems


def _context(chronicle: Chronicle) -> bytes:
    """All that a reading depends on beside the article: names, places, the reader's own files."""
    digest = hashlib.sha256()
    for card in (*chronicle.actors.values(), *chronicle.places.values()):
        digest.update(dump(replace(card, origin="")).encode())
    reading = Path(__file__).parent.parent / "reading"
    for path in sorted(p for p in reading.rglob("*") if p.suffix in (".py", ".cfg", ".json")):
        digest.update(path.read_bytes())
    return digest.digest()


def _read(path: Path, chronicle: Chronicle, kept: Path):
    from kg.reading import read, read_article

    article = read_article(path)
    if isinstance(article, Problem):
        return article
    reading = read(article, chronicle.actors, chronicle.places)
    source = replace(reading.source, origin=f"{path}:1")
    claims = [replace(claim, origin=f"{path}:1") for claim in reading.claims]
    _keep(kept, source, reading.new_actors, reading.new_places, claims)
    return source, reading.new_actors, reading.new_places, claims


def _joined(
    chronicle: Chronicle,
    source: Source,
    actors: Iterable[Actor],
    places: Iterable[Place],
    claims: Iterable[Claim],
) -> Chronicle:
    """The chronicle with what one article adds; a known card is never replaced."""
    return replace(
        chronicle,
        actors=dict(sorted(({a.id: a for a in actors} | dict(chronicle.actors)).items())),
        places=dict(sorted(({p.id: p for p in places} | dict(chronicle.places)).items())),
        sources=dict(sorted((dict(chronicle.sources) | {source.id: source}).items())),
        claims=(*chronicle.claims, *claims),
    )


def _keep(path: Path, source, actors, places, claims) -> None:
    body = {
        "source": dump(source),
        "actors": [dump(actor) for actor in actors],
        "places": [dump(place) for place in places],
        "claims": [[json.dumps(fact_to_list(c.about)), dump(c)] for c in claims],
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    half = path.with_suffix(f".{os.getpid()}")
    half.write_text(json.dumps(body, ensure_ascii=False), "utf-8")
    half.replace(path)


def _kept(path: Path):
    if not path.is_file():
        return None
    body = json.loads(path.read_text("utf-8"))
    return (
        card_from(Source, body["source"]),
        [card_from(Actor, text) for text in body["actors"]],
        [card_from(Place, text) for text in body["places"]],
        [claim_from(fact_from(about), text) for about, text in body["claims"]],
    )
