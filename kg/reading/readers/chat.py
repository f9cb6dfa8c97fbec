"""Chat: a reader that asks a language model at an OpenAI-compatible chat endpoint.

It is off unless it is named, and asks nothing of the network before. Every claim must quote the
article; a quote that is not found there, letter for letter, is dropped and told, and so is an actor
whom the article does not name. How well any model reads was not measured, so its claims carry a low
confidence (at most `SURE`).
"""

import os
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from typing import Any

from kg.dates import DateError, Span
from kg.model import EVENT_KINDS, TIE_KINDS, Actor, Claim, Evidence, Fact, Place, Tie
from kg.problems import Problem
from kg.reading.article import Article
from kg.reading.happenings import Happenings, Telling
from kg.reading.reader import Reading
from kg.reading.readers.endpoint import Endpoint, EndpointError
from kg.reading.readers.finding import ReaderError
from kg.reading.readers.form import SCHEMA, Answered, claims_of, instructions
from kg.reading.readers.people import People
from kg.reading.readers.quotes import find
from kg.reading.sentences import split
from kg.reading.sighting import Sighting

SURE = 0.5
_AROUND = 32
_CHUNK = 6000


def read(
    article: Article,
    actors: Mapping[str, Actor],
    places: Mapping[str, Place],
    *,
    endpoint: str = "",
    model: str = "",
) -> Reading | Problem:
    """What a model says that an article says; a Problem where it said nothing that can be used.

    The endpoint and the model may stand in KG_READER_ENDPOINT and KG_READER_MODEL, the key stands
    in KG_READER_KEY or OPENAI_API_KEY.
    """
    url = endpoint or os.environ.get("KG_READER_ENDPOINT", "")
    model = model or os.environ.get("KG_READER_MODEL", "")
    if not url:
        raise ReaderError("reader 'chat' needs --endpoint URL, as http://localhost:11434/v1")
    if not model:
        raise ReaderError("reader 'chat' needs --model NAME, a model that the endpoint has")
    try:
        where = Endpoint.at(url)
    except EndpointError as error:
        raise ReaderError(f"reader 'chat': {error}") from None
    return _Chat(article, People(article.text, actors, places), where, model).reading()


