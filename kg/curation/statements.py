"""Statements: the fact entries of a curated file, each a tie or an event with the claims on it."""

import re
from collections.abc import Iterator, Mapping

from kg.curation.form import Form
from kg.curation.lines import Entry, Items
from kg.dates import DateError, Span
from kg.model import (
    CERTAINTIES,
    EVENT_KINDS,
    KINDS,
    MEANS,
    METHODS,
    POLARITIES,
    TIE_KINDS,
    VERBS,
    Actor,
    Claim,
    Count,
    Event,
    Evidence,
    Fact,
    Place,
    Source,
    Tie,
)  # fmt: skip
from kg.model.claims import COUNTED
from kg.problems import unknown

CLAIM_KEYS = (
    "source", "polarity", "certainty", "according-to", "when", "attested", "date-text", "place",
    "means", "post", "says", "locator", "quote", "quote-start", "quote-prefix", "quote-suffix",
    "method", "rule", "confidence", "credibility", "retracted", "note", *COUNTED,
)  # fmt: skip

_BEST = re.compile(r"([0-9]+) \((.+)\)")  # 42 (40..50): the best estimate and its bounds


class Statements:
    """Reads fact entries against the actors, places and sources that are known."""

    def __init__(
        self,
        actors: Mapping[str, Actor],
        places: Mapping[str, Place],
        sources: Mapping[str, Source],
    ) -> None:
        self.actors, self.places, self.sources = actors, places, sources

    def claims(self, form: Form) -> Iterator[Claim]:
        """The claims of one fact entry; problems go to the form."""
        fact = self.fact(form)
        roles = () if fact is None or isinstance(fact, Tie) else KINDS[fact.kind].role_names
        inner = form.entry.get("claims")
        form.taken.add("claims")
        if inner is None:
            yield from self._claim(form, fact, roles)
            form.rest((*CLAIM_KEYS, *roles))
            return
        form.rest(("claims",))
        if not isinstance(inner, Items) or not inner:
            form.wrong("claims", "'claims' must be a list of claims")
            return
        for item in inner:
            if not isinstance(item, Entry):
                form.wrong("claims", "each claim must be a mapping of keys, as `- source: ..`")
                continue
            own = Form(item, form.path, form.problems)
            yield from self._claim(own, fact, roles)
            own.rest((*CLAIM_KEYS, *roles))

    def fact(self, form: Form) -> Fact | None:
        """The tie or event that an entry names; None (and a problem) when it is neither."""
        if "tie" in form.entry:
            return self._tie(form, form.text("tie"))
        if "event" not in form.entry:
            form.wrong("", "needs 'tie: A backs B' or 'event: an-id'")
            for key in ("kind", "name", "part-of"):
                form.taken.add(key)
            return None
        kind = form.choice("kind", EVENT_KINDS)
        event = Event(
            kind=kind,
            id=form.slug("event"),
            name=form.text("name", required=True),
            part_of=form.text("part-of"),
        )
        return event if kind and event.id else None

    def _tie(self, form: Form, sentence: str) -> Tie | None:
        words = sentence.split()
        if not words:
            return None
        if len(words) not in (3, 5) or (len(words) == 5 and words[3] != "against"):
            form.wrong(
                "tie", f"'{sentence}' is not of the form 'A backs B' or 'A backs B against C'"
            )
            return None
        if words[1] not in VERBS:
            form.wrong("tie", unknown("verb", words[1], VERBS))
            return None
        kind = VERBS[words[1]]
        if len(words) == 5 and "against" not in kind.role_names:
            form.wrong("tie", f"'{words[1]}' takes no 'against'")
            return None
        actors = [words[0], words[2], *words[4:]]
        known = [self._known(form, "tie", "actor", actor, self.actors) for actor in actors]
        if kind.symmetric and actors[0] == actors[1]:
            form.wrong("tie", f"'{sentence}' ties an actor to itself")
            return None
        return Tie.between(kind.name, *actors) if all(known) else None

    def _known(self, form: Form, key: str, what: str, id: str, known: Mapping) -> bool:
        if id not in known:
            form.wrong(key, unknown(what, id, known))
        return id in known

    def _claim(self, form: Form, fact: Fact | None, roles: tuple[str, ...]) -> Iterator[Claim]:
        before = len(form.problems)
        source = self.sources.get(name := form.text("source", required=True))
        if name:
            self._known(form, "source", "source", name, self.sources)
        for key, known in (("according-to", self.actors), ("place", self.places)):
            if value := form.text(key):
                self._known(form, key, "actor" if known is self.actors else key, value, known)
        claim = {
            "source": name,
            "published": source and source.published,
            "polarity": form.choice("polarity", POLARITIES, default="affirms"),
            "certainty": form.choice("certainty", CERTAINTIES, default="stated"),
            "according_to": form.text("according-to"),
            "span": self._span(form, isinstance(fact, Tie), source),
            "place": form.text("place"),
            "means": form.choices("means", MEANS) or _no_means(fact),
            "post": form.text("post"),
            "roles": tuple((r, who) for r in roles if (who := self._actors(form, r))),
            "counts": tuple(count for what in COUNTED for count in _count(form, what)),
            "evidence": _evidence(form),
            "method": form.choice("method", METHODS, default="curated"),
            "rule": form.text("rule"),
            "confidence": _confidence(form),
            "credibility": form.choice("credibility", "123456", default=""),
            "retracted": form.moment("retracted"),
            "note": form.text("note"),
            "origin": form.origin,
        }
        if fact is not None and len(form.problems) == before:
            yield Claim(about=fact, **claim)

    def _actors(self, form: Form, role: str) -> tuple[str, ...]:
        actors = form.texts(role)
        return tuple(a for a in actors if self._known(form, role, "actor", a, self.actors))

    def _span(self, form: Form, is_tie: bool, source: Source | None) -> Span:
        when, attested = form.text("when"), form.text("attested")
        bare = when and "/" not in when and when != "unknown"
        published = str(source.published) if source and source.published else ""
        if is_tie and bare and not attested:
            when, attested = "", when  # "held on that day", not "began and ended on it"
        ongoing = when.partition("/")[2].strip() == ".."
        if is_tie and not attested and (ongoing or not when):
            attested = published
        if attested == "unknown":
            attested = ""
        try:
            return Span.parse(when, attested, form.text("date-text"))
        except DateError as error:
            form.wrong("when" if "when" in form.entry else "attested", str(error))
            return Span()


