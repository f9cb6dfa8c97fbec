"""Facts: a reading in the form of the annotated articles, for `kg read --format facts`.

How our kinds map to theirs: leadership, membership and representation are `leadership`; strike
and attack are `attack`; resignation is `appointment`, delivery `arms_delivery`; a violation that
one side alleges of the other is that side's `statement`; recognition is a support of that
subtype. Deployments, decisions and blockades are `other`. An actor goes by the name that the
article gives it, for its annotation knows no other."""

from collections import defaultdict
from dataclasses import replace

from kg.dates import Span
from kg.model import Claim, Event, Tie
from kg.reading.reader import Reading

_TIES = {
    "backing": "support",
    "alliance": "alliance",
    "opposition": "opposition",
    "leadership": "leadership",
    "membership": "leadership",
    "representation": "leadership",
}
_EVENTS = {
    "battle": "battle",
    "strike": "attack",
    "attack": "attack",
    "offensive": "offensive",
    "capture": "capture",
    "withdrawal": "withdrawal",
    "ceasefire": "ceasefire",
    "talks": "talks",
    "agreement": "agreement",
    "appointment": "appointment",
    "resignation": "appointment",
    "sanctions": "sanctions",
    "delivery": "arms_delivery",
    "statement": "statement",
    "violation": "statement",
    "protest": "protest",
    "coup": "coup",
}
_SUBTYPES = {
    "weapons": "military/arms",
    "military": "military/arms",
    "materiel": "military/arms",
    "intelligence": "military/arms",
    "territory": "military/arms",
    "infrastructure": "military/arms",
    "troops": "troops",
    "mercenaries": "mercenaries",
    "training": "training",
    "funding": "financial",
    "political": "political/diplomatic",
    "diplomatic": "political/diplomatic",
    "recognition": "recognition",
}
_OBJECTS = (
    "defender",
    "target",
    "loser",
    "addressee",
    "recipient",
    "recognised",
    "concerns",
    "body",
)


def facts(reading: Reading) -> list[dict]:
    """The facts that an article states, as a list of plain objects; plans among them, marked so."""
    reading = replace(reading, names={**reading.names, **_called(reading)})
    found = [_tie(reading, c, "") for c in reading.claims if _is_told_tie(c)]
    found += [_tie(reading, c, "planned") for c in reading.plans if _is_told_tie(c)]
    for claims, status in ((reading.claims, ""), (reading.plans, "planned")):
        found += _events(reading, claims, status)
    return found


def _called(reading: Reading) -> dict[str, str]:
    """The fullest name in the text, of each actor that it never calls by its own.

    A state's only where it is part of its own: "Macedonia" of North Macedonia."""
    heard: dict[str, set[str]] = defaultdict(set)
    for one in reading.mentions:
        if one.how in ("name", "new", "transliteration") and one.kind != "place":
            words = " ".join(reading.article.text[one.start : one.end].split())
            part = set(words.split()) <= set(reading.names[one.id].split())
            if not words.islower() and (part or one.kind != "state"):
                heard[one.id].add(words)
    return {
        actor: max(names, key=lambda name: (len(name), name))
        for actor, names in heard.items()
        if reading.names[actor].lower() not in {name.lower() for name in names}
    }


def _is_told_tie(claim: Claim) -> bool:
    return isinstance(claim.about, Tie) and claim.about.kind in _TIES


def _tie(reading: Reading, claim: Claim, status: str) -> dict:
    first, second = claim.about.actors[:2]
    fact = {
        "kind": _TIES[claim.about.kind],
        "subject": reading.names[first],
        "object": reading.names[second],
    }
    if claim.about.kind == "backing":
        fact["subtype"] = _SUBTYPES.get(claim.means[0] if claim.means else "", "unspecified")
    if claim.post:
        fact["role"] = claim.post
    return fact | _shared(reading, claim, status or ("ended" if claim.span.end else ""))


def _events(reading: Reading, claims: tuple[Claim, ...], status: str) -> list[dict]:
    """One fact per event and stance; its tellings give it their actors, day and place together."""
    told: dict[tuple, list[Claim]] = {}
    for claim in claims:
        if isinstance(claim.about, Event):
            told.setdefault((claim.about.id, claim.polarity, claim.certainty), []).append(claim)
    return [_event(reading, same, status) for same in told.values()]


def _event(reading: Reading, same: list[Claim], status: str) -> dict:
    first = same[0]
    subjects: dict[str, None] = {}
    objects: dict[str, None] = {}
    for claim in same:
        for role, actors in claim.roles:
            into = objects if role in _OBJECTS else subjects
            into.update(dict.fromkeys(reading.names[actor] for actor in actors))
    if first.about.kind == "violation":
        violators = [a for c in same for role, got in c.roles if role == "violator" for a in got]
        objects = {reading.names[a]: None for a in violators}
        subjects = {reading.names[first.according_to]: None} if first.according_to else {}
    dated = next((c for c in same if c.span.extent), first)
    placed = next((c.place for c in same if c.place), "")
    fact = {
        "kind": "event",
        "type": _type(same),
        "subject": list(subjects) or None,
        "object": list(objects) or None,
        "place": reading.names.get(f"place:{placed}") if placed else None,
    }
    fact |= _shared(reading, first, status)
    if counts := {count.what: str(count) for claim in same for count in claim.counts}:
        fact["counts"] = counts
    if first.about.kind == "violation":
        fact["polarity"] = "asserted"
    return fact | {"date": _date(dated.span)}


def _type(same: list[Claim]) -> str:
    """Their name for the kind; the killed without a killer are a casualty."""
    if all(c.rule in ("kills", "killing-of") and "attacker" not in dict(c.roles) for c in same):
        return "casualty"
    return _EVENTS.get(same[0].about.kind, "other")


def _shared(reading: Reading, claim: Claim, status: str) -> dict:
    polarity = (
        "denied"
        if claim.polarity == "denies"
        else ("alleged" if claim.certainty == "alleged" else "asserted")
    )
    speaker = reading.names.get(claim.according_to, "")
    fact = {
        "date": _date(claim.span) if claim.span.edtf else None,
        "polarity": polarity,
        "attributed_to": speaker or claim.note.removeprefix("according to ") or None,
        "sentence": _sentence(reading, claim),
        "quote": claim.evidence.exact,
        "rule": claim.rule,
        "confidence": claim.confidence,
    }
    return fact | ({"status": status} if status else {})


def _date(span: Span) -> str | None:
    """A day, month, year or `first/last`; of several possible dates the first, likeliest."""
    if not span.edtf:
        return None
    if span.point and span.start:
        text = str(span.start).rstrip("?~%")
        if text[0] != "[" and text[5:7] not in ("21", "22", "23", "24"):
            return text
        first = text.strip("[]").split(",")[0]
        extent = Span.parse(first if ".." not in first else f"[{first}]").extent
    else:
        extent = span.extent
    return f"{extent[0]}/{extent[1]}" if extent else None


def _sentence(reading: Reading, claim: Claim) -> str:
    start = claim.evidence.start or 0
    return next((s.text for s in reading.sentences if s.start <= start < s.end), "")