class _Chat:
    """The reading of one article."""

    def __init__(self, article: Article, people: People, endpoint: Endpoint, model: str) -> None:
        self.article, self.people, self.endpoint, self.model = article, people, endpoint, model
        self.sentences = split(article.text, article.paragraphs)
        self.starts = [sentence.start for sentence in self.sentences]
        self.happenings = Happenings(article.id, people.cast)
        self.problems: list[Problem] = []
        self.claims: dict[str, Claim] = {}
        self.plans: dict[str, Claim] = {}
        self.seen: set[Sighting] = set()

    def reading(self) -> Reading | Problem:
        """The reading, part by part."""
        parts = list(chunks(self.article))
        unread = 0
        for number, (start, end) in enumerate(parts, 1):
            part = f"part {number} of {len(parts)}: " if len(parts) > 1 else ""
            try:
                answered, wrong = claims_of(self._answer(start, end))
            except EndpointError as error:
                answered, wrong, unread = [], [f"was not read: {error}"], unread + 1
            self._tell(f"{part}{message}" for message in wrong)
            for one in answered:
                if fault := self._take(one, start, end):
                    self._tell([f"{part}a claim was dropped: {fault}"])
        if unread == len(parts):
            return self.problems[-1]
        return self._made()

    def _tell(self, messages) -> None:
        self.problems += [Problem(self.article.name, 0, message) for message in messages]

    # --- asking
    def _answer(self, start: int, end: int) -> str:
        answer = self.endpoint.ask(self._question(start, end))
        choices = answer.get("choices")
        choice = choices[0] if isinstance(choices, list) and choices else {}
        message = choice.get("message") if isinstance(choice, dict) else None
        if not isinstance(message, dict):
            raise EndpointError("the answer is not that of a chat endpoint")
        if choice.get("finish_reason") == "length":
            raise EndpointError("the answer was cut off at the model's limit of length")
        if message.get("refusal"):
            raise EndpointError("the model refuses to answer")
        content = message.get("content")
        if not isinstance(content, str) or not content.strip():
            raise EndpointError("the answer is empty")
        return content

    def _question(self, start: int, end: int) -> dict[str, Any]:
        article = self.article
        head = f"Title: {article.title}\nPublisher: {article.publisher or 'unknown'}\n"
        day = f"Published: {article.published or 'unknown'}\n\n"
        return {
            "model": self.model,
            "temperature": 0,
            "messages": [
                {"role": "system", "content": instructions()},
                {"role": "user", "content": head + day + article.text[start:end]},
            ],
            "response_format": {
                "type": "json_schema",
                "json_schema": {"name": "claims", "strict": True, "schema": SCHEMA},
            },
        }

    # --- taking
    def _take(self, one: Answered, start: int, end: int) -> str:
        """Take a claim of an answer; what is wrong with it, or nothing."""
        found = find(one.quote, self.article.text[start:end])
        if found is None:
            return f"its quote is not in the text: “{_short(one.quote)}”"
        first, last = start + found[0], start + found[1]
        roles: dict[str, list[str]] = {}
        for who in one.participants:
            actor = self.people.actor(who.name, who.kind)
            if not actor:
                return f"it names '{_short(who.name)}', whom the text does not name"
            roles.setdefault(who.role, []).append(actor)
            self._see(who.name, actor, first, last)
        speaker = self.people.actor(one.according_to, "person") if one.according_to else ""
        place = self.people.place(one.place) if one.place and one.kind not in TIE_KINDS else ""
        try:
            span = self._span(one)
        except DateError as error:
            self._tell([f"a date was dropped: {error}"])
            span = Span(attested=self.article.published) if one.kind in TIE_KINDS else Span()
        fact = self._fact(one, roles, place, span, first)
        if fact is None:
            return f"{one.kind}: an actor has no such tie with itself"
        self._keep(one, fact, roles, span, place, speaker, (first, last))
        return ""

    def _see(self, name: str, actor: str, first: int, last: int) -> None:
        at = self.article.text.find(name, first, last)
        if at >= 0:
            how = "name" if actor in self.people.known_actors else "new"
            kind = self.people.cast.kind(actor)
            self.seen.add(Sighting(at, at + len(name), actor, kind, how))

    def _fact(self, one: Answered, roles: dict, place: str, span: Span, at: int) -> Fact | None:
        if one.kind not in TIE_KINDS:
            line, told = bisect_right(self.starts, at), _in_order(one.kind, roles)
            planned = one.status == "planned"
            return self.happenings.of(Telling(one.kind, line, told, place, span, planned))
        order = TIE_KINDS[one.kind].role_names
        actors = [actor for role in order for actor in roles.get(role, ())]
        return Tie.between(one.kind, *actors) if len(set(actors)) == len(actors) > 1 else None

    def _span(self, one: Answered) -> Span:
        published = str(self.article.published or "")
        if one.kind not in TIE_KINDS:
            return Span.parse(one.date, words=one.date_words)
        if one.status == "ended":
            end = one.date.partition("/")[2] or one.date or (f"[..{published}]" * bool(published))
            return Span.parse(f"/{end}" if end else "", words=one.date_words)
        if "/" in one.date:
            going_on = one.date.rstrip().endswith("..")
            return Span.parse(one.date, published if going_on else "", one.date_words)
        return Span.parse("", one.date or published, one.date_words if one.date else "")

    def _keep(self, one: Answered, fact, roles, span, place, speaker, at: tuple[int, int]) -> None:
        text, (start, end) = self.article.text, at
        is_tie = isinstance(fact, Tie)
        claim = Claim(
            about=fact,
            source=self.article.id,
            published=self.article.published,
            polarity=one.polarity,
            certainty=one.certainty,
            according_to=speaker,
            span=span,
            place=place,
            means=(one.means or "unspecified",) if one.kind == "backing" else (),
            post=one.post if is_tie else "",
            roles=() if is_tie else _in_order(one.kind, roles),
            evidence=Evidence(
                exact=text[start:end],
                start=start,
                end=end,
                prefix=text[max(0, start - _AROUND) : start],
                suffix=text[end : end + _AROUND],
            ),
            method="read",
            rule=f"chat:{self.model}",
            confidence=SURE,
            note=f"according to {one.according_to}" if one.according_to and not speaker else "",
        )
        (self.plans if one.status == "planned" else self.claims).setdefault(claim.id, claim)

    def _made(self) -> Reading:
        claims, plans = tuple(self.claims.values()), tuple(self.plans.values())
        cast = self.people.cast
        used = {a for c in (*claims, *plans) for a in (*c.actors, c.according_to) if a}
        placed = {c.place for c in (*claims, *plans) if c.place}
        spots = {p: cast.new_places.get(p) or cast.known.places[p] for p in sorted(placed)}
        cards = {a: cast.actor(a) for a in sorted(used)}
        everyone = (*cards, *(one.id for one in self.seen))
        names = {actor: cast.actor(actor).name for actor in everyone}
        return Reading(
            article=self.article,
            source=self.article.card(),
            sentences=self.sentences,
            claims=claims,
            plans=plans,
            new_actors=tuple(c for id, c in cards.items() if id not in self.people.known_actors),
            new_places=tuple(p for id, p in spots.items() if id not in self.people.known_places),
            mentions=_apart(self.seen),
            names=names | {f"place:{id}": place.name for id, place in spots.items()},
            problems=(*self.article.problems, *self.problems),
        )


def chunks(article: Article, size: int = _CHUNK) -> Iterator[tuple[int, int]]:
    """The running text in parts of whole paragraphs, each no longer than `size` where it can be."""
    start = end = None
    for first, last in article.paragraphs:
        if start is not None and last - start > size:
            yield start, end
            start = None
        start = first if start is None else start
        end = last
    if start is not None:
        yield start, end


def _in_order(kind: str, roles: dict[str, list[str]]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The roles of an event in the order of its kind."""
    order = EVENT_KINDS[kind].role_names
    return tuple((role, tuple(dict.fromkeys(roles[role]))) for role in order if role in roles)


def _apart(seen: set[Sighting]) -> tuple[Sighting, ...]:
    """The names that do not overlap, the longest of those that do."""
    kept: list[Sighting] = []
    for one in sorted(seen, key=lambda s: (s.start - s.end, s)):
        if all(one.end <= other.start or other.end <= one.start for other in kept):
            kept.append(one)
    return tuple(sorted(kept))


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 80 else f"{text[:79]}…"
