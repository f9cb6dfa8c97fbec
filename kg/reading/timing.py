"""Timing: which of a sentence's words for time belongs to what happened."""

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.dates import DateError, Moment, Span
from kg.dates.relative import TimeWords, find
from kg.model import TIE_KINDS
from kg.reading import lexicon as lex
from kg.reading.forms import lemma
from kg.reading.hit import Hit
from kg.reading.trees import clause

if TYPE_CHECKING:
    from spacy.tokens import Token

# a reporting verb's day is the event's only where the sentence gives no other reading
_REPORT_RANK = 20
_FAR = 40


def span_of(hit: Hit, published: Moment | None) -> Span:
    """When the claim says that its fact held or happened.

    A tie without a date is attested on the day of publication; an event without one is undated.
    """
    heading = hit.line.heading
    words = _best(hit, heading or published)
    if hit.kind in TIE_KINDS:
        return _tie_span(hit, words, published)
    if words is None and heading is not None:
        return Span(start=heading, end=heading, point=True, words=str(heading))
    span = words.span if words else Span()
    return replace(span, attested=published) if span.open_end and published else span


def _tie_span(hit: Hit, words: TimeWords | None, published: Moment | None) -> Span:
    try:
        if hit.stance.status == "ended":
            end = f"/{words.span.start}" if words and words.span.point else ""
            end = end or (f"/[..{published}]" if published and published.is_day else "")
            return Span.parse(end, words=words.words if words else "")
        if words and words.words.lower().startswith("since") and words.span.start:
            return Span.parse(f"{words.span.start}/..", str(published or ""), words.words)
        if words and words.span.point and _is_past(hit.trigger):
            return Span(attested=words.span.start, words=words.words)
    except DateError:
        pass
    return Span(attested=published)


def _is_past(trigger: "Token") -> bool:
    return trigger.pos_ == "VERB" and "Past" in trigger.morph.get("Tense") or trigger.pos_ == "NOUN"


def _best(hit: Hit, published: Moment | None) -> TimeWords | None:
    tense = "future" if hit.stance.status == "planned" else "past"
    found = find(hit.line.sentence.text, published, tense)
    if not found or hit.quote and hit.kind in TIE_KINDS and hit.kind != "backing":
        return None
    ranked = sorted((rank, n) for n, t in enumerate(found) if (rank := _rank(hit, t)) < _FAR)
    return found[ranked[0][1]] if ranked else None


def _rank(hit: Hit, words: TimeWords) -> int:
    """How near the words for time stand to what happened; `_FAR` when they belong elsewhere."""
    span = hit.line.doc.char_span(words.start, words.end, alignment_mode="expand")
    if span is None:
        return _FAR
    governor = _governor(span)
    chain = clause(hit.trigger)
    if governor in chain:
        return _chain_rank(hit, chain, governor, span)
    below = next((n for n, t in enumerate(clause(governor)) if t == hit.trigger), None)
    if below is not None:
        path = clause(governor)[:below]
        crossed = sum(t.pos_ == "VERB" and t.dep_ not in ("xcomp",) for t in path)
        return 1 + below + 15 * max(0, crossed - 1) + (5 if crossed else 0)
    return _aside(chain, governor)


def _governor(span) -> "Token":
    head = span.root
    inside = set(range(span.start, span.end))
    while head.i in inside and head.head != head:
        head = head.head
    if lemma(head) in ("week", "month", "day", "year"):
        head = head.head
    return head


def _chain_rank(hit: Hit, chain: list["Token"], governor: "Token", span) -> int:
    depth = chain.index(governor)
    rank = 2 * depth
    for step in chain[:depth]:
        if step.dep_ in ("acl:relcl", "advcl", "acl") and step.head.pos_ in (
            "NOUN",
            "VERB",
            "PROPN",
        ):
            rank += 15
        if step.dep_ == "conj" and any(c.dep_.startswith("nsubj") for c in step.children):
            rank += _FAR
        if step.dep_ == "parataxis":
            rank += 15
    if lemma(governor) in lex.SAY | lex.CLAIM and governor.pos_ == "VERB" and depth:
        if _pluperfect(hit.trigger, chain[:depth]) or hit.kind in TIE_KINDS:
            return _FAR
        rank += _REPORT_RANK - 10
    return min(rank, _FAR)


def _pluperfect(trigger: "Token", chain: list["Token"]) -> bool:
    """ "said it had attacked": the day of saying is not that of the attack."""
    return any(
        c.lower_ in ("had", "would", "will") and c.dep_ == "aux" for t in chain for c in t.children
    )


def _aside(chain: list["Token"], governor: "Token") -> int:
    """A time on another part of the same clause: its subject or object."""
    for above in clause(governor):
        if above in chain and above.pos_ in ("VERB", "NOUN"):
            steps = clause(governor)
            path = steps[: steps.index(above)]
            if any(t.pos_ == "VERB" for t in path):
                return _FAR
            return 8 + 2 * chain.index(above)
    return _FAR