def _no_means(fact: Fact | None) -> tuple[str, ...]:
    return ("unspecified",) if fact and fact.kind == TIE_KINDS["backing"].name else ()


def _count(form: Form, what: str) -> Iterator[Count]:
    text = form.text(what)
    best, bounds = _BEST.fullmatch(text).groups() if _BEST.fullmatch(text) else (None, text)
    found = re.fullmatch(r"([0-9]+)(?:\.\.([0-9]+)|(\+))?", bounds)
    if found:
        low, high = int(found[1]), None if found[3] else int(found[2] or found[1])
        if high is not None and high < low:
            form.wrong(what, f"'{what}' runs from {low} down to {high}")
        yield Count(what, low, high, int(best) if best else None)
    elif text:
        form.wrong(what, f"'{what}' must be a number, a range 10..12 or a least number 10+")


def _evidence(form: Form) -> Evidence:
    quote, start = form.raw("quote"), form.text("quote-start")
    if start and not (re.fullmatch("[0-9]+", start) and quote):
        form.wrong("quote-start", "'quote-start' must be the place of a quote, counted from 0")
        start = ""
    return Evidence(
        paraphrase=form.text("says"),
        locator=form.text("locator"),
        exact=quote,
        start=int(start) if start else None,
        end=int(start) + len(quote) if start else None,
        prefix=form.raw("quote-prefix"),
        suffix=form.raw("quote-suffix"),
    )


def _confidence(form: Form) -> float | None:
    text = form.text("confidence")
    if text and not re.fullmatch(r"0(\.[0-9]+)?|1(\.0+)?", text):
        form.wrong("confidence", f"'{text}' is not a number between 0 and 1")
        return None
    return float(text) if text else None
