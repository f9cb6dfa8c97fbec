"""Timing: which of a sentence's words for time belongs to what happened.

The nearest in the tree is taken. A time that stands on another happening, in another clause or on
the verb of telling counts less or not at all: the day of a report is not that of the event.
"""

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from kg.dates import DateError, Moment, Span
from kg.dates.relative import TimeWords, find
from kg.model import EVENT_KINDS, TIE_KINDS
from kg.reading import lexicon as lex
from kg.reading.carrying import carrier, clause
from kg.reading.cast import Line
from kg.reading.forms import lemma
from kg.reading.hit import Hit
from kg.reading.rules import RULES

if TYPE_CHECKING:
    from kg.reading.tokens import Token

# at this distance a time belongs elsewhere
_FAR = 40
_REPORT = 10
_CLAUSES = ("acl:relcl", "advcl", "acl", "parataxis")
# nouns and verbs that tell of something that happens, so that a time beside one is its own
_HAPPENING = {
    pos: frozenset(w for r in RULES if r.pos == pos and r.kind in EVENT_KINDS for w in r.words)
    for pos in ("noun", "verb")
}


@dataclass
class Clock:
    """Reads the times of one article; remembers the last date told, for "a day later"."""

    lines: list[Line]
    published: Moment | None
    _found: dict[tuple[int, str], list[TimeWords]] = field(default_factory=dict)
    _last: dict[int, Moment | None] = field(default_factory=dict)

    def span_of(self, hit: Hit) -> Span:
        """When the claim says that its fact held or happened.

        A tie without a date is attested on the day of publication; an event without is undated.
        """
        words = self._best(hit)
        if hit.kind in TIE_KINDS:
            return _tie_span(hit, words, self.published)
        heading = hit.line.heading
        if words is None and heading is not None:
            return Span(start=heading, end=heading, point=True, words=str(heading))
        span = words.span if words else Span()
        if span.open_end and self.published:
            return replace(span, attested=self.published)
        return span

    def _best(self, hit: Hit) -> TimeWords | None:
        if hit.quote and hit.kind in TIE_KINDS and hit.kind != "backing":
            return None
        found = self._in(hit.line, "future" if hit.stance.status == "planned" else "past")
        ranked = sorted(
            (rank + _is_vague(t), n) for n, t in enumerate(found) if (rank := _rank(hit, t)) < _FAR
        )
        resolved = [n for _, n in ranked if found[n].span.edtf]
        return found[(resolved or [ranked[0][1]])[0]] if ranked else None

    def _in(self, line: Line, tense: str) -> list[TimeWords]:
        key = (line.number, tense)
        if key not in self._found:
            anchor = line.heading or self.published
            self._found[key] = find(line.sentence.text, anchor, tense, self._last_before(line))
        return self._found[key]

    def _last_before(self, line: Line) -> Moment | None:
        """The last date that the sentences before this one tell."""
        if line.number not in self._last:
            last = None
            for one in self.lines:
                self._last[one.number] = last
                told = [t for t in self._in(one, "past") if t.span.point]
                last = one.heading or (told[-1].span.start if told else last)
        return self._last.get(line.number)


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


def _is_vague(told: TimeWords) -> int:
    """What "after years of", "in recent weeks" count less than a day beside them."""
    words = told.words.lower().split()
    vague = "recent" in words or words[-1:] == ["of"]
    return _VAGUE if vague else 0


_VAGUE = 12


# --- how near
def _rank(hit: Hit, words: TimeWords) -> int:
    """How near the words for time stand to what happened; `_FAR` when they belong elsewhere."""
    told = hit.line.doc.between(words.start, words.end)
    if all(t.i in hit.line.at for t in told):  # "the March 23 movement"
        return _FAR
    governor = _governor(told)
    chain, towards = clause(hit.trigger), clause(governor)
    meeting = next((t for t in chain if t in towards), None)
    if meeting is None:
        return _FAR
    up = chain[: chain.index(meeting)]
    down = towards[: towards.index(meeting)]
    rank = _climbing(hit, up, meeting) + _descending(hit, down, meeting)
    return min(rank, _FAR)


def _governor(told: list["Token"]) -> "Token":
    """What a time stands on: the happening named right before it, else the verb or happening above.

    A name between ("Mr X on Monday said") is passed over."""
    before = told[0].nbor(-1) if told[0].i else None
    if before is not None and _happens(before):
        return before
    head = min(told, key=lambda t: len(clause(t)))
    while head in told and head.head != head:
        head = head.head
    while head.pos_ not in ("VERB", "AUX") and not _happens(head) and head.head != head:
        if head.dep_ in ("ccomp", "advcl", "acl:relcl", "acl", "parataxis", "xcomp"):
            break
        head = head.head
    return head


def _happens(token: "Token") -> bool:
    pos = "verb" if token.pos_ == "VERB" and not token.lower_.endswith("ing") else "noun"
    return token.pos_ in ("NOUN", "VERB") and (
        lemma(token) in _HAPPENING[pos] or token.lower_ in _HAPPENING[pos]
    )


def _climbing(hit: Hit, up: list["Token"], meeting: "Token") -> int:
    """The cost of the steps from what happened up to where its time hangs."""
    rank = 2 * len(up)
    for step in up:
        if step.dep_ in _CLAUSES:
            rank += 15
        if step.dep_ == "conj" and step.pos_ == "VERB" and _has_subject(step):
            rank += _FAR
    if up and _tells(meeting) and up[-1].dep_ not in ("nsubj", "nsubj:pass"):
        if _pluperfect(up) or hit.kind in TIE_KINDS:
            return _FAR
        rank += _REPORT
    return rank


def _descending(hit: Hit, down: list["Token"], meeting: "Token") -> int:
    """The cost of the steps from there down to what the time stands on."""
    rank = 2 * len(down)
    for step in down:
        if step == hit.trigger:
            continue
        if step.pos_ in ("VERB", "AUX") and step.dep_ != "xcomp":
            rank += 5 if meeting == hit.trigger and step == down[-1] else 20
        elif meeting != hit.trigger and _happens(step) and carrier(step) != hit.trigger:
            rank += 20
    return rank


def _has_subject(verb: "Token") -> bool:
    return any(c.dep_.startswith("nsubj") for c in verb.children)


def _tells(verb: "Token") -> bool:
    return verb.pos_ == "VERB" and lemma(verb) in lex.TELLING


def _pluperfect(up: list["Token"]) -> bool:
    """ "said it had attacked": the day of saying is not that of the attack."""
    return any(
        c.lower_ in ("had", "would", "will") and c.dep_ == "aux" for t in up for c in t.children
    )
