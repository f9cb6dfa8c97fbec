"""The cards of actors, places and sources: entries of a curated file, as nouns of the model."""

import re
from collections.abc import Callable

from kg.curation.form import Form
from kg.curation.lines import Entry, Word
from kg.model import ACTOR_KINDS, PLACE_KINDS, SOURCE_KINDS, Actor, Name, Place, Source

_LANG = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_URL = re.compile(r"https?://[^\s<>\"{}|\\^`]+")


def actor(form: Form) -> Actor:
    """The actor of an `actor:` entry."""
    return Actor(
        id=form.slug("actor"),
        kind=form.choice("kind", ACTOR_KINDS),
        name=form.text("name", required=True),
        aliases=form.texts("aliases"),
        names=_names(form),
        demonyms=form.texts("demonym"),
        metonyms=form.texts("metonyms"),
        same=_same(form),
        note=form.text("note"),
        origin=form.origin,
    )


def place(form: Form) -> Place:
    """The place of a `place:` entry."""
    return Place(
        id=form.slug("place"),
        kind=form.choice("kind", PLACE_KINDS),
        name=form.text("name", required=True),
        aliases=form.texts("aliases"),
        names=_names(form),
        within=form.text("within"),
        latitude=_degrees(form, "latitude", 90),
        longitude=_degrees(form, "longitude", 180),
        same=_same(form),
        note=form.text("note"),
        origin=form.origin,
    )


def source(form: Form) -> Source:
    """The source of a `source:` entry."""
    url = form.text("url")
    if url and not _URL.fullmatch(url):
        form.wrong("url", f"'{url}' is not an http or https address")
    return Source(
        id=form.slug("source"),
        kind=form.choice("kind", SOURCE_KINDS),
        title=form.text("title", required=True),
        publisher=form.text("publisher"),
        published=form.moment("published"),
        url=url,
        read=form.moment("read"),
        reliability=form.choice("reliability", "ABCDEF", default=""),
        language=form.text("language"),
        agency=form.text("agency"),
        copy_of=form.text("copy-of"),
        sha256=form.text("sha256"),
        note=form.text("note"),
        origin=form.origin,
    )


CARDS: dict[str, Callable[[Form], Actor | Place | Source]] = {
    "actors": actor,
    "places": place,
    "sources": source,
}


def _names(form: Form) -> tuple[Name, ...]:
    form.taken.add("names")
    value = form.entry.get("names", Entry())
    if not isinstance(value, Entry):
        form.wrong("names", "'names' must map a language tag to names, as in `ar: [..]`")
        return ()
    found = []
    for lang, texts in value.items():
        if not _LANG.fullmatch(lang):
            form.wrong("names", f"'{lang}' is not a language tag such as ar, ru or ar-Latn")
        texts = [texts] if isinstance(texts, Word) else texts
        if isinstance(texts, Entry) or not all(isinstance(text, Word) and text for text in texts):
            form.wrong("names", f"the names in '{lang}' must be a text or a list of texts")
            continue
        found += [Name(str(text), lang) for text in texts]
    return tuple(found)


def _same(form: Form) -> tuple[str, ...]:
    values = form.texts("same")
    for value in values:
        if not re.fullmatch(r"[a-z0-9]+:\S+", value):
            form.wrong("same", f"'{value}' is not of the form scheme:id, as in wikidata:Q1016")
    return values


def _degrees(form: Form, key: str, limit: int) -> str:
    value = form.text(key)
    if value and not (re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", value) and abs(float(value)) <= limit):
        form.wrong(key, f"'{value}' is not a {key} in degrees between -{limit} and {limit}")
        return ""
    return value
