"""What a conflict's folder tells, curated and read: the left wing's claims, brought together."""

import hashlib
import json
import os
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from kg.curation import read_folder
from kg.folder import Folder
from kg.model import Actor, Chronicle, Place, Source
from kg.problems import Problem
from kg.store.build import hashed
from kg.store.codec import card_from, claim_from, dump, fact_from, fact_to_list


def gather(folder: Path, cache: Path) -> tuple[Chronicle, list[Problem]]:
    """The chronicle of all files of a folder, and what is wrong with them.

    Articles are read beside the curated names alone, whatever datasets were brought in. What was
    read from one is kept in `cache` and used again while the article, the actors and places, and
    the reader are the same.
    """
    chronicle, problems = read_folder(folder)
    for more in (_articles, _with_imports):
        chronicle, wrong = more(folder, chronicle, cache)
        problems += wrong
    return chronicle, problems


def _articles(folder: Path, chronicle: Chronicle, cache: Path) -> tuple[Chronicle, list[Problem]]:
    """The chronicle with what is read in articles."""
    articles = Folder(folder).articles()
    if not articles:
        return chronicle, []
    context, problems = _context(chronicle, cache), []
    read: dict[str, Path] = {}
    added = []
    for path in articles:
        found = _said(path, chronicle, context, cache)
        if isinstance(found, Problem):
            problems.append(found)
        elif read.setdefault(found[0].id, path) != path:
            other = read[found[0].id].name
            message = (
                f"is source '{found[0].id}', as {other} is; name one in its head: `source: ..`"
            )
            problems.append(Problem(str(path), 1, message))
        else:
            added.append((f"{path}:1", *found))
    return _joined(chronicle, added), problems


def _with_imports(
    folder: Path, chronicle: Chronicle, _cache: Path
) -> tuple[Chronicle, list[Problem]]:
    """The chronicle with the actors and ties of datasets; what is curated stays as it is.

    Their events are not in it: kg.store.datasets writes them row by row into the build.
    """
    if not Folder(folder).imports():
        return chronicle, []
    from kg.importing.imported import astray, cast_of, imports

    mappings, problems = imports(folder)
    actors, wrong = cast_of(folder, chronicle.actors)
    sources = {}
    claims = {claim.id: claim for claim in chronicle.claims}
    for mapping in mappings:
        sources[mapping.manifest.name] = mapping.source
        for claim in mapping.ties():
            claims.setdefault(claim.id, replace(claim, origin=f"{mapping.manifest.path}:1"))
    added = replace(
        chronicle,
        actors=dict(sorted(actors.items())),
        sources=dict(sorted((sources | dict(chronicle.sources)).items())),
        claims=tuple(claims.values()),
    )
    return added, [*problems, *wrong, *astray(folder, chronicle.places)]


def _context(chronicle: Chronicle, cache: Path) -> bytes:
    """All that a reading depends on beside the article: names, places, the reader's own files."""
    digest = hashlib.sha256()
    for card in (*chronicle.actors.values(), *chronicle.places.values()):
        digest.update(dump(card).encode())
    reading = Path(__file__).parent.parent / "reading"
    paths = sorted(p for p in reading.rglob("*") if p.is_file() and p.suffix != ".pyc")
    files = {path.relative_to(reading).as_posix(): path for path in paths}
    digest.update(json.dumps(hashed(files, cache / "reader.json")).encode())
    return digest.digest()


def _said(path: Path, chronicle: Chronicle, context: bytes, cache: Path):
    """What an article adds (source, new actors, new places, claims), or why it cannot be read."""
    try:
        key = hashlib.sha256(path.read_bytes() + context).hexdigest()
    except OSError as error:
        return Problem(str(path), 0, f"cannot be read: {error.strerror}")
    kept = cache / f"{key}.json"
    return _kept(kept) or _read(path, chronicle, kept)


def _read(path: Path, chronicle: Chronicle, kept: Path):
    from kg.reading import read, read_article

    article = read_article(path)
    if isinstance(article, Problem):
        return article
    reading = read(article, chronicle.actors, chronicle.places)
    found = reading.source, reading.new_actors, reading.new_places, reading.claims
    _keep(kept, *found)
    return found


def _joined(chronicle: Chronicle, added: Iterable[tuple]) -> Chronicle:
    """The chronicle with what the articles add; a known card or claim is never replaced."""
    actors, places = dict(chronicle.actors), dict(chronicle.places)
    sources, claims = dict(chronicle.sources), {}
    curated = {claim.id for claim in chronicle.claims}
    for origin, source, new_actors, new_places, new_claims in added:
        for known, cards in (
            (actors, new_actors), (places, new_places), (sources, [source]), (claims, new_claims),
        ):  # fmt: skip
            for card in cards:
                if card.id not in curated:
                    known.setdefault(card.id, replace(card, origin=origin))
    return replace(
        chronicle,
        actors=dict(sorted(actors.items())),
        places=dict(sorted(places.items())),
        sources=dict(sorted(sources.items())),
        claims=(*chronicle.claims, *claims.values()),
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
